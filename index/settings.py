"""The part of the store that holds what people set by hand, apart from what was read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from ingest.corrections import Correction, corrected
from ingest.facts import DocumentField
from ingest.types import Document


class SetByHand(ABC):
    """What people have set, by the hash of a document's bytes: it outlasts the document's row."""

    def settings(self, sha256: str) -> dict[DocumentField, str | None]:
        """What has been set about the document with these bytes, whether it is there or not."""
        rows = self._rows("SELECT field, value FROM set_by_hand WHERE sha256 = ?", (sha256,))
        return {DocumentField(row["field"]): row["value"] for row in rows}

    def set_field(self, sha256: str, correction: Correction) -> None:
        """Keep a field's value, or forget it so that what was read shows again."""
        if correction.as_read:
            self._write(
                "DELETE FROM set_by_hand WHERE sha256 = ? AND field = ?", (sha256, correction.field)
            )
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self._write(
            "INSERT OR REPLACE INTO set_by_hand (sha256, field, value, at) VALUES (?, ?, ?, ?)",
            (sha256, correction.field, correction.value, at),
        )

    def carry(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Take over settings from another store: hash, field, value and time of each."""
        for row in rows:
            self._write(
                "INSERT OR REPLACE INTO set_by_hand (sha256, field, value, at) VALUES (?, ?, ?, ?)",
                row,
            )

    def shown(self, read: Sequence[Document]) -> list[Document]:
        """Documents with what has been set about them laid over what was read."""
        settings: dict[str, dict[DocumentField, str | None]] = {}
        for row in self._rows("SELECT sha256, field, value FROM set_by_hand"):
            settings.setdefault(row["sha256"], {})[DocumentField(row["field"])] = row["value"]
        return [corrected(document, settings.get(document.sha256, {})) for document in read]

    @abstractmethod
    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]: ...

    @abstractmethod
    def _write(self, sql: str, values: Sequence[Any]) -> None: ...
