"""What a backup is: a zip with the store, the originals, and an account of both.

    findings-backup.json    what it is, the recipe, the fingerprint, the store's hash
    library.sqlite          the store
    originals/HASH.FORMAT   each document's file

The indexes are not in it: they are made from the store.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any, Self

from ingest.errors import BadBackup
from ingest.types import Document, Origin

ACCOUNT = "findings-backup.json"
STORE = "library.sqlite"
ORIGINALS = "originals/"
VERSION = 1
_ORIGINAL = re.compile(rf"{ORIGINALS}([0-9a-f]{{64}})\.({'|'.join(Origin)})")
_FORMAT = "findings-backup"


@dataclass(frozen=True, slots=True)
class Account:
    """What a backup says of itself.

    Attributes:
        made: when, UTC, ISO 8601.
        documents: how many it holds.
        fingerprint: of the content.
        store_sha256: of the store's file.
        recipe: what the library was made with, as the store keeps it.
    """

    made: str
    documents: int
    fingerprint: str
    store_sha256: str
    recipe: dict[str, str]

    def as_json(self) -> str:
        """The account as it stands in the backup."""
        return json.dumps({"format": _FORMAT, "version": VERSION} | asdict(self), indent=1)

    @classmethod
    def from_json(cls, data: bytes, name: str) -> Self:
        """The account that a backup holds.

        Args:
            data: its bytes.
            name: the backup's, for messages.

        Raises:
            BadBackup: it is none, or of a later make.
        """
        try:
            said: dict[str, Any] = json.loads(data)
            if said.pop("format") != _FORMAT:
                raise ValueError("another format")
            version = said.pop("version")
            account = cls(**said) if version == VERSION else None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BadBackup(name, "its account of itself makes no sense") from error
        if account is None:
            raise BadBackup(
                name,
                f"it was made by another version of Findings (backup version {version!r})",
                "Restore it with that version",
            )
        return account


def name_of(document: Document) -> str:
    """The name of a document's original in a backup."""
    return f"{ORIGINALS}{document.sha256}.{document.origin}"


def hash_in(name: str) -> str | None:
    """The hash in an original's name; None if the name is no original's."""
    found = _ORIGINAL.fullmatch(name)
    return found[1] if found else None
