"""Passages looked up by the ids that citations keep."""

from __future__ import annotations

import json
from collections.abc import Iterable

from index.rows import SHOWN_COLUMNS, passage_of
from index.store import Store
from ingest.types import Passage


def passages_by_id(store: Store, ids: Iterable[str]) -> dict[str, Passage]:
    """Passages by id, in one look-up; ids that are gone are absent."""
    rows = store.connections.rows(
        f"SELECT {SHOWN_COLUMNS} FROM passages WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {passage.id: passage for passage in map(passage_of, rows)}
