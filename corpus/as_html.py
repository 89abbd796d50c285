"""A digest as a web page: one file, no scripts, nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from digests import AUTHOR, NOTE, Block, Digest

_STYLE = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c; background: #fff;
  font: 1.0625rem/1.5 Arial, Helvetica, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #0b0c0c; font-size: 1.375rem; }
h3 { margin-top: 1.75rem; font-size: 1.125rem; }
.head p { margin: 0.25rem 0; }
.council { font-size: 1.25rem; font-weight: bold; }
.head .note { margin: 1rem 0; padding: 0.75rem 1rem; border-left: 6px solid #505a5f;
  background: #f3f2f1; }
.number { font-weight: bold; }
li { margin: 0.35rem 0; }
table { border-collapse: collapse; }
th, td { padding: 0.4rem 0.75rem; border: 1px solid #505a5f; text-align: left; }
"""


def as_html(digest: Digest) -> bytes:
    """Set a digest as a web page.

    Args:
        digest: what to set.

    Returns:
        The page, in UTF-8.
    """
    head = digest.head
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="author" content="{escape(AUTHOR)}">',
        f"<title>{escape(head.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        '<div class="head">',
        f'<p class="council">{escape(head.council)}</p>',
        f"<h1>{escape(head.title)}</h1>",
        *(f"<p><strong>{label}:</strong> {escape(words)}</p>" for label, words in head.lines()),
        f'<p class="note">{escape(NOTE)}</p>',
        "</div>",
        *_body(digest.blocks),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    for bulleted, run in groupby(blocks, key=lambda block: block.kind == "bullet"):
        if bulleted:
            yield from _list(list(run), level=1)
        else:
            yield from (_element(block) for block in run)


def _list(bullets: list[Block], level: int) -> Iterator[str]:
    """Set a run of bullets; those of a deeper level form a list within the bullet above them."""
    yield "<ul>"
    for place, bullet in enumerate(bullets):
        if bullet.level != level:
            continue
        inner = []
        for later in bullets[place + 1 :]:
            if later.level <= level:
                break
            inner.append(later)
        yield f"<li>{escape(bullet.text)}"
        if inner:
            yield from _list(inner, level + 1)
        yield "</li>"
    yield "</ul>"


def _element(block: Block) -> str:
    if block.kind == "heading":
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if block.kind == "table":
        return _table(block)
    number = f'<span class="number">{block.number}</span> ' if block.number else ""
    return f"<p>{number}{escape(block.text)}</p>"


def _table(block: Block) -> str:
    top, *rows = block.rows
    headings = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in top)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
