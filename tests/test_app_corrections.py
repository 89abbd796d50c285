"""The view Library: what is incomplete, and setting a field of a document by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.encoder import SentenceTransformerEncoder
from index.intake import files_in, take_in
from index.library import Library
from ingest.types import Document, DocumentKind
from ingest.workers import SerialExecutor
from tests.test_app_ask import opened as ask
from tests.test_app_library import html, opened

pytestmark = pytest.mark.model

REPORT = """Inspection of Kent local authority children’s services

Inspection dates: 9 to 20 January 2023

Health is weak.
"""
PAPER = """Medway Council

Report to Cabinet

Date of meeting: 4 March 2014

What inspectors found

Purpose of report

Leaders know.
"""


@pytest.fixture
def library(tmp_path: Path, encoder: SentenceTransformerEncoder) -> Path:
    for name, text in (("report.txt", REPORT), ("paper.txt", PAPER)):
        (tmp_path / name).write_text(text)
    with Library.open_or_create(tmp_path / "library", encoder) as made:
        take_in(made, files_in([tmp_path / "report.txt", tmp_path / "paper.txt"]), SerialExecutor())
    return tmp_path / "library"


def report(library: Path) -> Document:
    with Library.open(library) as opened_:
        return next(
            one for one in opened_.store.documents() if one.kind is DocumentKind.FULL_INSPECTION
        )


def choose(app: AppTest, field: str) -> str:
    """Choose a field; the key of its form."""
    app.selectbox(key="field").set_value(field).run()
    return f"{app.selectbox(key='document').value}-{field}"


def save(app: AppTest) -> str:
    app.button[-1].click().run()
    assert not app.exception
    return html(app)


def test_what_is_incomplete_is_listed_and_comes_first(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(library, monkeypatch)
    shown = html(app)
    assert "<caption>1 document of which something could not be read</caption>" in shown
    assert "date of publication and lead inspector</td>" in shown
    assert '<a href="#incomplete">1 document of which something could not be read</a>' in shown
    assert app.selectbox(key="document").options[0].startswith("Kent · Inspection of Kent")
    assert app.selectbox(key="field").options[:3] == ["Title", "Kind", "Council"]


def test_a_field_is_set_and_taken_back(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(library, monkeypatch)
    key = choose(app, "lead_inspector")
    assert "Recorded now: not known." in html(app)
    assert app.radio(key=f"how-{key}").options == ["Change it", "It has none"]
    app.text_input(key=f"value-{key}").set_value("Jo Bloggs")
    shown = save(app)
    assert "the lead inspector was changed." in shown
    assert "Recorded now: Jo Bloggs (from: set by hand)." in shown
    assert report(library).lead_inspector == "Jo Bloggs"

    key = choose(app, "councils")
    app.multiselect(key=f"value-{key}").set_value(["Kent", "Medway"])
    shown = save(app)
    assert "Recorded now: Kent and Medway (from: set by hand; read was: Kent)." in shown
    assert 'data-label="Council">Kent and Medway</td>' in shown
    app.radio(key=f"how-{key}").set_value("Use what was read")
    assert "Recorded now: Kent (from: front)." in save(app)
    assert report(library).councils == ("Kent",)

    key = choose(app, "published")
    app.radio(key=f"how-{key}").set_value("It has none")
    shown = save(app)
    assert "Recorded now: none, set by hand." in shown
    assert "could not be read</caption>" not in shown


def test_each_detail_has_a_fitting_input(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(library, monkeypatch)
    key = choose(app, "kind")
    assert app.radio(key=f"how-{key}").options == ["Change it"]
    app.selectbox(key=f"value-{key}").set_value("reinspection")
    assert "Recorded now: Re-inspection (from: set by hand; read was: Full inspection)." in save(
        app
    )
    key = choose(app, "framework")
    app.selectbox(key=f"value-{key}").set_value("sif_2013")
    save(app)
    key = choose(app, "published")
    assert app.text_input(key=f"value-{key}").label == (
        "Date of publication, for example 2013-09-26"
    )
    app.text_input(key=f"value-{key}").set_value("2023-03-06")
    assert "Recorded now: 6 March 2023 (from: set by hand)." in save(app)
    with Library.open(library) as opened_:
        changed = next(one for one in opened_.store.documents() if one.council == "Kent")
    assert (changed.kind, changed.framework) == (DocumentKind.REINSPECTION, "sif_2013")
    assert changed.published == date(2023, 3, 6)


def test_a_mistake_is_said_under_one_heading(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(library, monkeypatch)
    before = report(library)
    key = choose(app, "lead_inspector")
    assert "Enter a lead inspector." in save(app)
    choose(app, "title")
    assert "This title is recorded already. Enter another." in save(app)
    key = choose(app, "inspection_end")
    app.text_input(key=f"value-{key}").set_value("20 May")
    shown = save(app)
    assert "There is a problem" in shown
    assert "is no day for last day of the inspection. Write it as 2013-09-26." in shown
    assert app.text_input(key=f"value-{key}").value == "20 May"  # to be mended, not typed anew
    app.text_input(key=f"value-{key}").set_value("2022-01-01")
    assert "would end (2022-01-01) before it starts (2023-01-09)" in save(app)
    assert report(library) == before


def test_addresses_from_when_one_kind_stood_for_all_inspections_still_work(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ask(library, monkeypatch, q="health", kind="Inspection report")
    assert app.multiselect(key="kind").options == [
        "Any inspection or visit",
        "Full inspection",
        "Committee paper",
    ]
    assert app.multiselect(key="kind").value == ["inspection_report"]
    shown = html(app)
    assert "Only documents of the kind any inspection or visit were searched." in shown
    assert "Searched 1 document about 1 council." in shown
