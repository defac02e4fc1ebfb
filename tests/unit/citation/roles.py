"""Which role each instrument has that a passage names."""

from __future__ import annotations

import kg
from kg.citation import Role


def roles(passage: str) -> dict[str, Role]:
    """Return the role of each instrument, by its number or else its name."""
    return {each.number or each.name or "": each.role for each in kg.extract(passage).citations}
