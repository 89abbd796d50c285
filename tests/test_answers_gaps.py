"""What is listed as incomplete: only what such a document has and was not read."""

from __future__ import annotations

from datetime import date

from answers.gaps import Gap, cure, field_words, gaps
from answers.jsonable import gaps_json, holdings_json
from answers.plain import facts_text, gap_text
from ingest.corrections import corrected
from ingest.facts import Certainty, DocumentField, Fact, Place
from ingest.types import Document, DocumentKind
from tests.toys import document

F = DocumentField
ALL = tuple(F)


def known(kind: DocumentKind, *fields: DocumentField) -> Document:
    facts = tuple(Fact(field, Place.FRONT, 1, Certainty.PRINTED) for field in fields)
    return document(kind=kind, council="Kent", published=date(2014, 3, 4), facts=facts)


def lacking(kind: DocumentKind, *fields: DocumentField) -> tuple[DocumentField, ...]:
    return next((gap.fields for gap in gaps([known(kind, *fields)])), ())


def test_each_kind_has_what_it_has() -> None:
    named = (F.TITLE, F.KIND)
    inspected = (F.COUNCILS, F.FRAMEWORK, F.INSPECTION_START, F.INSPECTION_END, F.PUBLISHED)
    led = (*inspected, F.LEAD_INSPECTOR)
    assert lacking(DocumentKind.FULL_INSPECTION, *named) == led
    assert lacking(DocumentKind.AREA_SEND, *named) == led
    assert lacking(DocumentKind.MONITORING_VISIT, *named) == inspected
    assert lacking(DocumentKind.JTAI, *named) == inspected
    assert lacking(DocumentKind.COMMITTEE_PAPER, *named) == (F.COUNCILS, F.PUBLISHED)
    assert lacking(DocumentKind.ACTION_PLAN, *named) == (F.COUNCILS,)
    assert lacking(DocumentKind.OTHER, F.TITLE) == (F.KIND, F.COUNCILS)
    assert all(lacking(kind, *ALL) == () for kind in DocumentKind)


def test_a_title_from_the_file_s_name_is_none() -> None:
    facts = (
        Fact(F.TITLE, Place.FILE_NAME, None, Certainty.INFERRED),
        *(Fact(field, Place.FRONT, 1, Certainty.PRINTED) for field in ALL[1:]),
    )
    (gap,) = gaps([document(facts=facts)])
    assert gap.fields == (F.TITLE,)


def test_what_a_person_has_set_is_known() -> None:
    read = known(DocumentKind.FULL_INSPECTION, *ALL[:-1])
    assert gaps([read]) == [Gap(read, (F.LEAD_INSPECTOR,))]
    assert gaps([corrected(read, {F.LEAD_INSPECTOR: "Jo Bloggs"})]) == []
    assert gaps([corrected(read, {F.LEAD_INSPECTOR: None})]) == []
    other = known(DocumentKind.OTHER, F.TITLE, F.COUNCILS)
    assert gaps([corrected(other, {F.KIND: "other"})]) == []


def test_the_words_and_the_cure() -> None:
    paper = known(DocumentKind.COMMITTEE_PAPER, F.TITLE, F.KIND, F.COUNCILS)
    (gap,) = gaps([paper])
    said = "findings documents set dddddddddddddddd published=YYYY-MM-DD, or published=none"
    assert cure(paper, F.PUBLISHED) == said
    assert gap_text(gap) == f"dddddddddddddddd  dddd.txt\n    no date of the meeting: {said}"
    assert field_words(F.PUBLISHED, DocumentKind.LETTER) == "date of publication"
    assert cure(paper, F.KIND) == "findings documents set dddddddddddddddd kind=committee_paper"
    assert gaps_json([gap]) == {
        "documents": [
            {
                "id": "d" * 16,
                "file": "dddd.txt",
                "title": "A paper",
                "kind": "committee_paper",
                "missing": [{"field": "published", "cure": said}],
            }
        ]
    }


def test_facts_as_text_and_json() -> None:
    read = known(DocumentKind.LETTER, F.TITLE, F.COUNCILS)
    changed = corrected(read, {F.COUNCILS: "Medway; Kent", F.FRAMEWORK: None})
    assert facts_text(changed).splitlines() == [
        "dddddddddddddddd  dddd.txt",
        "    title: A paper (front page)",
        "    kind: not known",
        "    councils: Medway; Kent (set by hand; read: Kent)",
        "    framework: none (set by hand; read: nothing)",
        "    inspection_start: not known",
        "    inspection_end: not known",
        "    published: not known",
        "    lead_inspector: not known",
    ]
    (row,) = holdings_json([changed], {}, {}, [])["documents"]
    assert (row["council"], row["councils"]) == ("Medway", ["Medway", "Kent"])
    assert row["lead_inspector"] is None
    hand = {"certainty": "set_by_hand", "place": "set by hand", "page": None}
    assert row["facts"] == {
        "title": {"certainty": "printed", "place": "front page", "page": 1},
        "councils": hand | {"read": "Kent"},
        "framework": hand | {"read": None},
    }
