"""Words freed of inline markup: HTML tags, Markdown emphasis and links, character references.

Converters leave such markup in what they call plain text; a citation must show the words alone.
"""

from __future__ import annotations

import html
import re

_ORDINAL = re.compile(r"(?<=\d)\s*<sup>\s*(st|nd|rd|th)\s*</sup>", re.IGNORECASE)
# A raised figure is a footnote's mark; set close it would change the figure before it.
_NOTE_MARK = re.compile(r"<sup>\s*(\d[\d,\s]*)</sup>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|td|th|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|ins|mark|ol|q|s|small|span|strike|strong|sub|sup"
    r"|table|tbody|thead|tt|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:[a-zA-Z]\w{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_STRONG = re.compile(r"\*\*+|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_SPACES = re.compile(r"[^\S\t]+")


def plain(text: str) -> str:
    """Frees a line of inline markup.

    Args:
        text: the line; tags that are no tags of inline HTML ("<18 years") are left alone.

    Returns:
        Its words with single spaces; tabs, which part the cells of a row, are kept.
    """
    text = _ORDINAL.sub(r"\1", _without_comments(text))
    text = _NOTE_MARK.sub(r" \1 ", text)
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\1", _STRONG.sub("", text))
    text = _ESCAPE.sub(r"\1", text)
    text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    return _SPACES.sub(" ", text).strip(" ")


def _without_comments(text: str) -> str:
    """The text less its comments; one that is not closed is left. One pass, however many open."""
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + len("-->")
    return "".join([*parts, text[at:]])


def one_line(text: str) -> str:
    """Words on one line with single spaces, tabs and line ends included."""
    return " ".join(text.split())
