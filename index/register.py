"""The part of the store that holds the register of judgements, as it was read."""

from __future__ import annotations

from collections.abc import Sequence

from index.connections import Connections
from index.rows import JUDGEMENT_COLUMNS, judgement_row, judgements_of, marks
from ingest.judgement import Judgement


class Register:
    """The grades that documents state.

    Attributes:
        connections: to the store's file.
    """

    connections: Connections

    def add_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Add judgements of a document that is there."""
        for judgement in judgements:
            row = judgement_row(judgement)
            self.connections.write(
                f"INSERT INTO judgements ({JUDGEMENT_COLUMNS}) VALUES ({marks(row)})", row
            )

    def judgements_as_read(self) -> list[Judgement]:
        """All judgements, by document and place, without what was set by hand."""
        return judgements_of(
            self.connections.rows(
                f"SELECT {JUDGEMENT_COLUMNS} FROM judgements ORDER BY document_id, ordinal"
            )
        )

    def lost_mentions(self) -> list[tuple[str, str]]:
        """Passages that judgements are said to stand in and that are not there.

        Returns:
            Ids of document and passage.
        """
        rows = self.connections.rows(
            "SELECT DISTINCT document_id, mention.value ->> 6 AS passage "
            "FROM judgements, json_each(mentions) AS mention "
            "WHERE passage != '' AND passage NOT IN (SELECT id FROM passages) "
            "ORDER BY document_id, passage"
        )
        return [(row["document_id"], row["passage"]) for row in rows]
