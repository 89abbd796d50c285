"""Setting what is known of a document by hand, so that search agrees with it at once."""

from __future__ import annotations

from collections.abc import Sequence

from index.context import context_of, searched_text
from index.library import Library
from index.paths import Told
from index.tokens import meanings
from index.types import Outcome, Work
from ingest.corrections import Correction, corrected, require_order
from ingest.types import Document


def correct(
    library: Library,
    document_id: str,
    corrections: Sequence[Correction],
    told: Told = lambda _: None,
) -> Document:
    """Set fields of a document, in one transaction.

    What was read is kept beside. Where the words change that passages are searched with (council,
    kind, year), the document's passages are embedded and indexed anew.

    Args:
        library: where the document is; its lock is taken.
        document_id: which document.
        corrections: what to set; of several for one field the last counts.
        told: what to tell the user, where another process is to be waited for.

    Returns:
        The document as it now stands.

    Raises:
        NotInLibrary: there is none with this id.
        BadRequest: the inspection would end before it starts; nothing has changed.
    """
    _changed(library, document_id, corrections)  # a mistake is said before a run begins
    with library.writing(Work.SET, told):
        before, after = _changed(library, document_id, corrections)
        store = library.store
        passages = store.passages(document_id)
        moved = any(context_of(before, one) != context_of(after, one) for one in passages)
        texts = [searched_text(after, one) for one in passages] if moved else []
        vectors, tokens = meanings(library.encoder, texts)
        with store.transaction():
            for one in corrections:
                store.set_field(after.sha256, one)
            if moved:
                store.renew(document_id, vectors, tokens)
            said = "; ".join(one.words for one in corrections)
            store.log(after.file_name, Outcome.SET, document_id, said, after.sha256)
    return after


def _changed(
    library: Library, document_id: str, corrections: Sequence[Correction]
) -> tuple[Document, Document]:
    """The document as it stands, and as it would."""
    before = library.document(document_id)
    read = library.store.document_as_read(document_id) or before
    settings = library.store.settings(read.sha256)
    for one in corrections:
        settings.pop(one.field, None)
        if not one.as_read:
            settings[one.field] = one.value
    after = corrected(read, settings)
    require_order(after)
    return before, after
