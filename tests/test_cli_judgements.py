"""`findings judgements`: the register as a user has it printed; and what `check` says of it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.encoder import SentenceTransformerEncoder
from index.library import Library
from tests.conftest import PROJECT
from tests.test_answers_register_rows import PAPER, REPORT, SAID, TORN, UNREAD
from tests.test_cli import complaint
from tests.test_cli_documents import findings
from tests.test_index_library import keep
from tests.toys import ingested

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Path:
    folder = tmp_path_factory.mktemp("judgements") / "library"
    with Library.open_or_create(folder, encoder) as opened:
        # Its original here is not paged, whatever it says: nobody looks at it.
        texts = ("one", "two", "three", "four")
        keep(opened, ingested(REPORT, *texts, judgements=[TORN, UNREAD]), b"one")
        odd = replace(SAID, area="=being healthy – well")
        keep(opened, ingested(PAPER, "Health.", judgements=[odd]), b"two")
    return folder


def test_rows_come_as_json_csv_and_text(library: Path) -> None:
    listed = json.loads(findings("judgements", "--library", library, "--json").stdout)
    assert [row["grade_id"] for row in listed] == ["good", "unreadable", "adequate"]
    assert [row["area"] for row in listed] == [
        "Adoption performance",
        "Leadership",
        "=being healthy – well",
    ]
    printed = findings("judgements", "--library", library, "--csv")
    rows = list(csv.DictReader(io.StringIO(printed.stdout, newline="")))
    assert [row["file"] for row in rows] == ["aaaa.txt", "aaaa.txt", "bbbb.txt"]
    assert rows[2]["area"] == "'=being healthy – well"
    assert printed.stderr == ""
    plain = findings("judgements", "--library", library, "--status", "current", "--grade", "good")
    assert plain.stdout == (
        "Kent · sif_2013 · 1 June 2015 to 25 June 2015 · current · aaaa.txt\n"
        "    Adoption performance  good  p. 2 · otherwise: requires improvement (p. 12)\n"
    )
    assert plain.stderr == "1 judgements of 1 documents\n"


def test_csv_is_utf_8_whatever_the_terminal_is(library: Path) -> None:
    command = [sys.executable, "-m", "cli", "judgements", "--library", str(library), "--csv"]
    env = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"}
    run = subprocess.run(command, capture_output=True, cwd=PROJECT, env=env, check=True)
    assert "'=being healthy – well".encode() in run.stdout


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["--area", "leadership"], ["aaaa.txt"]),
        (["--framework", "sif_2013"], ["aaaa.txt", "aaaa.txt"]),
        (["--council", "kent", "--from", "2015", "--to", "2015"], ["aaaa.txt", "aaaa.txt"]),
        (["--kind", "committee_paper", "--status", "previous"], ["bbbb.txt"]),
    ],
)
def test_options_narrow_it(library: Path, words: list[str], files: list[str]) -> None:
    listed = json.loads(findings("judgements", "--library", library, "--json", *words).stdout)
    assert [row["file"] for row in listed] == files


def test_mistakes_are_one_line(library: Path) -> None:
    for words, said in (
        (["--area", "parks"], "'parks' is not one of the areas"),
        (["--json", "--csv"], "Give either --json or --csv."),
    ):
        run = findings("judgements", "--library", library, *words)
        assert said in complaint(run)
        assert run.returncode == 2


def test_nothing_heavy_is_loaded(library: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "cli", "judgements", "--csv"]
    loaded = subprocess.run(
        [*command, "--library", library], capture_output=True, text=True, cwd=PROJECT, check=True
    ).stderr
    assert re.search(r"\| +sqlite3$", loaded, re.MULTILINE)
    for heavy in ("torch", "faiss", "tantivy", "sentence_transformers", "pypdf", "pypdfium2"):
        assert not re.search(rf"\| +{heavy}$", loaded, re.MULTILINE), heavy


def test_check_lists_what_to_look_at_and_calls_the_library_whole(library: Path) -> None:
    run = findings("check", "--library", library)
    whole, _, *remarks = run.stdout.splitlines()
    assert whole == "The library is whole: 2 documents."
    assert [line.partition(": ")[0] for line in remarks] == ["To be looked at"] * 2
    assert "no grade was read for Leadership." in remarks[0]
    assert run.returncode == 0
