"""Where each fact was read, and how sure it is."""

from __future__ import annotations

from ingest.facts import Certainty, DocumentField, Fact, Place
from ingest.metadata import read_metadata
from ingest.types import Origin
from tests.test_ingest_metadata import ILACS, LETTER, PAPER, parsed

PRINTED, INFERRED = Certainty.PRINTED, Certainty.INFERRED


def said(text: str, name: str = "1.pdf", **properties: str) -> dict[str, tuple[str, Certainty]]:
    got = read_metadata(parsed(text, **properties), name)
    return {fact.field: (fact.words, fact.certainty) for fact in got.facts}


def test_a_report_s_front_prints_them() -> None:
    front = ("front page", PRINTED)
    assert said(ILACS) == {
        "title": front,
        "kind": front,
        "councils": front,
        "framework": front,
        "inspection_start": front,
        "inspection_end": front,
        "lead_inspector": front,
    }


def test_what_stands_on_another_page_says_which() -> None:
    cover = "Kent County Council\f" + ILACS.strip()
    facts = said(cover)
    assert facts["title"] == ("front, page 2", PRINTED)
    later = ILACS.replace("Lead inspector: Pat Devon, His Majesty’s Inspector\n", "")
    facts = said(later.strip() + " and more." * 30 + "\fOn\fLead inspector: Pat Devon")
    assert facts["lead_inspector"] == ("body, page 3", PRINTED)


def test_what_stands_in_is_inferred() -> None:
    assert said(ILACS, created="2023-03-02")["published"] == ("file properties", INFERRED)
    assert said(ILACS, "a_06-march-2023.pdf")["published"] == ("file name", INFERRED)
    plan = said("Our plan for children\nWe want each of them to do well.", "kent_plan.pdf")
    assert plan == {"title": ("front page", PRINTED), "councils": ("file name", INFERRED)}
    assert said("…", "kent.pdf")["title"] == ("file name", INFERRED)
    assert said("…", title="Our plan")["title"] == ("file properties", INFERRED)


def test_a_paper_s_running_text_is_inferred() -> None:
    facts = said(PAPER)
    assert facts["published"] == ("front page", PRINTED)  # "Date of Meeting:"
    assert facts["kind"] == ("front page", INFERRED)  # told by its traits
    assert facts["inspection_start"] == ("front page", INFERRED)
    body = PAPER.replace("Inspectors were in", "\fInspectors were in")
    assert said(body)["inspection_start"] == ("body, page 2", INFERRED)


def test_a_letter_s_own_dates_are_printed() -> None:
    facts = said(LETTER)
    assert facts["published"] == ("front page", PRINTED)
    assert facts["inspection_end"] == ("front page", PRINTED)


def test_a_visit_that_names_no_framework_has_one_by_its_day() -> None:
    text = LETTER.replace(", the second under the ILACS", "")
    assert said(text)["framework"] == ("front page", INFERRED)


def test_the_place_in_words() -> None:
    field = DocumentField.TITLE
    assert Fact(field, Place.FRONT, None, PRINTED).words == "front"
    assert Fact(field, Place.BODY, None, PRINTED).words == "body"
    assert Fact(field, Place.BODY, 2, PRINTED).words == "body, page 2"
    assert Fact(field, Place.BY_HAND, None, Certainty.SET_BY_HAND).words == "set by hand"


def test_what_is_not_read_has_no_fact() -> None:
    fields = {fact.field for fact in read_metadata(parsed("x", Origin.TEXT), "1.txt").facts}
    assert fields == {DocumentField.TITLE}
