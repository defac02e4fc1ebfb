"""The digest of what decides, besides a text, what is extracted from it: program, registers, ontology, base."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg.register import bundled
from kg.resolve import BASE


@cache
def current_recipe() -> str:
    """Return the recipe of this installation, as SHA-256; what another recipe gave is read anew by the next build."""
    whole = hashlib.sha256(BASE.encode("utf-8"))
    package = Path(__file__).resolve().parents[1]
    for home, pattern in (
        (package, "**/*.py"),
        (bundled("registers/"), "**/*"),
        (bundled("ontology/"), "**/*"),
    ):
        for path in sorted(home.glob(pattern)):
            if path.is_file():
                whole.update(f"{path.relative_to(home).as_posix()}\0".encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()
