"""Where a grade stands: the words are found in the list that they are of."""

from __future__ import annotations

from ingest.pipeline import ingest_bytes

PAPER = b"""Anytown Council

Report to Cabinet, 12 March 2012

Inspection of safeguarding and looked after children services, 9 to 20 January 2012

4.6 The judgements for safeguarding services were:

- Overall effectiveness - Grade 3 (Adequate)
- Partnership working - Grade 2 (Good)

4.8 The judgements for services for looked after children were:

- Overall effectiveness - Grade 3 (Adequate)
- Being healthy - Grade 4 (Inadequate)
"""


def test_a_line_that_two_lists_share_is_cited_where_each_has_it() -> None:
    found = ingest_bytes(PAPER, "paper.txt").judgements
    places = {one.area_id: one.mentions[0].paragraph for one in found}
    assert places == {
        "safeguarding.overall_effectiveness": "4.6",
        "safeguarding.partnership_working": "4.6",
        "looked_after.overall_effectiveness": "4.8",
        "looked_after.being_healthy": "4.8",
    }
