"""Questions to start from, which the loaded library can be expected to answer."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.types import Document

_ABOUT_A_REPORT = "What needs to improve in {council}?"
_ABOUT_A_PAPER = "What has {council} done since its inspection?"


def examples(documents: Sequence[Document], most: int = 3) -> list[str]:
    """Questions about councils that the library holds papers on, and one about all of them.

    Args:
        documents: what the library holds.
        most: how many questions, at most.
    """
    by_council = {one.council: one for one in documents if one.council}
    questions = ["Which councils rated the health contribution inadequate?"] if documents else []
    for council, document in by_council.items():
        report = document.kind.reports_an_inspection
        questions.append((_ABOUT_A_REPORT if report else _ABOUT_A_PAPER).format(council=council))
    return questions[:most]
