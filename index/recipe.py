"""The recipe of a library: what it was made with, so that a stale one is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from index.encoder import Encoder
from ingest.errors import OtherRecipe

# Raise READING when readers, metadata or the cut into passages change what a file yields,
# and SCHEMA when the store's tables change.
READING = "3"
SCHEMA = "5"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the passages and vectors of a library depend on.

    Attributes:
        model: the encoder's name, for people; the same weights may go by another.
        weights: SHA-256 of its weights.
        reading: version of the code that reads and cuts files.
        schema: version of the store's tables.
    """

    model: str
    weights: str
    reading: str = READING
    schema: str = SCHEMA

    @classmethod
    def of(cls, encoder: Encoder) -> Recipe:
        """The recipe that this program follows with this encoder."""
        return cls(model=encoder.name, weights=encoder.fingerprint)

    def as_rows(self) -> dict[str, str]:
        """The recipe as it is kept in the store."""
        return {f"recipe.{key}": value for key, value in asdict(self).items()}

    @classmethod
    def from_rows(cls, rows: Mapping[str, str]) -> Recipe:
        """The recipe kept in a store; what it does not say is ''."""
        return cls(**{f.name: rows.get(f"recipe.{f.name}", "") for f in fields(cls)})

    def require(self, kept: Recipe, folder: str) -> None:
        """Refuse a library made otherwise.

        Raises:
            OtherRecipe: naming what differs, and the cure.
        """
        differing = [
            f"{f.name} {_short(getattr(kept, f.name))}, "
            f"this program's {_short(getattr(self, f.name))}"
            for f in fields(self)
            if f.name != "model" and getattr(kept, f.name) != getattr(self, f.name)
        ]
        if differing:
            raise OtherRecipe(
                f"The library {folder} was made with another recipe ({'; '.join(differing)}). "
                f"Run `findings rebuild --library {folder}` to make it anew from its originals."
            )


def _short(value: str) -> str:
    return repr(value if len(value) <= 20 else value[:12] + "…")
