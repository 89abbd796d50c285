"""The few pieces of WordprocessingML that the reader of Word files looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What was deleted or moved away, the second drawing of a text box, and a text box's own paragraphs,
# which are read after the paragraph that they hang on.
LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}txbxContent", FALLBACK})
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def value(element: Any, name: str) -> str | None:
    """The ``w:val`` of an element's child; None where there is no such child."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "")


def table_of(element: Any) -> Any:
    """The innermost table that holds a row or cell."""
    return next(element.iterancestors(f"{W}tbl"))


def words_of(paragraph: Any) -> str:
    """A paragraph's words as Word shows them with all changes accepted."""
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append(_BREAKS[element.tag])
        waiting.extend(child for child in reversed(element) if child.tag not in LEFT_OUT)
    return "".join(parts)


def stands_out(paragraph: Any, words: str, chain: Callable[[str], Iterable[Any]]) -> bool:
    """Whether a paragraph is short and bold throughout, as headings without a style are.

    Args:
        paragraph: the ``w:p``.
        words: its words.
        chain: gives a style, by its id, and those that it is based on, nearest first.
    """
    if len(words.split()) > 15 or words.rstrip()[-1] in ".;,":
        return False
    runs = [run for run in paragraph.iter(f"{W}r") if words_of(run).strip()]
    own = paragraph.find(f"{W}pPr/{W}pStyle")
    around = list(chain(own.get(f"{W}val", ""))) if own is not None else []

    def is_bold(run: Any) -> bool:
        # What the run says itself counts before its style ("Strong"), and that before its
        # paragraph's.
        style = run.find(f"{W}rPr/{W}rStyle")
        styles = chain(style.get(f"{W}val", "")) if style is not None else ()
        for source in (run, *styles, *around):
            mark = source.find(f"{W}rPr/{W}b")
            if mark is not None:
                return mark.get(f"{W}val", "1") not in ("0", "false", "off")
        return False

    return bool(runs) and all(map(is_bold, runs))
