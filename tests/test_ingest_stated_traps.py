"""Grades in papers as councils really write them: what is a row, and what only looks like one.

Each case is a text of our own with the rows that a careful reader expects, and no others.
"""

# Texts stand as papers print them, a line a block.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.test_ingest_stated import ILACS, NONE, SIF, SLAC, check

ROWS = {
    "to require improvement": (
        SIF,
        "The inspectors had found services to require improvement overall.",
        ["overall_effectiveness requires_improvement"],
    ),
    "was that services require": (
        ILACS,
        "The overall judgement was that services in Medway require improvement to be good.",
        ["overall_effectiveness requires_improvement"],
    ),
    "all require": (
        SIF,
        "Help and protection, children looked after, and leadership, management and governance all require improvement.",
        [
            "help_and_protection requires_improvement",
            "children_looked_after requires_improvement",
            "leadership requires_improvement",
        ],
    ),
    "capacity to improve": (
        SLAC,
        "For looked after children, overall effectiveness was good and capacity to improve was good.",
        ["looked_after.overall_effectiveness good", "looked_after.capacity_for_improvement good"],
    ),
    "ambition": (
        SLAC,
        "Safeguarding: ambition and prioritisation was judged inadequate.",
        ["safeguarding.ambition_and_prioritisation inadequate"],
    ),
    "series": (
        ILACS,
        "The impact of leaders was Good, help and protection Good, children in care Requires Improvement to be Good and care leavers Good.",
        [
            "leadership good",
            "help_and_protection good",
            "children_looked_after requires_improvement",
            "care_leavers good",
        ],
    ),
    "pairs": (
        ILACS,
        "Grades: Overall Good; Leadership Good; Help & Protection 'Outstanding'; Care Leavers Good.",
        [
            "overall_effectiveness good",
            "leadership good",
            "help_and_protection outstanding",
            "care_leavers good",
        ],
    ),
    "colon and semicolons": (
        ILACS,
        "Medway was rated 'Requires Improvement to be Good' for: the impact of leaders; help and protection; and care leavers.",
        [
            "leadership requires_improvement",
            "help_and_protection requires_improvement",
            "care_leavers requires_improvement",
        ],
    ),
    "including": (
        SIF,
        "- children looked after and achieving permanence – good, including adoption (outstanding) and care leavers (good)",
        ["children_looked_after good", "adoption outstanding", "care_leavers good"],
    ),
    "columns of inspections": (
        ILACS,
        """
        || Judgement | 2016 (SIF) | June 2023 (ILACS)
        | The impact of leaders on social work practice with children and families | Requires improvement | Outstanding
        """,
        [
            "leadership requires_improvement previous 2016-01/2016-12 sif_2013",
            "leadership outstanding",
        ],
    ),
    "columns of services, corner lost": (
        SLAC,
        """
        | Safeguarding services | Looked after children services
        | Overall effectiveness | Adequate | Good
        """,
        ["safeguarding.overall_effectiveness adequate", "looked_after.overall_effectiveness good"],
    ),
    "inspectors' column under targets": (
        ILACS,
        """
        # Self-assessment and targets
        || Area | Ofsted June 2023 | Self-assessment | Target 2026
        | Help and protection | Inadequate | Requires improvement | Good
        """,
        ["help_and_protection inadequate"],
    ),
    "history": (
        NONE,
        """
        # Inspection history
        - 2010 – Safeguarding and looked after children: Inadequate
        - 2015 – Single inspection: Adequate
        - 2016 – Single inspection: Inadequate
        """,
        [
            "safeguarding.overall_effectiveness inadequate previous 2010-01/2010-12 slac_2009",
            "looked_after.overall_effectiveness inadequate previous 2010-01/2010-12 slac_2009",
            "overall_effectiveness inadequate 2016-01/2016-12 sif_2013",
        ],
    ),
    "own row among councils": (
        NONE,
        """
        || Authority | Framework | Inspected | Overall judgement
        | Bury | ILACS | November 2021 | Inadequate
        | Medway | ILACS | April 2022 | Good
        """,
        ["overall_effectiveness good 2022-04/2022-04 ilacs_2018"],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_what_a_careful_reader_takes(name: str) -> None:
    about, text, expected = ROWS[name]
    check(text, about, expected)


NO_ROWS = {
    "practice": (
        ILACS,
        "Inspectors found management oversight of care leavers to require improvement.",
    ),
    "assessments": (
        ILACS,
        "Inspectors found the quality of assessments in children's services to require improvement.",
    ),
    "another inspectorate": (ILACS, "Youth Justice: HMIP rated the service 'Good' in 2023."),
    "any authority": (
        ILACS,
        "It is rare for an authority to go from inadequate to good in two years.",
    ),
    "counted reports": (ILACS, "Help and protection was judged inadequate in 14 of these reports."),
    "schools": (ILACS, "Quality of education: Good. Leadership and management: Good."),
    "homes": (
        ILACS,
        """
        # Our children's homes
        - Overall effectiveness: Good
        - Help and protection: Good
        """,
    ),
    "actions": (
        ILACS,
        """
        || Indicator | Q1 | RAG
        | Leadership and management actions | Good | Green
        | Care leavers in employment | Inadequate | Red
        """,
    ),
}


@pytest.mark.parametrize("name", NO_ROWS)
def test_what_a_careful_reader_leaves(name: str) -> None:
    about, text = NO_ROWS[name]
    check(text, about, [])


MONTHS = {
    "sentence": (
        """
        The single inspection carried out in February 2016 found that services require improvement.
        Adoption was judged good.
        """,
        [
            "overall_effectiveness requires_improvement 2016-02/2016-02 sif_2013",
            "adoption good 2016-02/2016-02 sif_2013",
        ],
    ),
    "title": (
        """
        Children's services: Ofsted inspection May 2015
        - Care leavers: Good
        """,
        ["care_leavers good 2015-05/2015-05 sif_2013"],
    ),
    "two services": (
        """
        Ofsted inspected safeguarding and looked after children's services in Medway in February 2010.
        2 The overall effectiveness of safeguarding services was inadequate.
        """,
        ["safeguarding.overall_effectiveness inadequate 2010-02/2010-02 slac_2009"],
    ),
    "a peer review is none": (
        """
        A peer review of children's services took place in January 2023.
        Adoption was judged good.
        """,
        [],
    ),
    "a day of a meeting is none": (
        """
        # Children's Services Scrutiny Committee, 10 January 2019
        Ofsted inspected children's services in November 2018.
        - Help and protection: Good
        """,
        ["help_and_protection good 2018-11/2018-11 ilacs_2018"],
    ),
}


@pytest.mark.parametrize("name", MONTHS)
def test_the_month_that_a_paper_prints_dates_its_rows(name: str) -> None:
    text, expected = MONTHS[name]
    check(text, NONE, expected)


POSSIBLE = """
Inspectors can make one of three judgements:
- typically lead to positive experiences and outcomes
- lead to inconsistent experiences and outcomes
- widespread and/or systemic failings
"""
SEND = """
The SEND inspection of the local area took place in May 2024.
The inspection found that arrangements lead to inconsistent experiences and outcomes.
"""


def test_an_outcome_is_told_from_the_list_of_possible_ones() -> None:
    check(POSSIBLE, NONE, [])
    row = "local_area_send send_inconsistent 2024-05/2024-05 area_send_2023"
    check(SEND + POSSIBLE, NONE, [row])


def test_another_area_s_outcome_is_none_of_the_council_s() -> None:
    check("Halton was found to have widespread and/or systemic failings.", NONE, [])
