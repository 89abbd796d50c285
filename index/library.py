"""A library: one folder that keeps documents and answers searches over them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np

from index.context import searched_text
from index.derived import (
    DIMENSION,
    DerivedIndexes,
    bring_up_to_date,
    make_empty,
    shown_generation,
)
from index.encoder import Encoder, SentenceTransformerEncoder
from index.paths import LibraryPaths, cannot_be_used
from index.recipe import Recipe
from index.search import search
from index.searcher import Query
from index.store import Store
from index.types import Filter, Hit, Outcome, Way
from ingest.corrections import corrected
from ingest.errors import LibraryDamaged, LibraryMissing, NotInLibrary, UnreadableFile
from ingest.types import Document, IngestedFile


class Library:
    """Open one with ``Library.open`` or ``Library.open_or_create``; close it when done.

    Those who only read keep answering from the indexes they opened, and take up new ones at the
    next search. Those who change it hold its lock, within ``writing()``.

    Attributes:
        paths: where its parts lie.
        store: the truth: documents, pages, passages.
        encoder: what made its vectors.
    """

    def __init__(self, paths: LibraryPaths, store: Store, encoder: Encoder) -> None:
        self.paths = paths
        self.store = store
        self.encoder = encoder
        self._indexes: DerivedIndexes | None = None

    @classmethod
    def open(cls, folder: str | Path | None = None, encoder: Encoder | None = None) -> Self:
        """Open the library in a folder; nothing is made.

        Args:
            folder: None for ``FINDINGS_LIBRARY``, else ``library/`` in the working folder.
            encoder: None for the model that ``FINDINGS_MODEL`` names, else the one installed.

        Raises:
            LibraryMissing: there is none.
            OtherRecipe: it was made with another model or another way of splitting.
        """
        paths = LibraryPaths.chosen(folder)
        if not paths.store.is_file():
            raise LibraryMissing(
                f"There is no library at {paths.folder}. Make one with `findings ingest FOLDER "
                f"--library {paths.folder}`, or name another with --library."
            )
        encoder = encoder or SentenceTransformerEncoder()
        store = Store(paths.store)
        try:
            Recipe.of(encoder).require(Recipe.from_rows(store.meta()), str(paths.folder))
        except Exception:
            store.close()
            raise
        return cls(paths, store, encoder)

    @classmethod
    def open_or_create(
        cls, folder: str | Path | None = None, encoder: Encoder | None = None
    ) -> Self:
        """Open the library in a folder, or make an empty one there first.

        Raises:
            OtherRecipe: one is there, and was made otherwise.
        """
        paths = LibraryPaths.chosen(folder)
        if not paths.store.is_file():
            encoder = encoder or SentenceTransformerEncoder()
            meta = Recipe.of(encoder).as_rows() | {DIMENSION: str(encoder.dimension)}
            try:
                paths.originals.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise cannot_be_used(paths.folder, error) from error
            with paths.locked():
                if not paths.store.is_file():
                    # The store comes last: a folder without it is no library yet.
                    make_empty(paths, encoder.dimension)
                    Store.create(paths.store, meta).close()
        return cls.open(folder, encoder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library's files."""
        self.store.close()

    def search(
        self,
        text: str,
        top: int = 10,
        only: Filter | None = None,
        way: Way = Way.FUSED,
    ) -> list[Hit]:
        """Find the best passages for a question.

        Args:
            text: the question.
            top: how many hits at most.
            only: which documents to draw on; None for all.
            way: how to search.

        Returns:
            The hits, best first.

        Raises:
            ValueError: ``top`` is less than 1.
        """
        if top < 1:
            raise ValueError(f"top must be at least 1, not {top}")
        indexes = self._current_indexes()
        among = None if only is None or only.empty else self._keys_of(only)
        # A search by words alone does not wait for the model.
        vector = np.zeros(1, np.float32) if way is Way.LEXICAL else self.encoder.encode([text])[0]
        return search(self.store, indexes, Query(text, vector), top, among, way)

    def documents(self, only: Filter) -> list[Document]:
        """The documents that a filter admits."""
        return [document for document in self.store.documents() if only.admits(document)]

    def document(self, document_id: str) -> Document:
        """One document.

        Raises:
            NotInLibrary: there is none with this id.
        """
        document = self.store.document(document_id)
        if document is None:
            raise NotInLibrary(
                f"No document {document_id!r} is in the library. "
                "List what it holds with `findings documents`."
            )
        return document

    def original(self, document: Document) -> Path:
        """The file as it came.

        Raises:
            LibraryDamaged: it is gone from the library.
        """
        path = self.paths.original(document.sha256, document.origin)
        if not path.is_file():
            raise LibraryDamaged(
                f"The original of {document.file_name} is missing from the library. "
                "Ingest the file again."
            )
        return path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library's lock; at the end the indexes show all that was changed.

        What an earlier run left behind when it was interrupted is taken up too.
        """
        with self.paths.locked():
            try:
                yield
            finally:
                bring_up_to_date(self.paths, self.store)

    def add(self, ingested: IngestedFile, source: Path, named: str) -> None:
        """Add one document, in one transaction. Only within ``writing()``.

        Args:
            ingested: what was read from the file.
            source: the file, of which a copy is kept.
            named: the name for the log.

        Raises:
            UnreadableFile: the file changed since it was read.
        """
        document = ingested.document
        # What was set about these bytes before, if they were here before, counts at once.
        document = corrected(document, self.store.settings(document.sha256))
        texts = [searched_text(document, passage) for passage in ingested.passages]
        vectors = self.encoder.encode(texts)
        self._keep_original(source, document)
        with self.store.transaction():
            self.store.add(ingested, vectors)
            self.store.log(named, Outcome.ADDED, document.id)

    def remove(self, document_id: str) -> Document:
        """Remove a document and all that came of it. Only within ``writing()``.

        Raises:
            NotInLibrary: there is none with this id.
        """
        document = self.document(document_id)
        with self.store.transaction():
            self.store.remove(document_id)
            self.store.log(document.file_name, Outcome.REMOVED, document_id)
        self.paths.original(document.sha256, document.origin).unlink(missing_ok=True)
        return document

    def _keep_original(self, source: Path, document: Document) -> None:
        place = self.paths.original(document.sha256, document.origin)
        beside = place.with_name(place.name + ".new")
        shutil.copyfile(source, beside)
        with beside.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != document.sha256:
                beside.unlink()
                raise UnreadableFile(
                    document.file_name, "it changed while it was being read", "Ingest it again"
                )
        beside.replace(place)

    def _current_indexes(self) -> DerivedIndexes:
        if self._indexes is None or self._indexes.generation != shown_generation(self.paths):
            self._indexes = DerivedIndexes.load(self.paths)
        return self._indexes

    def _keys_of(self, only: Filter) -> set[int]:
        return self.store.keys(document.id for document in self.documents(only))
