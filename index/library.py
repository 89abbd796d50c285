"""A library: one folder that keeps documents and answers searches over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

from index import originals
from index.checkpoints import Checkpoints, Pace
from index.context import searched_text
from index.creation import make_library
from index.derived import DerivedIndexes, bring_up_to_date
from index.encoder import Encoder, SentenceTransformerEncoder
from index.judgements import Judgements
from index.paths import LibraryPaths, Told
from index.recipe import Recipe
from index.search import Searched, search, steps_of
from index.snapshots import Snapshots
from index.store import Store
from index.tidying import tidy
from index.tokens import meanings
from index.types import ALL_STEPS, Filter, Hit, Outcome, Step, Way, Work
from index.wanted import Wanted
from ingest.corrections import corrected
from ingest.errors import LibraryDamaged, LibraryMissing, NotInLibrary
from ingest.judgement import Judgement
from ingest.types import Document, IngestedFile


class Library:
    """Open one with ``Library.open`` or ``Library.open_or_create``; close it when done.

    Those who only read keep answering from the indexes they opened, and take up new ones at the
    next search. Those who change it hold its lock, within ``writing()``.

    Attributes:
        paths: where its parts lie.
        store: the truth: documents, pages, passages, judgements.
        register: the register of judgements, with the document of each.
        encoder: what made its vectors.
        pace: how often the indexes follow while a run that adds documents is going on.
    """

    def __init__(self, paths: LibraryPaths, store: Store, encoder: Encoder) -> None:
        self.paths = paths
        self.store = store
        self.register = Judgements(store)
        self.encoder = encoder
        self.pace = Pace()
        self._snapshots = Snapshots(paths, store, self._require_recipe)
        self._checkpoints = Checkpoints(self.pace)

    @classmethod
    def open(cls, folder: str | Path | None = None, encoder: Encoder | None = None) -> Self:
        """Open the library in a folder; nothing is made.

        Args:
            folder: None for ``FINDINGS_LIBRARY``, else ``library/``.
            encoder: None for the model of ``FINDINGS_MODEL``, else the one installed.

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
        opened = cls(paths, Store(paths.store), encoder or SentenceTransformerEncoder())
        try:
            opened._require_recipe(opened.store.meta())
        except Exception:
            opened.close()
            raise
        return opened

    @classmethod
    def open_or_create(
        cls,
        folder: str | Path | None = None,
        encoder: Encoder | None = None,
        told: Told = lambda _: None,
    ) -> Self:
        """Open the library in a folder as ``open`` does, or make an empty one there first.

        ``told`` is what tells the user, where another process is to be waited for. Raises
        ``OtherRecipe`` where one is there that was made otherwise.
        """
        paths = LibraryPaths.chosen(folder)
        if not paths.store.is_file():
            encoder = encoder or SentenceTransformerEncoder()
            make_library(paths, encoder, told)
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
        wanted: str | Wanted,
        top: int = 10,
        only: Filter | None = None,
        way: Way = Way.FUSED,
        steps: AbstractSet[Step] = ALL_STEPS,
    ) -> list[Hit]:
        """Find the best passages for a question.

        Args:
            wanted: what to look for; words alone are sought as they are, and ordered by ranks.
            top: how many hits at most.
            only: which documents to draw on; None for all.
            way: how to search.
            steps: steps of the search that are taken, where the way has them.

        Raises:
            ValueError: ``top`` is less than 1, or neither dense nor lexical search is left.
        """
        if top < 1:
            raise ValueError(f"top must be at least 1, not {top}")
        steps = steps_of(way, steps)
        if isinstance(wanted, str):
            wanted, steps = Wanted(wanted, wanted), steps - {Step.SIGNALS}
        with self.searched(only) as searched:
            return search(searched, wanted, top, steps)

    @contextmanager
    def searched(self, only: Filter | None) -> Iterator[Searched]:
        """What a search draws on, of one state of the library."""
        with self.snapshot() as indexes:
            among = None if only is None or only.empty else self._keys_of(only)
            yield Searched(self.store, indexes, self.encoder, among)

    def knows(self, stem: str) -> bool:
        """Whether any passage uses a word, given as ``stems`` gives it."""
        with self.snapshot() as indexes:
            return indexes.lexical.knows(stem)

    def snapshot(self) -> AbstractContextManager[DerivedIndexes]:
        """All that this thread looks up and searches within is of one state of the library.

        It gives the indexes. Within another it is the same one.

        Raises:
            OtherRecipe: the library was made anew by another recipe since it was opened.
            LibraryDamaged: the indexes are missing or cannot be read.
            LibraryError: its content was replaced, and its indexes have not followed.
        """
        return self._snapshots.current()

    def store_snapshot(self) -> AbstractContextManager[None]:
        """The same for look-ups alone: the indexes are not opened for it.

        Raises:
            OtherRecipe: as above.
        """
        return self._snapshots.of_store()

    def documents(self, only: Filter) -> list[Document]:
        """The documents that a filter admits."""
        return [document for document in self.store.documents() if only.admits(document)]

    def judgements(self, only: Filter | None = None) -> list[Judgement]:
        """Rows of the register of judgements: all, or those that a filter admits.

        A judgement passes by its own council, by its own inspection's dates (by its document's if
        it has none), and by its document's kind.
        """
        return [judgement for _, judgement in self.register.rows(only)]

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
        return originals.place_of(self.paths, document)

    def original_bytes(self, document: Document) -> bytes:
        """What the file held as it came.

        Raises:
            NotInLibrary: the document was removed since it was looked up.
            LibraryDamaged: the original is gone from the library.
        """
        try:
            return self.original(document).read_bytes()
        except (LibraryDamaged, FileNotFoundError):
            self.require(document)
            raise

    def require(self, document: Document) -> None:
        """Make sure that a document is still there.

        Raises:
            NotInLibrary: it was removed since it was looked up.
        """
        if self.store.document(document.id) is None:
            raise NotInLibrary(
                f"{document.file_name} has been removed from the library since. "
                "Ask again to see what the library says now."
            )

    @contextmanager
    def writing(self, work: Work = Work.INGEST, told: Told = lambda _: None) -> Iterator[None]:
        """Hold the library's lock; at the end the indexes show all that was changed.

        What an earlier run left behind when it was interrupted is taken up or cleared away too.

        Args:
            work: what is done, for the log.
            told: what to tell the user, where another process is to be waited for.
        """
        with self.paths.locked(told=told):
            self._require_recipe(self.store.meta())
            self._checkpoints = Checkpoints(self.pace)
            try:
                with self.store.journal.run(work):
                    yield
            finally:
                bring_up_to_date(self.paths, self.store)
                tidy(self.paths, self.store)

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
        vectors, tokens = meanings(self.encoder, texts)
        originals.keep(self.paths, source, document)
        with self.store.transaction():
            self.store.add(ingested, vectors, tokens)
            notes = "; ".join(ingested.notes)
            self.store.log(named, Outcome.ADDED, document.id, notes, document.sha256)
        self._checkpoints.pass_by(lambda: bring_up_to_date(self.paths, self.store))

    def remove(self, document_id: str, forget: bool = False) -> Document:
        """Remove a document and all that came of it. Only within ``writing()``.

        Args:
            document_id: which.
            forget: whether the log shall not even keep its file's name and hash.

        Raises:
            NotInLibrary: there is none with this id.
        """
        document = self.document(document_id)
        with self.store.transaction():
            self.store.remove(document_id)
            if forget:
                self.store.journal.forget(document_id)
                self.store.forget_settings(document.sha256)
            else:
                self.store.log(
                    document.file_name, Outcome.REMOVED, document_id, sha256=document.sha256
                )
        originals.drop(self.paths, document)
        return document

    def _require_recipe(self, meta: Mapping[str, str]) -> None:
        Recipe.of(self.encoder).require(Recipe.from_rows(meta), str(self.paths.folder))

    def _keys_of(self, only: Filter) -> set[int]:
        return self.store.keys(document.id for document in self.documents(only))
