"""Every error that Căn Cứ raises on purpose.

    CanCuError                     what went wrong, and how to mend it; one line each
    ├── UnreadableInputError       a file or stream that holds no text we can read
    ├── DataError                  an entry of data/ or ontology/ that breaks its own rules
    ├── StoreError                 a store that is missing, locked, damaged or of another version
    │   └── RemoteStoreError       a SPARQL server that does not answer as it should (RemoteTimeoutError: not in time)
    ├── QueryError                 a SPARQL query that is malformed, forbidden or too long
    ├── NotReadyError              something that is being made and will be there soon
    ├── MissingPartError           a library of an extra (office, web) that is not installed
    ├── UnknownNameError           no document, body or question of that name (carries suggestions)
    └── AmbiguousNameError         more than one (carries the candidates)

The command line turns each into one line on stderr and exit code 2; anything else is a defect (exit code 3).
"""

from __future__ import annotations

import errno

from kg.spoken import Spoken, english, joined

_LISTED = 10  # of what a name may mean that one line can hold


class CanCuError(Exception):
    """What went wrong and how to mend it, in words for the person who typed the command."""


_SYSTEM = {
    errno.ENOENT: Spoken("không có tệp hay thư mục này", "no such file or folder"),
    errno.EACCES: Spoken("không có quyền", "no permission"),
    errno.EPERM: Spoken("không được phép", "not permitted"),
    errno.EEXIST: Spoken("đã có sẵn", "it exists already"),
    errno.EISDIR: Spoken("là một thư mục", "it is a folder"),
    errno.ENOTDIR: Spoken("không phải thư mục", "it is no folder"),
    errno.ENAMETOOLONG: Spoken("tên quá dài", "the name is too long"),
    errno.ENOSPC: Spoken("hết chỗ trên đĩa", "the disk is full"),
    errno.EDQUOT: Spoken("hết hạn mức trên đĩa", "the disk quota is used up"),
    errno.EROFS: Spoken("đĩa chỉ để đọc", "the disk is read-only"),
    errno.EIO: Spoken("đĩa hỏng hoặc mất kết nối", "the disk is damaged or gone"),
    errno.EMFILE: Spoken("đang mở quá nhiều tệp", "too many files are open"),
    errno.EADDRINUSE: Spoken("cổng đang có chương trình khác dùng", "another program uses the port"),
    errno.EADDRNOTAVAIL: Spoken("máy này không có địa chỉ ấy", "this machine has no such address"),
    errno.ECONNREFUSED: Spoken("không có chương trình nào nghe ở cổng ấy", "no program listens at that port"),
    errno.EHOSTUNREACH: Spoken("không tới được máy ấy", "that machine can't be reached"),
    errno.ENETUNREACH: Spoken("không tới được mạng ấy", "that network can't be reached"),
    errno.ELOOP: Spoken("liên kết chỉ vòng quanh vào chính nó", "the link leads back to itself"),
}


def system_reason(error: OSError) -> str:
    """Return in both languages why the system refused; in its own words where it is something rare.

    >>> system_reason(FileNotFoundError(2, "No such file or directory"))
    'không có tệp hay thư mục này'
    """
    return _SYSTEM.get(error.errno or 0) or error.strerror or str(error)


_CONTROLS = {code: repr(chr(code))[1:-1] for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}


class UnreadableInputError(CanCuError):
    """A file or stream that can't be read as the text of a document; its name, whatever is in it, stays on one line."""

    def __init__(self, message: str, reason: str = "") -> None:
        """Say it in one message, or name what can't be read and then the `reason`; a `Spoken` keeps its English."""
        said = joined(": ", (message, reason))
        super().__init__(Spoken(said.translate(_CONTROLS), english(said).translate(_CONTROLS)))


class DataError(CanCuError):
    """An entry of the project's own data that breaks the rules of its file."""


class StoreError(CanCuError):
    """A store that can't be opened or written."""


class RemoteStoreError(StoreError):
    """A SPARQL server that is not there, fails, or answers what is no whole answer."""


class RemoteTimeoutError(RemoteStoreError):
    """A SPARQL server that does not answer in time."""


class QueryError(CanCuError):
    """A SPARQL query that can't or may not be run."""


class QueryRefusedError(QueryError):
    """A query that may not be run: an update, a call outside the store, one too long or too deep."""


class QueryFormError(QueryError):
    """A query whose answer has none of the forms that were asked for."""


class QueryLimitError(QueryError):
    """A query that needs more time, rows, bytes or memory than it may have."""


class NotReadyError(CanCuError):
    """Something that is being made; asking again a little later will do."""


class MissingPartError(CanCuError):
    """A library of an extra that is not installed."""


class UnknownNameError(CanCuError):
    """Nothing answers to the name; `suggestions` are the nearest names that exist."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class AmbiguousNameError(CanCuError):
    """The name fits more than one thing; `candidates` lists them, `lead` may stand above that list.

    >>> error = AmbiguousNameError("01", ("Luật 01/2002/QH11", "Luật 01/2011/QH13"))
    >>> str(error), error.lead
    ('"01" có thể là: Luật 01/2002/QH11; Luật 01/2011/QH13', '"01" có thể là:')
    """

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name = name
        self.lead = Spoken(f'"{name}" có thể là:', f'"{name}" may be:')
        listed, left = "; ".join(candidates[:_LISTED]), len(candidates) - _LISTED
        more = Spoken(f"{listed} và {left} nữa", f"{listed} and {left} more") if left > 0 else listed
        super().__init__(joined(" ", (self.lead, more)))
        self.candidates = candidates
