"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index.encoder import SentenceTransformerEncoder
from index.intake import files_in, take_in
from index.library import Library
from index.types import Outcome
from ingest.workers import SerialExecutor, workers
from tests.toys import WordCounts

PROJECT = Path(__file__).parent.parent
# Machines are shared: how long an example takes says nothing about the code.
settings.register_profile("findings", deadline=None)
settings.load_profile("findings")


def skip(reason: str) -> None:
    """Skip a test for want of something; in CI, where nothing is wanting, fail it."""
    if os.environ.get("FINDINGS_SKIP_NOTHING"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of whoever runs it."""
    monkeypatch.delenv("FINDINGS_LIBRARY", raising=False)
    monkeypatch.delenv("FINDINGS_MODEL", raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and questions, which is not part of the project."""
    folder = PROJECT.parent / "shared"
    if not (folder / "corpus").is_dir():
        skip(f"no real documents: {folder}/corpus is not there")
    return folder


@pytest.fixture(scope="session")
def encoder() -> SentenceTransformerEncoder:
    """The real model."""
    return SentenceTransformerEncoder()


@pytest.fixture
def toy_library(tmp_path: Path) -> Iterator[Library]:
    """An empty library whose vectors can be worked out by hand."""
    with Library.open_or_create(tmp_path / "library", WordCounts()) as library:
        yield library


@pytest.fixture(scope="session")
def shipped_library(
    tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder
) -> Path:
    """A library of the shipped corpus, made with the real model. For reading only."""
    folder = tmp_path_factory.mktemp("shipped") / "library"
    with Library.open_or_create(folder, encoder) as library:
        take_in(library, files_in([PROJECT / "corpus"]), SerialExecutor())
    return folder


@pytest.fixture(scope="session")
def whole(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All 190 real files; their vectors are a toy's: the real ones take a quarter of an hour.

    For reading only.
    """
    folder = tmp_path_factory.mktemp("whole") / "library"
    with Library.open_or_create(folder, WordCounts()) as library, workers(2) as executor:
        arrivals = take_in(library, files_in([shared / "corpus"]), executor)
        assert Counter(one.outcome for one in arrivals) == {Outcome.ADDED: 190}
        yield library
