"""Frameworks: told by how papers name them, by the day, and by the judgement table."""

from datetime import date

import pytest

from ingest.frameworks import framework, frameworks, recognise

TABLE_2018 = """Inspection of Anyshire local authority children’s services
Inspection dates: 3 to 7 March 2025
The impact of leaders on social work practice with children and families Good
The experiences and progress of children in care Good
Overall effectiveness Good
Children thrive."""
TABLE_2026 = TABLE_2018.replace("Overall effectiveness Good\n", "")


def test_the_frameworks_in_the_order_they_came() -> None:
    assert [known.id for known in frameworks()] == [
        "slac_2009",
        "contact_referral_2009",
        "child_protection_2012",
        "looked_after_2013",
        "sif_2013",
        "jtai_2016",
        "area_send_2016",
        "ilacs_2018",
        "ilacs_2026",
        "area_send_2023",
    ]


def test_the_table_of_frameworks_is_sound() -> None:
    known = {one.id: one for one in frameworks()}
    for one in known.values():
        assert one.source
        assert one.last is None or one.first < one.last
        assert one.names or known[one.continues].names
        assert bool(one.continues) == bool(one.drops)


def test_an_unknown_framework_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'sif_2031'.*sif_2013"):
        framework("sif_2031")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspection of Safeguarding and Looked-After\nChildren’s Services", "slac_2009"),
        ("Action plan: safeguarding and services for looked after children", "slac_2009"),
        (
            "OFSTED INSPECTION OF LOCAL AUTHORITY ARRANGEMENTS FOR THE PROTECTION OF CHILDREN",
            "child_protection_2012",
        ),
        ("Inspection of services for looked after children", "looked_after_2013"),
        ("Inspections of services for looked after children", "looked_after_2013"),
        (
            "Annual unannounced inspection of contact, referral and assessment arrangements",
            "contact_referral_2009",
        ),
        ("Area SEND thematic visit to Anyshire", "area_send_2023"),
        ("Area SEND priority action monitoring inspection of Anyshire", "area_send_2023"),
        ("Re-inspection of services for children in need of help and protection", "sif_2013"),
        ("What the SIF found", "sif_2013"),
        ("Joint targeted area inspection of Anyshire", "jtai_2016"),
        ("Joint local area SEND inspection in Anyshire", "area_send_2016"),
        ("Inspection of Anyshire County Council local authority children's services", "ilacs_2018"),
        ("Inspection of children’s social care services", "ilacs_2018"),
        ("Area SEND inspection of Anyshire Local Area Partnership", "area_send_2023"),
        ("The contribution of health agencies to keeping children and young people safe: Good",
         "slac_2009"),
        ("A sift of the sifted", None),
        ("Budget monitoring", None),
        ("", None),
    ],
)  # fmt: skip
def test_named_in_a_title(text: str, expected: str | None) -> None:
    assert recognise(text) == expected


def test_the_first_named_counts_and_the_title_before_the_body() -> None:
    title = "Single inspection framework: what we did"
    body = "The ILACS came later; the joint targeted area inspection came between."
    assert recognise(title, body) == "sif_2013"
    assert recognise("What we did", body) == "ilacs_2018"


def test_a_name_counts_before_the_wording_of_judgements() -> None:
    text = "Leadership, management and governance improved. The next inspection is an ILACS."
    assert recognise(text) == "ilacs_2018"
    assert recognise("Leadership, management and governance: Good") == "sif_2013"


def test_one_not_in_force_on_the_day_gives_way_to_one_that_was() -> None:
    text = "Since our single inspection framework result we have had an ILACS inspection."
    assert recognise(text, on=date(2019, 5, 13)) == "ilacs_2018"
    assert recognise(text, on=date(2015, 5, 11)) == "sif_2013"


def test_the_only_one_named_counts_whatever_the_day() -> None:
    assert recognise("single inspection framework", on=date(2024, 1, 8)) == "sif_2013"


@pytest.mark.parametrize("on", [None, date(2025, 3, 3), date(2026, 5, 11)])
def test_the_judgement_table_tells_ilacs_of_2018_from_that_of_2026(on: date | None) -> None:
    assert recognise(TABLE_2018, on=on, front=TABLE_2018) == "ilacs_2018"
    assert recognise(TABLE_2026, on=on, front=TABLE_2026) == "ilacs_2026"


def test_prose_about_overall_effectiveness_is_no_row_of_the_table() -> None:
    front = TABLE_2026 + " At the last inspection overall effectiveness was good."
    assert recognise(front, front=front) == "ilacs_2026"


def test_without_a_table_the_day_tells() -> None:
    paper = "Outcome of the inspection of local authority children's services"
    assert recognise(paper, on=date(2026, 3, 31)) == "ilacs_2018"
    assert recognise(paper, on=date(2026, 4, 1)) == "ilacs_2026"
    assert recognise(paper) == "ilacs_2018"
