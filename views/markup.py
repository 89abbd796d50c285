"""Words of documents and people made into HTML and Markdown that shows them as they are.

Text found in documents is material: whatever it holds, it comes out as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>&^=])")


def literal(text: str) -> str:
    """Text for a widget's label, which Streamlit reads as Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def element(tag: str, text: str, kind: str = "") -> str:
    """One element that holds text."""
    attribute = f' class="{escape(kind)}"' if kind else ""
    return f"<{tag}{attribute}>{escape(text)}</{tag}>"


def error_summary(messages: Iterable[str]) -> str:
    """What is wrong, as GOV.UK pages say it."""
    listed = "".join(element("p", message) for message in messages)
    return f'<div class="problem" role="alert"><h2>There is a problem</h2>{listed}</div>'


def quoted(text: str, place: tuple[int, int] | None) -> str:
    """A passage, line by line, with the words at ``place`` marked."""
    start, end = place or (0, 0)
    lines = []
    offset = 0
    for line in text.split("\n"):
        a = min(max(start - offset, 0), len(line))
        b = min(max(end - offset, 0), len(line))
        marked = f"<mark>{escape(line[a:b])}</mark>" if a < b else ""
        lines.append(f"<p>{escape(line[:a])}{marked}{escape(line[b:])}</p>")
        offset += len(line) + 1
    return "".join(lines)


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that a narrow window shows as a list of cards.

    Args:
        caption: what it holds.
        columns: headings, as text.
        rows: cells, as HTML; the first of each row heads it.
    """
    # The roles are said outright: shown as cards, browsers would else no longer see a table.
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(column)}</th>' for column in columns
    )
    body = "".join(f'<tr role="row">{_cells(columns, row)}</tr>' for row in rows)
    return (
        f'<table class="listing" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _cells(columns: Sequence[str], row: Sequence[str]) -> str:
    first = f'<th scope="row" role="rowheader">{row[0]}</th>'
    rest = zip(columns[1:], row[1:], strict=True)
    return first + "".join(
        f'<td role="cell" data-label="{escape(column)}">{cell}</td>' for column, cell in rest
    )
