"""Words of options and files become requests, or one line that says the cure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from answers.requests import Query, filter_from, read_queries
from ingest.errors import BadRequest
from ingest.types import DocumentKind


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-03-19", date(2012, 3, 19), date(2012, 3, 19)),
        (" 2012-3-9 ", date(2012, 3, 9), date(2012, 3, 9)),
    ],
)
def test_years_months_and_days_are_dates(words: str, first: date, last: date) -> None:
    only = filter_from(since=words, until=words)
    assert (only.since, only.until) == (first, last)


@pytest.mark.parametrize("words", ["soon", "2012-13", "2013-02-30", "19 March 2012", "0000", "12"])
def test_what_is_no_date_is_said(words: str) -> None:
    with pytest.raises(BadRequest, match=r"is not a date\. Give a year \(2013\)"):
        filter_from(since=words)


def test_a_period_that_ends_before_it_begins_is_said() -> None:
    with pytest.raises(BadRequest, match=r"ends \(2012-12-31\) before it begins \(2013-01-01\)"):
        filter_from(since="2013", until="2012")


def test_councils_go_by_any_name() -> None:
    only = filter_from(["banes", "London Borough of Brent"], [DocumentKind.MINUTES])
    assert only.councils == {"Bath and North East Somerset", "Brent"}
    assert only.kinds == {DocumentKind.MINUTES}


def test_no_such_council_names_the_nearest() -> None:
    with pytest.raises(BadRequest, match=r"no council called 'Medwey'.*'Medway'"):
        filter_from(["Medwey"])


def test_queries_are_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        '\ufeff{"id": 1, "question": "a?", "type": "x"}\n\n{"id": "b", "question": "é"}\n'
    )
    assert list(read_queries(file)) == [Query(1, "a?"), Query("b", "é")]


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"id": 1}', "null"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": 1, "question": "a?"}\n' + line)
    with pytest.raises(BadRequest, match=r"q\.jsonl, line 2: not an object"):
        list(read_queries(file))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("null", "The question is None and no text"),
        ('" "', "The question is empty"),
        ('"\\ud800"', "not valid Unicode"),
        (f'"{"x" * 2001}"', "has 2001 letters"),
    ],
)
def test_what_cannot_be_asked_is_named(tmp_path: Path, question: str, said: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"id": 1, "question": {question}}}\n')
    with pytest.raises(BadRequest, match=rf"q\.jsonl, line 1: .*{said}"):
        list(read_queries(file))


def test_the_path_of_a_bad_line_is_named_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.jsonl").write_text("{")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    with pytest.raises(BadRequest, match=r"^\.\./q\.jsonl, line 1: not an object"):
        list(read_queries(Path("../q.jsonl")))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_bytes(b"\xff\xfe\x00")
    for name in ("none.jsonl", "q.jsonl"):
        with pytest.raises(BadRequest, match=f"{name} cannot be read as UTF-8 text"):
            list(read_queries(tmp_path / name))
