"""From a question to an answer whose every quote stands in its document."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from answers.assistant import Assistant, Settings
from answers.doubts import Limits
from answers.evidence import pick
from answers.exact import exactly
from answers.jsonable import answer_json
from answers.requests import filter_from
from answers.sentence_fit import sentences_of
from answers.sentences import split
from answers.verbatim import page_of
from index.encoder import SentenceTransformerEncoder
from index.intake import files_in, take_in
from index.library import Library
from index.types import Way
from index.wanted import Wanted
from ingest.types import DocumentKind
from ingest.workers import SerialExecutor


def test_sentences_are_verbatim_and_lines_are_kept_apart() -> None:
    text = "The LSCB, e.g. in St. Helens, met (para. 4.6). It decided.\n• Adoption – Good\n• Health"
    assert split(text) == [
        "The LSCB, e.g. in St. Helens, met (para. 4.6).",
        "It decided.",
        "• Adoption – Good",
        "• Health",
    ]
    assert split(" \n\n") == []


@pytest.fixture
def assistant(toy_library: Library, tmp_path: Path) -> Iterator[Assistant]:
    paper = tmp_path / "paper.txt"
    paper.write_text(
        "Report to Cabinet of Medway Council\n\n"
        "1. Leaders know their services. Missing children are seen. Adoption takes time.\n\n"
        "2. Health was weak.\n"
    )
    take_in(toy_library, files_in([paper]), SerialExecutor())
    yield Assistant(toy_library, Settings(limits=Limits(near=0.8)))


def test_the_sentence_nearest_to_the_question_is_picked(assistant: Assistant) -> None:
    hits = assistant.search("missing children")
    sentences = sentences_of(assistant.library, "missing children", hits)
    evidence = pick(Wanted("q", "missing children"), hits, sentences)
    best = max(evidence, key=lambda one: one.fit)
    assert best.sentence == "Missing children are seen."
    assert best.nearness == pytest.approx(1.0)  # both are (0, 0, 0, 1, 1)/√2
    assert best.fit == pytest.approx(1.1)  # and it uses both words


def test_an_answer_cites_the_sentence_with_its_paragraph(assistant: Assistant) -> None:
    answer = assistant.ask("adoption?")
    assert answer.answered
    first = answer.citations[0]
    assert (first.n, first.quote, first.paragraph) == (1, "Adoption takes time.", "1")
    assert first.page is None  # plain text has no pages
    assert first.document.council == "Medway"
    assert answer.text.splitlines()[0].endswith("“Adoption takes time.” [1]")
    assert (answer.coverage.documents, answer.coverage.councils) == (1, 1)


def test_below_the_floor_the_library_does_not_answer(assistant: Assistant) -> None:
    answer = assistant.ask("adoption adoption health leaders leaders leaders")
    assert not answer.answered
    assert answer.citations == ()
    assert answer.text == (
        "The library does not answer this: nothing that it holds comes near to the question. "
        "It was sought in 1 document."
    )


def test_a_council_that_is_not_held_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("health in Kent?")
    assert not answer.answered
    assert answer.coverage.documents == 0
    assert "holds no documents about Kent" in answer.text


def test_an_empty_library_says_so(toy_library: Library) -> None:
    answer = Assistant(toy_library).ask("health?")
    assert answer.text == "The library does not answer this: it holds no documents yet."


@pytest.fixture(scope="module")
def shipped(shipped_library: Path, encoder: SentenceTransformerEncoder) -> Iterator[Assistant]:
    with Assistant.open(shipped_library, encoder) as opened:
        yield opened


@pytest.mark.model
def test_the_health_question_is_answered_from_the_register(shipped: Assistant) -> None:
    answer = shipped.ask("Which councils rated the health contribution inadequate?")
    assert answer.text.splitlines()[:2] == [
        "1 of the 1 councils with a judgement on the contribution of health agencies was rated "
        "inadequate at any inspection held here: Bath and North East Somerset.",
        "Only the 2009–2012 framework graded it; the library holds reports or papers of that "
        "framework for 3 councils.",
    ]
    (row,) = answer.rows
    assert (row.area_id, row.grade) == (
        "safeguarding.contribution_of_health", "Grade 4 (Inadequate)",
    )  # fmt: skip
    (citation,) = answer.citations
    assert citation.document.council == "Bath and North East Somerset"
    assert (citation.page, citation.paragraph) == (3, "4.6")
    assert citation.quote == (
        "The contribution of health agencies to keeping children and young people safe – "
        "Grade 4 (Inadequate)"
    )
    assert answer.coverage.without == ("Dudley", "North Tyneside")
    assert answer.coverage.not_asked == ("Herefordshire", "Medway")
    (being_healthy,) = answer.related
    assert (being_healthy.area_ids, being_healthy.rows) == (("looked_after.being_healthy",), 1)


@pytest.mark.model
def test_a_mixed_question_has_rows_and_quotes_of_their_documents(shipped: Assistant) -> None:
    answer = shipped.ask(
        "What did inspectors say about health where the contribution of health agencies was "
        "inadequate?"
    )
    assert [row.citations for row in answer.rows] == [(1,)]
    assert [citation.n for citation in answer.citations] == list(
        range(1, len(answer.citations) + 1)
    )
    assert len(answer.citations) > 1
    assert {one.document.council for one in answer.citations} == {"Bath and North East Somerset"}


@pytest.mark.model
def test_what_is_set_exactly_goes_before_the_words(shipped: Assistant) -> None:
    exact = exactly({"area": "leaders", "grade": "any", "which": "latest"})
    answer = shipped.ask("Which councils rated the health contribution inadequate?", exact=exact)
    assert {row.area_id.rpartition(".")[2] for row in answer.rows} == {"leadership"}
    assert {row.council for row in answer.rows} == {
        "Bath and North East Somerset", "Herefordshire",
    }  # fmt: skip


@pytest.mark.model
def test_a_register_question_does_not_load_the_model(shipped_library: Path) -> None:
    asked = (
        "import sys; from answers.assistant import Assistant\n"
        f"with Assistant.open({str(shipped_library)!r}) as assistant:\n"
        "    answer = assistant.ask('Which councils are inadequate for leadership?')\n"
        "print(answer.reading.judgements is not None, "
        "[m for m in ('torch', 'faiss', 'tantivy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout == "True []\n"


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "council", "words"),
    [
        ("How many case files were looked at in Bath?", "Bath and North East Somerset", "94"),
        ("How much money was set aside in Dudley?", "Dudley", "400"),
        ("What grade did adoption get in Herefordshire?", "Herefordshire", "Good"),
        ("How far did repeat referrals fall in Medway?", "Medway", "17%"),
        ("Which minister wrote to North Tyneside?", "North Tyneside", "Tim Loughton"),
    ],
)
def test_plain_questions_over_the_shipped_corpus(
    shipped: Assistant, question: str, council: str, words: str
) -> None:
    answer = shipped.ask(question)
    assert answer.answered
    assert {citation.document.council for citation in answer.citations} == {council}
    assert any(words in citation.hit.passage.text for citation in answer.citations[:3])


@pytest.mark.model
def test_every_quote_stands_on_the_page_that_is_cited(shipped: Assistant) -> None:
    for question in ("care leavers", "What will be done about early help?", "funding"):
        for citation in shipped.ask(question).citations:
            passage = citation.hit.passage
            assert citation.quote in passage.text
            pages = shipped.library.store.pages(
                passage.document_id, passage.page, passage.last_page
            )
            assert page_of(citation.quote, pages) == (citation.page or 1)


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    ["How do I renew my passport?", "the price of copper in 1974", "What did Sandwell decide?"],
)
def test_what_the_library_does_not_hold_is_not_answered(shipped: Assistant, question: str) -> None:
    assert not shipped.ask(question).answered


@pytest.mark.model
def test_filters_leave_only_what_they_name(shipped: Assistant) -> None:
    only = filter_from(["Dudley", "Medway"], [DocumentKind.COMMITTEE_PAPER], "2013", "2014")
    answer = shipped.ask("action plans", only)
    assert {citation.document.council for citation in answer.citations} == {"Medway"}
    assert answer.coverage.documents == 1
    assert not shipped.ask("action plans", filter_from(kinds=[DocumentKind.MINUTES])).answered


@pytest.mark.model
@pytest.mark.parametrize("way", list(Way))
def test_each_way_of_searching_finds_the_council_plan(shipped: Assistant, way: Way) -> None:
    hits = shipped.search("health agencies contribution to keeping children safe", 3, way=way)
    assert "4.6" in {hit.passage.paragraph for hit in hits}


@pytest.mark.model
def test_answers_as_json_have_the_fields_that_scripts_rely_on(shipped: Assistant) -> None:
    row = json.loads(json.dumps(answer_json(shipped.ask("adoption performance"), "q1")))
    assert set(row) == {
        "id", "question", "reading", "answered", "text", "rows", "citations", "coverage",
        "related", "tally",
    }  # fmt: skip
    assert (row["id"], row["rows"]) == ("q1", [])
    assert set(row["citations"][0]) >= {"n", "document", "page", "paragraph", "quote"}
    assert set(row["citations"][0]["document"]) >= {
        "id", "file", "title", "council", "kind", "framework", "published"
    }  # fmt: skip
    assert row["coverage"] == {
        "documents": 5,
        "councils": 5,
        "with_judgement": None,
        "without": None,
        "not_asked": None,
        "unreadable": None,
        "not_held": None,
    }
