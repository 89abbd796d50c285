"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.test_cli import COMMANDS, findings

README = (PROJECT / "README.md").read_text()


def test_every_command_is_listed() -> None:
    assert tuple(sorted(re.findall(r"^\| `findings (\w+)", README, re.MULTILINE))) == tuple(
        sorted(COMMANDS)
    )


def test_every_target_that_is_named_is_in_the_makefile() -> None:
    makefile = (PROJECT / "Makefile").read_text()
    named = set(
        re.findall(r"(?:`|^)make (\w+)", README + (PROJECT / "CONTRIBUTING.md").read_text(), re.M)
    )
    assert named == {"run", "test", "setup", "lint", "bench"}
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert "docs/architecture.md" in links
    assert [link for link in links if not (PROJECT / link).is_file()] == []


@pytest.mark.model
def test_the_worked_example_is_what_comes_out(shipped_library: Path) -> None:
    example = re.search(r'\$ findings ask "([^"]+)"\n(.+?)\n```', README, re.DOTALL)
    assert example is not None
    question, shown = example.groups()
    came = findings("ask", question, "--library", shipped_library).stdout
    for part in shown.split("…\n\n"):
        assert part.strip() in came


@pytest.mark.model
def test_the_python_example_runs(
    shipped_library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.search(r"```python\n(.+?)```", README, re.DOTALL)
    assert example is not None
    monkeypatch.chdir(shipped_library.parent)
    exec(compile(example[1], "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out.startswith("Herefordshire 3 10 Private fostering")
