"""Everything that Findings complains of, as one small tree.

    FindingsError
    ├── UnreadableFile      a file cannot be read: names the file, the page where known, the cure
    ├── ReadingStopped      what a process was reading took more than it may, or crashed it
    ├── LibraryError        something is wrong with a library as a whole
    │   ├── LibraryMissing      there is no library at that place
    │   ├── OtherRecipe         a library made with another model or another way of splitting
    │   └── LibraryDamaged      store, originals and indexes do not agree
    ├── BadBackup           a file is no backup, or a damaged one
    ├── NotInLibrary        a document that was named is not there
    └── BadRequest          what was asked cannot be meant (no such council, dates swapped)

Foreign exceptions are turned into one of these where they come in. A library raises; a command
prints the message as one line and exits 1 (``BadRequest``: 2); a page shows it in a box.
"""

from __future__ import annotations


class FindingsError(Exception):
    """The root of the tree. Its text is one line that a user can act on."""


class UnreadableFile(FindingsError):
    """A file that cannot be read.

    Args:
        name: the file's name as the user gave it.
        reason: what is wrong, in plain words.
        cure: what the user can do about it.
        page: the page, counted from 1, where the fault lies on one page.
    """

    def __init__(self, name: str, reason: str, cure: str, page: int | None = None) -> None:
        place = name if page is None else f"{name}, page {page}"
        # One line, whatever an engine or a damaged file put into the reason.
        super().__init__(" ".join(f"{place}: {reason}. {cure}.".split()))
        self.name = name
        self.reason = reason
        self.cure = cure
        self.page = page

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str, str, int | None]]:
        # Errors travel from worker processes by pickle, which by default passes the message alone.
        return type(self), (self.name, self.reason, self.cure, self.page)


class ReadingStopped(FindingsError):
    """A process that reads files was stopped at its work, or ended on its own.

    Args:
        reason: what happened, in plain words.
        cure: what the user can do about it.
    """

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(f"{reason}. {cure}.")
        self.reason = reason
        self.cure = cure


class LibraryError(FindingsError):
    """Something is wrong with a library as a whole."""


class LibraryMissing(LibraryError):
    """There is no library at the place that was named."""


class OtherRecipe(LibraryError):
    """The library was made with another recipe than this program's."""


class LibraryDamaged(LibraryError):
    """The library's parts do not agree with each other."""


class BadBackup(FindingsError):
    """A file that is no backup of a library, or a damaged one.

    Args:
        name: the file's name as the user gave it.
        reason: what is wrong, in plain words.
        cure: what the user can do about it.
    """

    def __init__(self, name: str, reason: str, cure: str = "Take another backup") -> None:
        super().__init__(f"{name} cannot be restored: {reason}. {cure}.")


class NotInLibrary(FindingsError):
    """A document that was named is not in the library."""


class BadRequest(FindingsError):
    """What was asked for cannot be meant."""
