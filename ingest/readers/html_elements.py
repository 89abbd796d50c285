"""What the elements of a web page are to a reader of its words (HTML Living Standard)."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = frozenset({"ul", "ol", "menu", "dir"})

# The "type" of an ordered list, by the names that ``count_as`` knows.
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

# Elements that begin on a line of their own.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)

# Elements that hold no words of the paper.
NEVER = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "embed",
        "head",
        "iframe",
        "input",
        "map",
        "math",
        "nav",
        "noscript",
        "object",
        "option",
        "picture",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
NEVER_IN_MAIN = frozenset({"aside", "footer", "form"})

# Landmarks and widgets around the paper (WAI-ARIA 1.2).
ASIDE_ROLES = frozenset(
    {
        "alert",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "menu",
        "menubar",
        "navigation",
        "search",
        "toolbar",
    }
)


def layout_tables(root: Any) -> set[int]:
    """Ids (``mem_id``) of the tables below an element that lay out a page and have no rows.

    Such a table says so by its role, or holds another table or a heading of the first three ranks.
    """
    found: set[int] = set()
    tables: list[int] = []  # those that are open
    waiting: list[tuple[Any, bool]] = [(root, True)]
    while waiting:
        node, entering = waiting.pop()
        if not entering:
            tables.pop()
            continue
        if tables and node.tag in ("table", "h1", "h2", "h3"):
            found.add(tables[-1])
        if node.tag == "table":
            if node.attributes.get("role") in ("presentation", "none"):
                found.add(node.mem_id)
            tables.append(node.mem_id)
            waiting.append((node, False))
        waiting += [(child, True) for child in reversed(list(node.iter()))]
    return found


def outermost(root: Any, wanted: Set[int]) -> list[Any]:
    """The elements of those ids (``mem_id``) that lie in no other of them, in reading order."""
    found = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.mem_id in wanted:
            found.append(node)
        else:
            waiting += reversed(list(node.iter()))
    return found
