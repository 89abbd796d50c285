"""The real documents: all are taken in, and the project's first question is answered."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from answers.assistant import Assistant
from eval.metadata import compare, references
from index.checks import check
from index.encoder import SentenceTransformerEncoder
from index.intake import files_in, take_in
from index.library import Library
from ingest.facts import Certainty
from ingest.gazetteer import gazetteer
from ingest.metadata import Metadata
from ingest.types import Document, DocumentKind
from ingest.workers import SerialExecutor

pytestmark = pytest.mark.shared


def test_all_files_are_taken_in_and_the_library_is_whole(whole: Library) -> None:
    assert len(whole.store.documents()) == 190
    assert whole.store.rejected() == []
    assert check(whole) == []


def test_each_is_what_it_is(whole: Library) -> None:
    kinds = Counter(document.kind for document in whole.store.documents())
    assert kinds == {
        DocumentKind.FULL_INSPECTION: 162,
        DocumentKind.REINSPECTION: 6,
        DocumentKind.AREA_SEND: 17,
        DocumentKind.COMMITTEE_PAPER: 5,
    }
    for document in whole.store.documents():
        named = document.file_name.split("_")[0].replace("-", " ")
        assert document.councils == (gazetteer().get(named).name,), document.file_name
        assert document.inspection_start is not None, document.file_name
        assert document.framework is not None, document.file_name


def test_who_led_is_read_wherever_it_is_printed(whole: Library, shared: Path) -> None:
    """Two reports print no lead inspector; the table that states the others has none for them."""
    readings = {Path(one.file_name).stem: _metadata(one) for one in whole.store.documents()}
    inspected = [one for one in readings.values() if one.kind.reports_an_inspection]
    assert sum(one.lead_inspector is None for one in inspected) == 2
    agreement = compare(readings, references([shared / "eval" / "grades_reference_ilacs.csv"]))
    assert agreement.compared["lead_inspector"] == 105
    assert agreement.share("lead_inspector") == agreement.share("inspection_start") == 1
    # Of the one inspection in two parts the table gives the first alone.
    (difference,) = agreement.differences
    assert (difference.field, difference.reference < difference.read) == ("inspection_end", True)
    for document in whole.store.documents():
        sure = {f.field: f.certainty for f in document.facts if f.certainty is Certainty.PRINTED}
        if document.kind.reports_an_inspection:
            assert {"title", "kind", "councils", "framework", "inspection_start"} <= sure.keys()


def _metadata(document: Document) -> Metadata:
    return Metadata(**{f.name: getattr(document, f.name) for f in fields(Metadata)})


def test_passages_are_whole_and_of_a_size(whole: Library) -> None:
    for document in whole.store.documents():
        passages = whole.store.passages(document.id)
        assert len(passages) >= 15, document.file_name
        assert max(len(passage.text.split()) for passage in passages) <= 180, document.file_name
        pages = {page.number for page in whole.store.pages(document.id)}
        assert {passage.page for passage in passages} <= pages


def test_paragraph_numbers_run_on_as_printed(whole: Library) -> None:
    """Reports since 2018 number their paragraphs from 1 without a gap."""
    for document in whole.store.documents():
        if document.framework not in ("ilacs_2018", "ilacs_2026"):
            continue
        numbers = [
            int(passage.paragraph)
            for passage in whole.store.passages(document.id)
            if re.fullmatch(r"\d+", passage.paragraph)
        ]
        distinct = list(dict.fromkeys(numbers))
        assert distinct == list(range(1, len(distinct) + 1)), document.file_name


@pytest.mark.model
def test_the_health_contribution_in_the_five_real_papers(
    shared: Path, tmp_path: Path, encoder: SentenceTransformerEncoder
) -> None:
    papers = files_in([shared / "corpus" / "committee_papers"])
    with Library.open_or_create(tmp_path / "library", encoder) as library:
        take_in(library, papers, SerialExecutor())
        answer = Assistant(library).ask("Which councils rated the health contribution inadequate?")
    first = answer.citations[0]
    assert first.document.council == "Bath and North East Somerset"
    assert first.paragraph == "4.6"
    assert re.search(r"contribution of health agencies .* Grade 4 \(Inadequate\)", first.quote)
