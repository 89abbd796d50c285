"""An answer's quotes: from passages to sentences that stand, word for word, on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from answers.doubts import Doubt, doubt, of_the_time
from answers.evidence import Evidence, pick, spread
from answers.sentence_fit import sentences_of
from answers.settings import Settings
from answers.types import Citation
from answers.verbatim import page_of
from index.library import Library
from index.types import Hit
from index.wanted import Want, Wanted


@dataclass(frozen=True, slots=True)
class Quotes:
    """What is quoted.

    Attributes:
        text: the quotes that stand in the answer's text, one a line.
        citations: all quotes, best first.
        doubt: why there are none; None if there are.
    """

    text: str
    citations: tuple[Citation, ...]
    doubt: Doubt | None


def quotes_from(
    library: Library, wanted: Wanted, hits: Sequence[Hit], settings: Settings, after: int = 0
) -> Quotes:
    """Pick and check the quotes, numbered after so many others.

    Where the question is about several councils, each is quoted before any is quoted again.
    """
    several = Want.SEVERAL in wanted.wants
    limits = settings.limits
    sentences = sentences_of(library, wanted.topic, hits)
    known = library.knows
    why = doubt(wanted, hits, sentences, known, limits)
    if why is not None:
        return Quotes("", (), why)
    evidence = [
        one
        for one in pick(wanted, hits, sentences)
        if one.nearness >= limits.near and of_the_time(wanted, one.hit, limits)
    ]
    if several:
        best = max((one.fit for one in evidence), default=0.0)
        evidence = spread([one for one in evidence if one.fit >= settings.nearly * best])
    most = settings.cited_of_several if several else settings.cited
    cited = list(islice(_cited(library, evidence, after), most))
    if not cited:
        return Quotes("", (), Doubt.FAR)
    enough = settings.nearly * cited[0][0].fit
    shown = settings.cited_of_several if several else settings.quoted
    text = "\n".join(
        f"{_source(citation)}: “{citation.quote}” [{citation.n}]"
        for one, citation in cited[:shown]
        if one.fit >= enough or several
    )
    return Quotes(text, tuple(citation for _, citation in cited), None)


def _cited(
    library: Library, evidence: Sequence[Evidence], n: int
) -> Iterator[tuple[Evidence, Citation]]:
    """Each piece of evidence whose words stand in its document, with its citation."""
    for one in evidence:
        passage, document = one.hit.passage, one.hit.document
        pages = library.store.pages(document.id, passage.page, passage.last_page)
        page = page_of(one.sentence, pages)
        if page is not None:
            n += 1
            yield one, Citation(n, one.hit, one.sentence, page if document.paged else None)


def _source(citation: Citation) -> str:
    document = citation.document
    return f"{document.about}, {document.year}" if document.year else document.about
