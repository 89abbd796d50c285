"""Sentences of a passage, verbatim: the smallest thing that is quoted."""

from __future__ import annotations


def split(text: str) -> list[str]:
    """Split a passage into sentences.

    Every line stands for itself, so a bullet or a table row is never glued to its neighbour. The
    sentences are cut from ``text`` as they stand; only white space at their ends is dropped.

    Args:
        text: paragraphs, one a line.

    Returns:
        The sentences in order; none is empty.
    """
    from sentencex import segment

    found = (sentence.strip() for line in text.splitlines() for sentence in segment("en", line))
    return [sentence for sentence in found if sentence]
