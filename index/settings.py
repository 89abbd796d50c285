"""The part of the store that holds what people set by hand, apart from what was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from index.connections import Connections
from ingest.corrections import Correction, corrected
from ingest.facts import DocumentField
from ingest.types import Document


class SetByHand:
    """What people have set, by the hash of a document's bytes: it outlasts the document's row.

    Attributes:
        connections: to the store's file.
    """

    connections: Connections

    def forget_settings(self, sha256: str) -> None:
        """Drop what has been set about the document with these bytes."""
        self.connections.write("DELETE FROM set_by_hand WHERE sha256 = ?", (sha256,))

    def settings(self, sha256: str) -> dict[DocumentField, str | None]:
        """What has been set about the document with these bytes, whether it is there or not."""
        rows = self.connections.rows(
            "SELECT field, value FROM set_by_hand WHERE sha256 = ?", (sha256,)
        )
        return {DocumentField(row["field"]): row["value"] for row in rows}

    def set_field(self, sha256: str, correction: Correction) -> None:
        """Keep a field's value, or forget it so that what was read shows again."""
        if correction.as_read:
            self.connections.write(
                "DELETE FROM set_by_hand WHERE sha256 = ? AND field = ?", (sha256, correction.field)
            )
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self.connections.write(
            "INSERT OR REPLACE INTO set_by_hand (sha256, field, value, at) VALUES (?, ?, ?, ?)",
            (sha256, correction.field, correction.value, at),
        )

    def carry(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Take over settings from another store: hash, field, value and time of each."""
        for row in rows:
            self.connections.write(
                "INSERT OR REPLACE INTO set_by_hand (sha256, field, value, at) VALUES (?, ?, ?, ?)",
                row,
            )

    def shown(self, read: Sequence[Document]) -> list[Document]:
        """Documents with what has been set laid over what was read; by council, date, name."""
        settings: dict[str, dict[DocumentField, str | None]] = {}
        for row in self.connections.rows("SELECT sha256, field, value FROM set_by_hand"):
            settings.setdefault(row["sha256"], {})[DocumentField(row["field"])] = row["value"]
        laid = [corrected(document, settings.get(document.sha256, {})) for document in read]
        return sorted(laid, key=_order)


def _order(document: Document) -> tuple[bool, str, date, str]:
    dated = document.inspection_end or document.published or date.min
    return document.council is None, document.council or "", dated, document.file_name
