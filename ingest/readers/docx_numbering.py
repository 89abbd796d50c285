"""Word's automatic numbering: the printed number of each paragraph, counted from the definitions.

A Word file does not hold the numbers that it prints; it says which list a paragraph is in and how
deep, and how that list counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.numbering import count_as, whole
from ingest.readers.docx_xml import W, value

# Word's lists are nine levels deep.
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts: its first number, format and pattern such as "%1.%2"."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph.

    Attributes:
        text: the number as printed ("4.6", "(a)"), "" for a bullet.
        level: the nesting, from 1.
    """

    text: str
    level: int


class Numbering:
    """Counts the lists of one document; ask for its paragraphs once each, in reading order.

    Args:
        root: the ``w:numbering`` element; None where the document has no lists.
    """

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iterchildren(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._levels[name] = {
                _whole(level.get(f"{W}ilvl"), 0): _level(level)
                for level in abstract.iterchildren(f"{W}lvl")
                if _whole(level.get(f"{W}ilvl"), 0) < _LEVELS
            }
        for num in root.iterchildren(f"{W}num"):
            name = num.get(f"{W}numId", "")
            self._abstract[name] = value(num, "abstractNumId") or ""
            self._restarts[name] = {
                _whole(override.get(f"{W}ilvl"), 0): _whole(value(override, "startOverride"), 1)
                for override in num.iterchildren(f"{W}lvlOverride")
                if value(override, "startOverride") is not None
            }

    def label(self, num: str, depth: int | None, style: str = "") -> Label | None:
        """What is printed before the next paragraph of a list.

        Args:
            num: the list's ``w:numId``.
            depth: the ``w:ilvl``, from 0; None where the paragraph's style decides.
            style: id of that style.

        Returns:
            None where the list is unknown or prints nothing.
        """
        abstract = self._abstract.get(num, "")
        levels = self._levels.get(abstract, {})
        if depth is None:
            depth = next((at for at, lvl in levels.items() if style and lvl.style == style), 0)
        if depth not in levels:
            return None
        counts = self._counts.setdefault(abstract, {})
        restart = self._restarts.get(num, {}).pop(depth, None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        own = levels[depth]
        if own.form == "bullet":
            return Label("", depth + 1)
        text = own.pattern
        for at in range(depth + 1):
            level = levels.get(at, _Level())
            form = "decimal" if own.legal else level.form
            text = text.replace(f"%{at + 1}", count_as(counts.get(at, level.start), form))
        text = text.strip().rstrip(".:").strip()
        return Label(text, depth + 1) if text else None


def _level(element: Any) -> _Level:
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_whole(value(element, "start"), 0),
        form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        style=value(element, "pStyle") or "",
    )


def _whole(text: str | None, default: int) -> int:
    found = whole(text)
    return default if found is None else found
