"""`findings documents`: what is known, what is missing, and setting it by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from tests.conftest import PROJECT
from tests.test_cli import complaint

REPORT = """Inspection of Kent local authority children’s services

Inspection dates: 9 to 20 January 2023

Judgement Grade

Adoption is good. Health is weak.
"""


def findings(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as this folder has it, whichever is installed."""
    settings = {k: v for k, v in os.environ.items() if not k.startswith("FINDINGS_")}
    return subprocess.run(
        [sys.executable, "-m", "cli", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=PROJECT,
        env=settings | {"COLUMNS": "200"},
        check=False,
    )


def listed(library: Path, *words: str) -> Any:
    return json.loads(findings("documents", "--library", library, "--json", *words).stdout)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "report.txt").write_text(REPORT)
    assert findings("ingest", folder, "--library", folder / "library").returncode == 0
    return folder / "library"


@pytest.mark.model
def test_what_is_missing_is_listed_with_its_cure_and_set(library: Path) -> None:
    (row,) = listed(library)["documents"]
    assert (row["kind"], row["council"], row["councils"]) == ("full_inspection", "Kent", ["Kent"])
    assert row["facts"]["councils"] == {"certainty": "printed", "place": "front", "page": None}
    id_ = row["id"]
    (gap,) = listed(library, "--incomplete")["documents"]
    assert [one["field"] for one in gap["missing"]] == ["published", "lead_inspector"]
    plain = findings("documents", "--incomplete", "--library", library)
    assert plain.stdout.splitlines()[0] == f"{id_}  report.txt"
    assert f"    no lead inspector: findings documents set {id_} lead_inspector=" in plain.stdout
    assert plain.stderr == "1 of 1 documents are incomplete\n"

    done = findings(
        *("documents", "set", id_, "lead_inspector=Jo Bloggs", "published=2023-03-06"),
        *("councils=Medway; Kent", "--library", library),
    )
    assert done.returncode == 0, done.stderr
    assert "    councils: Medway; Kent (set by hand; read: Kent)\n" in done.stdout
    assert listed(library, "--incomplete") == {"documents": []}
    (row,) = listed(library)["documents"]
    assert (row["council"], row["councils"]) == ("Medway", ["Medway", "Kent"])
    assert (row["lead_inspector"], row["published"]) == ("Jo Bloggs", "2023-03-06")
    assert row["facts"]["councils"]["read"] == "Kent"
    for kind in ("inspection_report", "full_inspection"):
        found = findings("search", "health", "--kind", kind, "--library", library, "--json")
        assert json.loads(found.stdout)["hits"][0]["document"]["councils"] == ["Medway", "Kent"]
    none = findings("search", "health", "--kind", "letter", "--library", library, "--json")
    assert json.loads(none.stdout)["hits"] == []

    told = findings("log", "--last", "1", "--library", library).stdout
    assert "1 set by hand" in told
    assert "lead_inspector=Jo Bloggs; published=2023-03-06; councils=Medway; Kent" in told
    # The library may be named before the word too.
    back = findings("documents", "--library", library, "set", id_, "councils=")
    assert "    councils: Kent (front)\n" in back.stdout
    assert findings("rebuild", "--library", library).returncode == 0
    (row,) = listed(library)["documents"]
    assert (row["council"], row["lead_inspector"]) == ("Kent", "Jo Bloggs")


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["colour=red"], 2, "'colour=red' sets no field"),
        (["council=Atlantis"], 2, "no council called 'Atlantis'"),
        (["framework=x"], 2, "No framework 'x'; there are slac_2009"),
        (["published=soon"], 2, "'soon' is no day for date of publication. Write it as 2013-09-26"),
        (["inspection_end=2023-01-01"], 2, "would end (2023-01-01) before it starts (2023-01-09)"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_set_is_one_line(
    library: Path, words: list[str], status: int, said: str
) -> None:
    with Library.open(library) as opened:
        (document,) = opened.store.documents()
    run = findings("documents", "set", document.id, *words, "--library", library)
    assert said in complaint(run)
    assert run.returncode == status


@pytest.mark.model
def test_an_unknown_document_is_one_line(library: Path) -> None:
    run = findings("documents", "set", "0" * 16, "title=X", "--library", library)
    assert "No document '0000000000000000' is in the library." in complaint(run)
    assert run.returncode == 1


def test_an_unknown_kind_is_one_line() -> None:
    run = findings("search", "x", "--kind", "novel")
    assert "'novel' is not one of the kinds of document. There are: inspection_report (all" in (
        complaint(run)
    )
    assert run.returncode == 2


def test_set_has_help() -> None:
    shown = findings("documents", "set", "--help").stdout
    assert "lead_inspector" in shown
    assert "--library" in shown
