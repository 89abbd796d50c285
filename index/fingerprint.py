"""The fingerprint of a library's content: two libraries that hold the same have the same."""

from __future__ import annotations

import hashlib
from typing import Any

from index.store import Store

# What is content, table by table: the column that names the document, and what is left out,
# because it says when or in which order something came, or follows from all the rest.
CONTENT: dict[str, tuple[str, frozenset[str]]] = {
    "documents": ("id", frozenset()),
    "pages": ("document_id", frozenset()),
    "passages": ("document_id", frozenset({"key", "repeated_in"})),
    "judgements": ("document_id", frozenset()),
}


def fingerprint(store: Store) -> str:
    """SHA-256 over documents and all that came of them, and what was set by hand; 64 hex digits.

    Not over keys, times and the log: an ingest that was killed and run again, or a library that was
    restored, has the fingerprint of one that was never disturbed.
    """
    with store.snapshot():
        digest = hashlib.sha256()
        for document in sorted(one.id for one in store.documents()):
            for table, (about, left_out) in CONTENT.items():
                rows = store.connections.rows(
                    f"SELECT * FROM {table} WHERE {about} = ?", (document,)
                )
                columns = sorted(set(rows[0].keys()) - left_out) if rows else []
                for line in sorted(
                    _line(table, [(name, row[name]) for name in columns]) for row in rows
                ):
                    digest.update(line)
        held = {one.sha256 for one in store.documents()}
        settings = store.connections.rows("SELECT sha256, field, value FROM set_by_hand")
        for line in sorted(
            _line("set_by_hand", list(dict(row).items()))
            for row in settings
            if row["sha256"] in held
        ):
            digest.update(line)
        return digest.hexdigest()


def _line(table: str, values: list[tuple[str, Any]]) -> bytes:
    # repr tells None from "None", 1 from "1", and bytes from text, and never runs two values into
    # one; a line of it is ended by what it escapes.
    return repr((table, values)).encode("utf-8", "surrogatepass") + b"\n"
