"""The one outcome of an area SEND inspection, said in a sentence of its own section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.areas import schemes
from ingest.judgement import Route, Status
from ingest.statements import Statement
from ingest.types import Block, BlockKind, Document

_OUTCOME = re.compile(r"\W*(?:\d+\W+)?(?:the )?inspection outcome\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def send_outcome(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    """The outcome that a report states in its section "Inspection outcome".

    What stands elsewhere explains what outcomes mean, or tells of an earlier inspection.
    """
    scheme = schemes().get(document.framework or "")
    if scheme is None or not scheme.outcomes:
        return
    within = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING or _OUTCOME.fullmatch(block.text):
            within = bool(_OUTCOME.fullmatch(block.text))
            continue
        for sentence in _SENTENCE.split(block.text) if within else ():
            for grade, wordings in scheme.outcomes:
                said = next(filter(None, (_said(words, sentence) for words in wordings)), None)
                if said is not None:
                    yield Statement(
                        area=_subject(sentence, said) or scheme.areas[0].name,
                        area_id=scheme.areas[0].id,
                        framework=scheme.framework,
                        grade=grade,
                        printed=said,
                        route=Route.SENTENCE,
                        status=Status.CURRENT,
                        start=None,
                        end=None,
                        block=index,
                        quote=sentence,
                    )
                    break


def _subject(sentence: str, said: str) -> str:
    """What a sentence says it of, "The local area partnership's arrangements"; "" if nothing."""
    before = sentence[: sentence.index(said)].removesuffix("typically ").strip()
    return before if "partnership" in before.casefold() else ""


def _said(words: str, sentence: str) -> str | None:
    pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    found = re.search(pattern, sentence, re.IGNORECASE)
    return found[0] if found else None
