"""What a document says of itself: ``ParsedDocument`` → ``Metadata``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from ingest.facts import Certainty, DocumentField, Fact, Found, Place
from ingest.frameworks import by_kind, is_named, recognise
from ingest.front import Front, found_in, front_of
from ingest.inspectors import lead_inspector
from ingest.kinds import kind_of
from ingest.occasions import Window, inspected, published
from ingest.subjects import councils_in_name, councils_reported_on, own_councils
from ingest.titles import title_of
from ingest.types import DocumentKind, ParsedDocument


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document before its body is read: see ``Document``.

    Attributes:
        title: as printed, else as the file's properties say, else the file name.
        kind: what sort of paper.
        councils: names in the gazetteer; () if none could be read.
        framework: id of the inspection framework; None if not read.
        inspection_start: first day of the inspection reported on; None if not stated.
        inspection_end: last day.
        published: day of publication or, for a committee paper or minutes, of the meeting.
        lead_inspector: name as printed; None where none is printed.
        facts: where each of these was read; none for what was not.
    """

    title: str
    kind: DocumentKind
    councils: tuple[str, ...]
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None = None
    facts: tuple[Fact, ...] = ()


def read_metadata(parsed: ParsedDocument, file_name: str) -> Metadata:
    """Read a document's title, kind, councils, framework, dates and lead inspector.

    The words of the document decide. The file name is heard only for a date or a council that they
    do not give. Reports of recent years print no date of publication: then, after the file name,
    the day on which the file was made stands in for it, if that lies after the inspection's end and
    within 200 days of it.

    Args:
        parsed: the document as its reader gives it.
        file_name: the name that it came under.

    Returns:
        Its metadata; what neither the document nor its name gives is None.
    """
    front = front_of(parsed)
    named = _words(file_name)
    kind = kind_of(front, parsed.blocks)
    title = title_of(front, kind.value, parsed.properties.get("title"), file_name)
    window, sentence = inspected(parsed, front, kind.value)
    start, end = window.value if window else (None, None)
    day = published(parsed, front, kind.value, window.value if window else None, named)
    held = day.value if day else None
    on = end or held
    if kind.value.reports_an_inspection or kind.value is DocumentKind.LETTER:
        councils = councils_reported_on(parsed, front, title, on)
    else:
        councils = own_councils(parsed, front, held)
    framework = _framework(parsed, front, kind.value, title, window, sentence, start or held)
    led = lead_inspector(parsed) if kind.value.reports_an_inspection else None
    read: dict[DocumentField, Found[Any] | None] = {
        DocumentField.TITLE: title,
        DocumentField.KIND: None if kind.value is DocumentKind.OTHER else kind,
        DocumentField.COUNCILS: councils or councils_in_name(named, held),
        DocumentField.FRAMEWORK: framework,
        DocumentField.INSPECTION_START: window,
        DocumentField.INSPECTION_END: window,
        DocumentField.PUBLISHED: day,
        DocumentField.LEAD_INSPECTOR: led,
    }
    values: dict[str, Any] = {field: one.value if one else None for field, one in read.items()}
    values |= {
        DocumentField.KIND: kind.value,
        DocumentField.COUNCILS: values[DocumentField.COUNCILS] or (),
        DocumentField.INSPECTION_START: start,
        DocumentField.INSPECTION_END: end,
    }
    facts = tuple(Fact.of(field, found) for field, found in read.items() if found)
    return Metadata(**values, facts=facts)


def _framework(
    parsed: ParsedDocument,
    front: Front,
    kind: DocumentKind,
    title: Found[str],
    window: Found[Window] | None,
    sentence: str,
    on: date | None,
) -> Found[str] | None:
    """The framework of the inspection that a document reports on, and where it is named."""
    body = "\n".join(block.text for block in parsed.blocks)
    # Without an inspection of its own a paper's body, and the whole of a document of no known form,
    # may name frameworks but does not report on one.
    evidence = [title.value, sentence]
    if window or kind is not DocumentKind.OTHER:
        evidence.append(front.text)
    if window:
        evidence.append(body)
    id_ = recognise(*evidence, on=on, front=front.text if kind.reports_an_inspection else "")
    if id_ is None:
        inferred = by_kind(kind, on)
        return front.found(inferred, 0, Certainty.INFERRED) if inferred else None
    return next(_named(id_, parsed, front, title), Found(id_, Place.BODY))


def _named(
    id_: str, parsed: ParsedDocument, front: Front, title: Found[str]
) -> Iterator[Found[str]]:
    """The places that name a framework: its title, its front, then its body."""
    if is_named(id_, title.value):
        yield Found(id_, title.place, title.page, title.certainty)
    for i, line in enumerate(front.lines):
        if is_named(id_, line):
            yield front.found(id_, i)
    if is_named(id_, front.text):
        yield front.found(id_)
    for block in parsed.blocks:
        if is_named(id_, block.text):
            yield found_in(block, parsed, id_)


def _words(file_name: str) -> str:
    """A file name as words: its hyphens and underscores are spaces, save in 2012-03-19."""
    return re.sub(r"_|(?<!\d)-|-(?!\d)", " ", PurePath(file_name).stem)
