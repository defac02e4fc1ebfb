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

_LISTED = 10  # of what a name may mean that one line can hold


class CanCuError(Exception):
    """What went wrong and how to mend it, in words for the person who typed the command."""


_SYSTEM = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EEXIST: "đã có sẵn",
    errno.EISDIR: "là một thư mục",
    errno.ENOTDIR: "không phải thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EDQUOT: "hết hạn mức trên đĩa",
    errno.EROFS: "đĩa chỉ để đọc",
    errno.EIO: "đĩa hỏng hoặc mất kết nối",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.EADDRINUSE: "cổng đang có chương trình khác dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
    errno.ECONNREFUSED: "không có chương trình nào nghe ở cổng ấy",
    errno.EHOSTUNREACH: "không tới được máy ấy",
    errno.ENETUNREACH: "không tới được mạng ấy",
    errno.ELOOP: "liên kết chỉ vòng quanh vào chính nó",
}


def system_reason(error: OSError) -> str:
    """Return in Vietnamese why the system refused; in its own words where it is something rare.

    >>> system_reason(FileNotFoundError(2, "No such file or directory"))
    'không có tệp hay thư mục này'
    """
    return _SYSTEM.get(error.errno or 0) or error.strerror or str(error)


_CONTROLS = {code: repr(chr(code))[1:-1] for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}


class UnreadableInputError(CanCuError):
    """A file or stream that can't be read as the text of a document; its name, whatever is in it, stays on one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message.translate(_CONTROLS))


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
        self.lead = f'"{name}" có thể là:'
        more = f" và {len(candidates) - _LISTED} nữa" if len(candidates) > _LISTED else ""
        super().__init__(f"{self.lead} {'; '.join(candidates[:_LISTED])}{more}")
        self.candidates = candidates
