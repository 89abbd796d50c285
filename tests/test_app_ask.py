"""The view Ask, run as Streamlit runs it, over the shipped corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answers.phrases import count, listed
from answers.types import Answer, Coverage, Reading
from index.library import Library
from index.types import Filter
from ingest.types import DocumentKind
from tests.conftest import PROJECT
from tests.toys import WordCounts, document
from views.examples import examples
from views.markup import error_summary, literal, quoted
from views.wording import inspected, searched

QUESTION = "Which councils rated the health contribution inadequate?"
PROBLEM = "There is a problem"


def opened(library: Path, monkeypatch: pytest.MonkeyPatch, **query: str | list[str]) -> AppTest:
    monkeypatch.setenv("FINDINGS_LIBRARY", str(library))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.header]


@pytest.mark.model
def test_it_starts_with_questions_that_fit_the_library(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch)
    assert app.title[0].value == "Ask the inspection reports"
    assert headings(app) == ["Questions to start from"]
    assert app.multiselect(key="council").options == [
        "Bath and North East Somerset",
        "Dudley",
        "Herefordshire",
        "Medway",
        "North Tyneside",
    ]
    assert app.selectbox(key="from").options == ["2011", "2012", "2013", "2014"]
    app.button[1].click().run()
    assert app.text_input(key="q").value == QUESTION
    assert headings(app)[:2] == ["Answer", "Where it stands"]


@pytest.mark.model
def test_the_health_question_shows_the_judgement_of_bath(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch)
    app.text_input(key="q").set_value(QUESTION)
    app.button[0].click().run()
    shown = html(app)
    assert '<span class="grade inadequate">Grade 4 (Inadequate)</span>' in shown
    assert "[1] Committee paper 2012, page 3, paragraph 4.6</a>" in shown
    assert '<span class="chip">Asked: which councils</span>' in shown
    assert [one.label for one in app.button if "✕" in one.label] == [
        r"Area\: The contribution of health agencies ✕",
        r"Grade\: inadequate ✕",
    ]
    app.selectbox(key="set-asked").set_value("how many of each")
    app.button(key="FormSubmitter:reading-Answer it so").click().run()
    assert app.query_params["asked"] == "tally"
    assert "<caption>Number of judgements given each grade</caption>" in html(app)


@pytest.mark.model
def test_a_question_about_what_is_said_cites_the_line_of_bath(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch)
    app.text_input(key="q").set_value("health agencies keeping children safe")
    app.button[0].click().run()
    shown = html(app)
    assert "keeping children and young people safe – Grade 4 (Inadequate)”" in shown
    assert "Bath and North East Somerset, page 3, paragraph 4.6" in shown
    assert "Searched 5 documents about 5 councils." in shown
    assert "] Bath and North East Somerset · 2012 · p. 3</a>" in shown


@pytest.mark.model
def test_the_address_sets_question_filters_and_source(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    councils = ["Medway", "Dudley"]
    query: dict[str, Any] = {"q": "adoption", "council": councils, "from": "2012", "source": "2"}
    app = opened(shipped_library, monkeypatch, **query)
    assert app.text_input(key="q").value == "adoption"
    assert app.multiselect(key="council").value == ["Medway", "Dudley"]
    assert app.selectbox(key="from").value == "2012"
    assert '<div class="card chosen" id="source-2">' in html(app)
    assert "Only documents about Dudley or Medway and from 1 January 2012 on were" in html(app)


@pytest.mark.model
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"q": "health", "from": "2014", "to": "2012"}, "ends (2012-12-31) before it begins"),
        ({"q": "health", "council": "Kent"}, "holds nothing for Kent, which the address asks for"),
        ({"q": "health", "source": "9"}, "The answer has no source 9"),
    ],
)
def test_a_mistake_is_said_under_one_heading(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch, query: dict[str, str], said: str
) -> None:
    shown = html(opened(shipped_library, monkeypatch, **query))
    assert PROBLEM in shown
    assert said in shown


@pytest.mark.model
def test_an_empty_question_is_a_mistake_only_once_it_is_asked(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch)
    assert PROBLEM not in html(app)
    app.button[0].click().run()
    assert "Enter a question." in html(app)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the capital of Peru?", "Searched 5 documents about 5 councils."),
        ("What did Kent do?", "The library holds no documents about Kent, which your question"),
    ],
)
def test_what_the_library_does_not_answer_it_says(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch, question: str, said: str
) -> None:
    app = opened(shipped_library, monkeypatch, q=question)
    assert headings(app)[0] == "The library does not answer this"
    assert said in html(app)
    assert '<div class="card' not in html(app)


def test_without_a_library_it_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = html(opened(tmp_path / "none", monkeypatch))
    assert PROBLEM in shown
    assert "Make one with `findings ingest FOLDER" in shown
    assert not (tmp_path / "none").exists()


@pytest.mark.model
def test_an_empty_library_says_how_to_fill_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open_or_create(tmp_path / "empty").close()
    app = opened(tmp_path / "empty", monkeypatch)
    assert "holds no documents yet" in app.markdown[0].value
    assert app.code[0].value == "findings ingest FOLDER"


def test_a_library_of_another_recipe_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open_or_create(tmp_path / "other", WordCounts()).close()
    assert PROBLEM in html(opened(tmp_path / "other", monkeypatch))


def test_text_of_documents_stays_text() -> None:
    assert literal("# [a](b) *c* :x: $1$") == r"\# \[a\]\(b\) \*c\* \:x\: \$1\$"
    assert quoted("<b>\ntwo words", (4, 7)) == "<p>&lt;b&gt;</p><p><mark>two</mark> words</p>"
    assert quoted("ab\ncd", (1, 4)) == "<p>a<mark>b</mark></p><p><mark>c</mark>d</p>"
    assert "<p>&lt;script&gt;</p>" in error_summary(["<script>"])


def test_the_wording() -> None:
    assert [count(n, "page") for n in (0, 1, 1204)] == ["0 pages", "1 page", "1,204 pages"]
    assert listed(["a", "b", "c"]) == "a, b and c"
    start, end = date(2013, 1, 7), date(2013, 1, 16)
    paper = document(inspection_start=start, inspection_end=end)
    assert inspected(paper) == "7 January 2013 to 16 January 2013"
    assert inspected(replace(paper, inspection_end=start)) == "7 January 2013"
    only = Filter(frozenset({"Kent"}), frozenset({DocumentKind.LETTER}), until=end)
    answer = Answer(Reading("?", only, (), "?"), False, "", (), Coverage(documents=1, councils=1))
    assert searched(answer) == (
        "Searched 1 document about 1 council. Only documents about Kent, of the kind letter and "
        "up to 16 January 2013 were searched."
    )


def test_examples_fit_what_is_held() -> None:
    assert examples([]) == []
    report = document("a" * 16, kind=DocumentKind.FULL_INSPECTION, council="Kent")
    paper = document("b" * 16, kind=DocumentKind.COMMITTEE_PAPER, council="Medway")
    assert examples([report, paper])[1:] == [
        "What needs to improve in Kent?",
        "What has Medway done since its inspection?",
    ]
