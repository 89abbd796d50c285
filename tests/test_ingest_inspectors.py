"""Who led an inspection: the name as printed, never a deputy's or a team's."""

from __future__ import annotations

import pytest

from ingest.facts import Certainty, Place
from ingest.inspectors import is_title, lead_inspector
from ingest.types import Block, BlockKind, Origin, ParsedDocument, ParsedPage


def parsed(*lines: str, page: int = 1) -> ParsedDocument:
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, page, page) for line in lines)
    return ParsedDocument(Origin.PDF, (ParsedPage(1, "", ""),), blocks)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Lead inspector: Jo Bloggs, His Majesty’s Inspector"], "Jo Bloggs"),
        (["Lead inspector: Jo Bloggs Her Majesty's Inspector"], "Jo Bloggs"),
        (["Lead inspector: Jo Bloggs, Senior HMI"], "Jo Bloggs"),
        (["Lead inspector: JO BLOGGS HMI"], "JO BLOGGS"),
        (["Lead inspector:\tJo Bloggs"], "Jo Bloggs"),
        (["Lead inspector", "Jo Bloggs HMI"], "Jo Bloggs"),
        (["Lead inspector\tJo Bloggs HMI"], "Jo Bloggs"),
        (["Reporting inspector\tJo Bloggs HMI"], "Jo Bloggs"),
        (["Reporting inspector Jo Bloggs HMI Age group: All"], "Jo Bloggs"),
        (["Inspection dates: 5 – 16 July 2010 Reporting inspector Jo Bloggs HMI"], "Jo Bloggs"),
        (["Lead inspector: Mrs Jo Bloggs"], "Jo Bloggs"),
        (["Lead inspector: Dr Jo A. Bloggs-Other"], "Jo A. Bloggs-Other"),
        (["Lead inspector: Jo Bloggs- Other, HMI"], "Jo Bloggs-Other"),
        (["Lead inspector: Jenny-ellen Bloggs"], "Jenny-ellen Bloggs"),
        (["Lead inspector: Siân O’Neill"], "Siân O’Neill"),
        (["Lead inspector: Ann-Marie de la Cruz McDonald"], "Ann-Marie de la Cruz McDonald"),
        (["Lead inspectors: Jo Bloggs and Sam Other, HMI"], "Jo Bloggs and Sam Other"),
        (["Lead inspector: Jo Bloggs Judgement Grade"], "Jo Bloggs"),
        (["Jo Bloggs, Ofsted HMI, Lead inspector Sam Other, Ofsted HMI"], "Jo Bloggs"),
        (["Ofsted\tCare Quality Commission",
          "Mr Jo Bloggs, Ofsted Lead inspector\tNot Me, CQC Lead inspector"], "Jo Bloggs"),
        (["Jo Bloggs HMI, Ofsted Lead Inspector\tNot Me, CQC lead inspector"], "Jo Bloggs"),
        (["Deputy lead inspector: Not Me", "Lead inspector: Jo Bloggs"], "Jo Bloggs"),
        (["Deputy Lead Inspector: Not Me"], None),
        (["CQC lead inspector: Not Me"], None),
        (["Not Me, CQC Lead inspector"], None),
        (["Inspection team", "Not Me HMI", "Nor Him HMI"], None),
        (["The lead inspector met leaders each day."], None),
        (["The lead inspector: a guide"], None),
        (["Lead inspector"], None),
        (["Lead inspector:", "Inspection dates: 3 May 2014"], None),
    ],
)  # fmt: skip
def test_the_name_as_printed(lines: list[str], name: str | None) -> None:
    found = lead_inspector(parsed(*lines))
    assert (found.value if found else None) == name


def test_the_page_is_told() -> None:
    found = lead_inspector(parsed("Lead inspector: Jo Bloggs", page=34))
    assert found is not None
    assert (found.place, found.page, found.certainty) == (Place.BODY, 34, Certainty.PRINTED)


def test_a_line_without_end_is_read() -> None:
    assert lead_inspector(parsed("Ab " * 60_000 + "inspector")) is None
    assert lead_inspector(parsed("Lead inspector: " + "Ab-" * 60_000)) is None
    assert lead_inspector(parsed("lead inspector " * 20_000)) is None
    assert lead_inspector(parsed("A, HMI, Ofsted " * 20_000 + "inspector")) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Her Majesty’s Inspector", True),
        ("HMI, Ofsted", True),
        ("Ofsted", False),
        ("Her Majesty’s Inspector found", False),
        ("Inspectors", False),
    ],
)
def test_an_inspector_s_title_is_told_from_other_lines(line: str, title: bool) -> None:
    assert is_title(line) is title
