"""Where the project's own data is: the only place that knows.

A checkout keeps registers and ontology at its top level, where lawyers edit them; a wheel carries the same files inside
the package, below `kg/_bundled/` (see `force-include` in pyproject.toml).
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataError

_PACKAGE = Path(__file__).resolve().parents[1]
_HOMES = {
    "registers": (_PACKAGE / "_bundled" / "registers", _PACKAGE.parent / "data" / "registers"),
    "ontology": (_PACKAGE / "_bundled" / "ontology", _PACKAGE.parent / "ontology"),
}


def bundled(name: str) -> Path:
    """Return the path of a file or folder that the project brings along, in a wheel as in a checkout.

    `name` begins with "registers" or "ontology" and uses "/". Raises `DataError` when there is no such thing.

    >>> bundled("registers/bodies.csv").name
    'bodies.csv'
    >>> bundled("registers/khong-co.csv")
    Traceback (most recent call last):
    ...
    kg.errors.DataError: không có dữ liệu kèm theo "registers/khong-co.csv"
    """
    room, _, rest = name.partition("/")
    for home in _HOMES.get(room, ()):
        path = home / rest
        if path.exists():
            return path
    raise DataError(f'không có dữ liệu kèm theo "{name}"')
