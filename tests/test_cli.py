"""The command, as a user types it: in a process of its own, over the shipped corpus."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import PROJECT

FINDINGS = Path(sys.executable).with_name("findings")
COMMANDS = (
    "ingest",
    "remove",
    "documents",
    "judgements",
    "log",
    "check",
    "rebuild",
    "backup",
    "restore",
    "search",
    "ask",
    "serve",
    "eval",
)


def findings(*words: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    settings = {k: v for k, v in os.environ.items() if not k.startswith("FINDINGS_")}
    return subprocess.run(
        [FINDINGS, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=folder,
        env=settings | {"COLUMNS": "200"},
        check=False,
    )


def complaint(run: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr."""
    (line,) = run.stderr.splitlines()
    assert run.stdout == ""
    return line


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    run = findings("--help")
    assert run.returncode == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\w", run.stdout, re.MULTILINE), command
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", FINDINGS, "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    for heavy in ("numpy", "torch", "faiss", "tantivy", "streamlit", "pypdf", "pypdfium2", "docx"):
        assert not re.search(rf"\| +{heavy}$", loaded, re.MULTILINE), heavy


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command: str) -> None:
    run = findings(command, "--help")
    assert run.returncode == 0
    options = re.findall(r"^  (--?[\w-]+).*?(\S+)$", run.stdout, re.MULTILINE)
    assert options
    bare = re.findall(r"^  --[\w-]+(?: +[A-Z]+)?$", run.stdout, re.MULTILINE)
    assert bare == [], f"options without help: {bare}"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["serach", "x"], 2, "No such command 'serach'"),
        (["search", "x", "--tpo", "3"], 2, "No such option: --tpo"),
        (
            ["search", "x", "--top", "0"],
            2,
            "--top': Input should be greater than or equal to 1. Run",
        ),
        (["search"], 2, "Give either a question or --queries FILE."),
        (["ask", " "], 2, "The question is empty."),
        (["ask", "caf\udce9"], 2, "not valid Unicode"),
        (["documents", "--library", ""], 2, "The library's name is empty."),
        (["ask", "x", "--council", "Atlantis"], 2, "no council called 'Atlantis'"),
        (["ask", "x", "--from", "2015", "--to", "2013"], 2, "ends (2013-12-31) before it begins"),
        (["ask", "x", "--from", "soon"], 2, "'soon' is not a date. Give a year (2013)"),
        (["search", "x", "--kind", "novel"], 2, "'novel' is not one of"),
        (["search", "--queries", "none.jsonl"], 2, "none.jsonl cannot be read"),
        (["ask", "x", "--library", "nowhere"], 1, "no library at nowhere. Make one with"),
        (["documents", "--library", "nowhere"], 1, "no library at nowhere"),
        (["check", "--library", "nowhere"], 1, "no library at nowhere"),
        (["rebuild", "--library", "nowhere"], 1, "no library at nowhere"),
        (["backup", "b.zip", "--library", "nowhere"], 1, "no library at nowhere"),
        (["restore", "b.zip", "--library", "nowhere"], 2, "There is no file b.zip."),
        (["log", "--library", "nowhere"], 1, "no library at nowhere"),
        (["serve", "--library", "nowhere"], 1, "There is no library at "),
        (["ingest", "nothing.pdf"], 2, "There is no file or folder nothing.pdf"),
    ],
)
def test_bad_use_is_one_line_that_says_the_cure(
    words: list[str], status: int, said: str, tmp_path: Path
) -> None:
    run = findings(*words, folder=tmp_path)
    assert said in complaint(run)
    assert run.returncode == status
    assert list(tmp_path.iterdir()) == []  # a look-up never makes anything


@pytest.mark.model
def test_from_files_to_a_cited_answer_and_out_again(tmp_path: Path) -> None:
    library = tmp_path / "library"
    made = findings("ingest", PROJECT / "corpus", "--library", library)
    assert (made.returncode, made.stdout) == (0, "5 added, 0 unchanged, 0 rejected\n"), made.stderr

    again = findings("ingest", PROJECT / "corpus", "--library", library, "--jobs", "2")
    assert again.stdout == "0 added, 5 unchanged, 0 rejected\n"

    listed = json.loads(findings("documents", "--library", library, "--json").stdout)
    assert {row["council"] for row in listed["documents"]} == {
        "Bath and North East Somerset",
        "Dudley",
        "Herefordshire",
        "Medway",
        "North Tyneside",
    }
    checked = findings("check", "--library", library).stdout
    assert re.fullmatch(
        r"The library is whole: 5 documents\.\nFingerprint of its content: [0-9a-f]{64}\n", checked
    )
    first, second = json.loads(findings("log", "--library", library, "--json").stdout)[::-1]
    assert [(run["run"], run["work"], len(run["files"])) for run in (first, second)] == [
        (1, "ingest", 5),
        (2, "ingest", 5),
    ]
    assert {one["outcome"] for one in second["files"]} == {"unchanged"}

    question = "Which councils rated the health contribution inadequate?"
    answer = json.loads(findings("ask", question, "--library", library, "--json").stdout)
    assert answer["answered"]
    cited = answer["citations"][0]
    assert cited["document"]["council"] == "Bath and North East Somerset"
    assert cited["paragraph"] == "4.6"
    assert "contribution of health agencies" in cited["quote"]
    assert "Grade 4 (Inadequate)" in cited["quote"]
    assert answer["coverage"]["documents"] == 5

    plain = findings("ask", question, "--library", library).stdout
    assert re.search(r"Grade 4 +\[1\]", plain)
    assert "[1] Bath and North East Somerset" in plain
    assert "para 4.6" in plain

    medway = next(row["id"] for row in listed["documents"] if row["council"] == "Medway")
    removed = findings("remove", medway, "--library", library)
    assert removed.stdout.startswith(f"removed {medway} medway_2013-09-26")
    gone = findings("remove", medway, "--library", library)
    assert (gone.returncode, f"No document '{medway}'" in complaint(gone)) == (1, True)


def test_the_bare_command_shows_its_help() -> None:
    assert findings().stdout == findings("--help").stdout


@pytest.mark.model
def test_an_interrupt_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"{n}.txt").write_text(f"Report {n} to Cabinet\n\nHealth was reviewed.\n")
    library = tmp_path / "library"
    # Where the tests themselves run in the background, their children ignore interrupts.
    heeding = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "import cli; cli.main()"
    )
    command = [sys.executable, "-c", heeding, "ingest", tmp_path, "--library", library]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (library / "library.sqlite").exists() or not any(
            (library / "originals").iterdir()
        ):
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (1, b"")
    assert err.decode().splitlines()[-1] == (
        "findings: Stopped. Run the same command again to go on."
    )
    assert findings("check", "--library", library).returncode == 0


@pytest.mark.model
def test_batches_come_out_a_line_each(shipped_library: Path, tmp_path: Path) -> None:
    queries = tmp_path / "questions.jsonl"
    queries.write_text(
        '{"id": "a", "question": "adoption in Herefordshire"}\n\n'
        '{"id": "b", "question": "What did Sandwell say?"}\n'
    )
    found = findings("search", "--queries", queries, "--top", "3", "--library", shipped_library)
    first, second = map(json.loads, found.stdout.splitlines())
    assert (first["id"], second["id"]) == ("a", "b")
    assert [hit["rank"] for hit in first["hits"]] == [1, 2, 3]
    assert {hit["document"]["council"] for hit in first["hits"]} == {"Herefordshire"}
    assert set(first["hits"][0]) == {
        "rank", "score", "passage_id", "document", "page", "paragraph", "section", "text"
    }  # fmt: skip
    assert second["hits"] == []

    asked = findings("ask", "--queries", queries, "--library", shipped_library)
    first, second = map(json.loads, asked.stdout.splitlines())
    assert (first["answered"], second["answered"]) == (True, False)
    assert second["citations"] == []
    assert second["coverage"]["documents"] == 0
    assert "holds no documents about Sandwell" in second["text"]


@pytest.mark.model
def test_a_bad_line_of_a_batch_is_named(shipped_library: Path, tmp_path: Path) -> None:
    queries = tmp_path / "questions.jsonl"
    queries.write_text('{"question": "no id"}\n')
    run = findings("search", "--queries", queries, "--library", shipped_library)
    assert "questions.jsonl, line 1: not an object" in complaint(run)
    assert run.returncode == 2


@pytest.mark.model
def test_what_cannot_be_read_is_listed_and_the_rest_done(tmp_path: Path) -> None:
    good, bad = tmp_path / "minutes.txt", tmp_path / "report.pdf"
    good.write_text("Minutes of a meeting\n\nThe panel discussed missing children at length.\n")
    bad.write_bytes(b"<!DOCTYPE html><html><body>404 Not Found</body></html>")
    run = findings("ingest", bad, good, "--library", tmp_path / "library")
    assert run.returncode == 1
    assert run.stdout == "1 added, 0 unchanged, 1 rejected\n"
    assert f"rejected: {bad}: report.pdf: " in run.stderr

    listed = findings("documents", "--library", tmp_path / "library")
    assert "minutes.txt" in listed.stdout
    assert f"refused: {bad}: report.pdf: " in listed.stderr


@pytest.mark.model
def test_a_library_of_another_recipe_is_refused_and_rebuilt(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    paper = tmp_path / "paper.txt"
    paper.write_text("Report to Cabinet\n\nThe council will recruit more foster carers.\n")
    library = tmp_path / "library"
    assert findings("ingest", paper, "--library", library).returncode == 0
    with closing(sqlite3.connect(library / "library.sqlite")) as store, store:
        store.execute("UPDATE meta SET value = '0' WHERE key = 'recipe.reading'")
    refused = findings("ask", "foster carers", "--library", library)
    assert refused.returncode == 1
    assert f"Run `findings rebuild --library {library}`" in complaint(refused)
    assert findings("rebuild", "--library", library).stdout == (
        "1 added, 0 unchanged, 0 rejected\n"
    )
    assert (
        "recruit more foster carers"
        in findings("ask", "foster carers", "--library", library).stdout
    )
    assert "paper.txt" in findings("documents", "--library", library).stdout


@pytest.mark.model
def test_a_library_is_backed_up_restored_and_tells_its_log(tmp_path: Path) -> None:
    paper, bad = tmp_path / "paper.txt", tmp_path / "empty.txt"
    paper.write_text("Report to Cabinet\n\nThe council will recruit more foster carers.\n")
    bad.touch()
    library, file = tmp_path / "library", tmp_path / "library.zip"
    findings("ingest", paper, bad, "--library", library)
    whole = findings("check", "--library", library).stdout.splitlines()[1]

    made = findings("backup", file, "--library", library)
    assert made.stdout.splitlines() == [f"Backed up 1 documents to {file}.", whole]
    again = findings("backup", file, "--library", library)
    assert (again.returncode, "is there already" in complaint(again)) == (2, True)

    refused = findings("restore", file, "--library", library)
    assert (refused.returncode, "--replace" in complaint(refused)) == (2, True)
    (document,) = json.loads(findings("documents", "--library", library, "--json").stdout)[
        "documents"
    ]
    findings("remove", document["id"], "--library", library)
    restored = findings("restore", file, "--replace", "--library", library)
    assert restored.stdout.splitlines()[1] == whole, restored.stderr
    assert findings("check", "--library", library).stdout.splitlines()[1] == whole

    bad.write_bytes(file.read_bytes()[:-100])
    damaged = findings("restore", bad, "--library", tmp_path / "other")
    assert (damaged.returncode, "empty.txt cannot be restored" in complaint(damaged)) == (1, True)
    assert not (tmp_path / "other").exists()

    told = findings("log", "--library", library).stdout.splitlines()
    assert re.fullmatch(r"Run 1: ingest, .* UTC to .*: 1 added, 1 rejected", told[0])
    assert told[1:3] == [
        f"  added: {paper}",
        f"  rejected: {bad}: empty.txt: it is empty. Get the file again.",
    ]
    assert re.fullmatch(r"Run 2: restore, .*: no files", told[3])
