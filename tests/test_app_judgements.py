"""The view Judgements, run as Streamlit runs it, over the shipped corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.library import Library
from tests.conftest import PROJECT
from tests.test_app_ask import html

pytestmark = pytest.mark.model


def opened(library: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    monkeypatch.setenv("FINDINGS_LIBRARY", str(library))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    app.switch_page("views/judgements.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def test_it_lists_each_judgement_with_its_place(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch)
    shown = html(app)
    assert app.title[0].value == "Judgements"
    bath = [row for row in shown.split("<tr ") if "Bath and North East Somerset" in row]
    assert len(bath) == 20
    assert 'data-label="Inspection">9 to 20 January 2012, Safeguarding and LAC 2009–2012' in bath[0]
    assert "Committee paper 2012, page 3, paragraph 4.6</a>" in bath[0]


def test_filters_narrow_the_list_and_say_what_is_left_out(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shipped_library, monkeypatch, council="Herefordshire", grade="Good")
    shown = html(app)
    assert "1 judgement of 1 council from 1 inspection. All other grades are left out." in shown
    assert "Adoption performance" in shown
    assert app.multiselect(key="council").value == ["Herefordshire"]


def test_each_way_to_show_it(shipped_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(shipped_library, monkeypatch)
    app.radio(key="show").set_value("Council by council").run()
    assert '<table class="heat">' in html(app)
    assert "2014 Requires improvement</a>" in html(app)
    app.radio(key="show").set_value("By year").run()
    assert "Overall effectiveness: grades given, by year" in html(app)
    app.radio(key="show").set_value("By area").run()
    assert "Grades given, by area" in html(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"from": "2014", "to": "2012"}, "The period ends (2012) before it begins (2014)"),
        ({"council": "Kent"}, "The register holds nothing for Kent, which the address asks for"),
    ],
)
def test_a_mistake_is_said(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch, query: dict[str, str], said: str
) -> None:
    shown = html(opened(shipped_library, monkeypatch, **query))
    assert "There is a problem" in shown
    assert said in shown


def test_an_empty_library_has_no_judgements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open_or_create(tmp_path / "empty").close()
    app = opened(tmp_path / "empty", monkeypatch)
    assert any("give no grades yet" in one.value for one in app.markdown)
