"""Search by words: BM25 over stemmed English. The sole owner of tantivy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index.searcher import Entry, Query, Scored
from ingest.errors import LibraryDamaged, LibraryError

if TYPE_CHECKING:
    import tantivy

ANALYSER = "english"
# A word counts for less where it only says where a passage stands than where the passage uses it.
FIELD_WEIGHTS = {"text": 1.0, "context": 0.5}
WRITER_MEMORY = 64_000_000  # bytes


# Beside the segments' files, whose names begin with the segment's.
_TANTIVYS_OWN = frozenset(
    {"meta.json", ".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock"}
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of the index.

    Attributes:
        name: how the names of its files begin.
        deleted: number of its entries that are marked as dropped.
        marks: name of the file that marks them; "" if none are.
    """

    name: str
    deleted: int
    marks: str


class LexicalSearcher:
    """Lexical search; the score is BM25 summed over the fields of ``FIELD_WEIGHTS``.

    The index works on its folder. What was added or removed is committed by ``save`` or by the next
    look, in one atomic step of tantivy's own: others that have it open keep the state they opened.

    Args:
        folder: where the index lies or shall lie.
    """

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if tantivy.Index.exists(str(folder)):
            self._index = tantivy.Index.open(str(folder))
        else:
            self._index = tantivy.Index(_schema(), path=str(folder))
        self._analyser = _analyser()
        self._index.register_tokenizer(ANALYSER, self._analyser)
        self._index.config_reader(reload_policy="manual")
        self._index.reload()
        self._writer: tantivy.IndexWriter | None = None

    def add(self, entries: Sequence[Entry]) -> None:
        """Take up entries whose keys are not yet held."""
        import tantivy

        writer = self._begin()
        for entry in entries:
            document = tantivy.Document()
            document.add_unsigned("key", entry.key)
            document.add_text("text", entry.text)
            document.add_text("context", entry.context)
            writer.add_document(document)

    def remove(self, keys: Iterable[int]) -> None:
        """Drop entries; keys that are not held are passed over."""
        import tantivy

        dropped = tantivy.Query.term_set_query(self._index.schema, "key", list(keys))
        self._begin().delete_documents_by_query(dropped)

    def clear(self) -> None:
        """Drop all entries, and with what is added before the next ``save`` begin anew."""
        self._begin().delete_all_documents()

    def traces(self) -> int:
        """Entries that were dropped and are still in the files: tantivy only marks them."""
        self._commit()
        return sum(segment.deleted for segment in _segments(self._folder))

    @staticmethod
    def leftovers(path: Path) -> list[Path]:
        """Files of an index's folder that are no part of it: what a stopped run left there.

        Only while nobody writes to it.

        Raises:
            LibraryDamaged: there is no index in that folder.
        """
        segments = _segments(path)
        names = {segment.name for segment in segments}
        marks = {segment.marks for segment in segments}
        return sorted(
            file
            for file in path.iterdir()
            if file.name not in _TANTIVYS_OWN
            and (file.name.split(".")[0] not in names or file.suffix == ".del")
            and file.name not in marks
        )

    def keys(self) -> set[int]:
        """The keys of all entries held."""
        import tantivy

        self._commit()
        searcher = self._index.searcher()
        if searcher.num_docs == 0:
            return set()
        found = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs)
        return {_key(searcher, address) for _, address in found.hits}

    def search(self, query: Query, top: int, among: AbstractSet[int] | None = None) -> list[Scored]:
        """The best entries by BM25, best first; equals in the order of their keys."""
        import tantivy

        self._commit()
        searcher = self._index.searcher()
        words = dict.fromkeys(self._analyser.analyze(query.text))
        if not words or top < 1 or searcher.num_docs == 0 or (among is not None and not among):
            return []
        schema = self._index.schema
        parts = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, word), weight),
            )
            for word in words
            for field, weight in FIELD_WEIGHTS.items()
            if query.in_context or field == "text"
        ]
        wanted = tantivy.Query.boolean_query(parts)
        if among is not None:
            allowed = tantivy.Query.term_set_query(schema, "key", sorted(among))
            wanted = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, wanted),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(allowed, 0.0)),
                ]
            )
        found = searcher.search(wanted, limit=min(top, searcher.num_docs))
        scored = [Scored(_key(searcher, address), float(score)) for score, address in found.hits]
        return sorted(scored, key=lambda one: (-one.score, one.key))

    def knows(self, stem: str) -> bool:
        """Whether any entry uses a word, given as ``stems`` gives it."""
        import tantivy

        self._commit()
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, field, stem))
            for field in FIELD_WEIGHTS
        ]
        found = self._index.searcher().search(tantivy.Query.boolean_query(wanted), limit=1)
        return bool(found.hits)

    def save(self, path: Path) -> None:
        """Commit; where ``path`` is not the index's own folder, put a copy there."""
        self._commit()
        if path == self._folder:
            return
        beside = path.with_name(path.name + ".new")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(self._folder, beside)
        shutil.rmtree(path, ignore_errors=True)
        beside.rename(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open what ``save`` wrote.

        Raises:
            LibraryDamaged: there is no index in that folder.
        """
        import tantivy

        try:
            if tantivy.Index.exists(str(path)):
                return cls(path)
        except (OSError, ValueError) as error:
            raise LibraryDamaged(_cure(path)) from error
        raise LibraryDamaged(_cure(path))

    def _begin(self) -> tantivy.IndexWriter:
        # Opened at the first change only: an index has one writer, and those who read must not
        # hold it.
        if self._writer is None:
            # tantivy stumbles over files of a commit that was killed: it makes none anew.
            for left in self.leftovers(self._folder):
                left.unlink()
            self._writer = self._index.writer(WRITER_MEMORY, num_threads=1)
        return self._writer

    def _commit(self) -> None:
        writer, self._writer = self._writer, None
        if writer is None:
            return
        try:
            writer.commit()
            writer.garbage_collect_files()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise LibraryError(
                f"The lexical index {self._folder} cannot be written ({error}). Check that the "
                "disk is not full, then run `findings check --repair`."
            ) from error
        self._index.reload()


def stems(text: str) -> frozenset[str]:
    """The words of a text as the index compares them: folded, stemmed, common ones left out."""
    return frozenset(_analyser().analyze(text))


def _segments(folder: Path) -> list[_Segment]:
    """The segments that an index consists of, by its own account."""
    try:
        listed = json.loads((folder / "meta.json").read_text())["segments"]
        segments = []
        for one in listed:
            name, deletes = one["segment_id"].replace("-", ""), one["deletes"]
            marks = f"{name}.{deletes['opstamp']}.del" if deletes else ""
            segments.append(_Segment(name, deletes["num_deleted_docs"] if deletes else 0, marks))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryDamaged(_cure(folder)) from error
    return segments


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", stored=True, indexed=True, fast=True)
    for field in FIELD_WEIGHTS:
        builder.add_text_field(field, tokenizer_name=ANALYSER)
    return builder.build()


@cache
def _analyser() -> tantivy.TextAnalyzer:
    import tantivy

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stopword("english"))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _key(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> int:
    return int(searcher.doc(address)["key"][0])


def _cure(path: Path) -> str:
    return f"The lexical index {path} cannot be read. Run `findings check --repair`."
