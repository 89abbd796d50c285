"""The reader of web pages, and the one owner of selectolax. It runs and fetches nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.readers.assembly import decode, list_items, single_page
from ingest.readers.html_elements import outermost
from ingest.readers.html_walk import Walk
from ingest.readers.inline import one_line
from ingest.types import Block, Origin, ParsedDocument

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*+[\"']?\s*+([\w.:-]+)", re.IGNORECASE)
_PROPERTIES = {
    "author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "dc.date": "created",
    "dcterms.created": "created",
    "article:published_time": "created",
    "dcterms.modified": "modified",
    "article:modified_time": "modified",
}
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(data: bytes, name: str) -> ParsedDocument:
    """Reads a web page: its main part where it marks one, without navigation and forms.

    Args:
        data: the file's bytes.
        name: the file's name, for the complaint.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    from selectolax.lexbor import LexborHTMLParser

    text = decode(data, name, _declared(data))
    tree = LexborHTMLParser(text)
    marked = tree.css("main, [role=main]") or tree.css("article")
    walk = Walk(within_main=bool(marked))
    # An article within an article comes with the outer one.
    for root in outermost(tree.root, {node.mem_id for node in marked}) if marked else ():
        walk.through(root)
    if not walk.blocks and tree.body is not None:
        # A main part that a script fills is empty here; what else the page says is better.
        walk = Walk(within_main=False)
        walk.through(tree.body)
    return single_page(Origin.HTML, list_items(walk.blocks), "\n".join(walk.raw), _properties(tree))


def blocks_of(fragment: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that stands in another text."""
    from selectolax.lexbor import LexborHTMLParser

    walk = Walk(within_main=False)
    body = LexborHTMLParser(fragment).body
    if body is not None:
        walk.through(body)
    return tuple(walk.blocks)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    encoding = found[1].decode("ascii", "replace").lower()
    # Browsers read what calls itself Latin-1 or ASCII as Windows-1252; "utf-16" cannot be true of
    # a page in whose bytes the declaration could be read.
    if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        return "cp1252"
    return None if encoding.startswith("utf-16") else encoding


def _properties(tree: LexborHTMLParser) -> dict[str, str]:
    title = tree.css_first("head title") or tree.css_first("title")
    found = {"title": one_line(title.text()) if title else ""}
    for meta in tree.css("meta[content]"):
        key = meta.attributes.get("name") or meta.attributes.get("property") or ""
        known = _PROPERTIES.get(key.lower())
        content = one_line(meta.attributes.get("content") or "")
        if known and known != "author":
            date = _ISO_DATE.match(content)
            content = date[0] if date else ""
        if known:
            found.setdefault(known, content)
    return found
