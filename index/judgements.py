"""Looking up the register of judgements, whole and fast."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from index.following import following
from index.store import Store
from index.types import Filter, State
from ingest.judgement import Judgement
from ingest.types import Document

# A row of the register, with the document that states it.
RegisterRow = tuple[Document, Judgement]


class Judgements:
    """The register as it stands, with what was set by hand laid over it.

    It is kept from one look-up to the next while the store's content stays the same: a question
    needs all of it.

    Args:
        store: the store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[State, tuple[RegisterRow, ...]] | None = None

    def rows(self, only: Filter | None = None) -> list[RegisterRow]:
        """Rows by document (council, date, name) and place in it: all, or those that pass.

        A row passes by its own council and by its own inspection's dates, which in a paper about
        an earlier inspection are not the paper's; without dates, by its document's.
        """
        with self._store.snapshot():
            state = self._store.state
            kept = self._kept
            if kept is None or kept[0] != state:
                kept = self._kept = (state, self._read())
        return [row for row in kept[1] if only is None or only.empty or _admits(only, *row)]

    def _read(self) -> tuple[RegisterRow, ...]:
        of_document: defaultdict[str, list[Judgement]] = defaultdict(list)
        for judgement in self._store.judgements_as_read():
            of_document[judgement.document_id].append(judgement)
        return tuple(
            (document, judgement)
            for document in self._store.documents()
            for judgement in following(document, of_document[document.id])
        )


def _admits(only: Filter, document: Document, judgement: Judgement) -> bool:
    if only.councils and judgement.council not in only.councils:
        return False
    if only.kinds and document.kind not in only.kinds:
        return False
    start = judgement.inspection_start or judgement.inspection_end
    end = judgement.inspection_end or start
    if start is None or end is None:
        return Filter(since=only.since, until=only.until).admits(document)
    return start <= (only.until or date.max) and end >= (only.since or date.min)
