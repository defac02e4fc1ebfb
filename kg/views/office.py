"""The libraries of the extra `office`, asked for only when an Office file is written."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.errors import MissingPartError
from kg.spoken import Spoken


def office_library(name: str) -> Any:
    """Return a library of the extra `office`; raises `MissingPartError`, which says how to install it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPartError(
            Spoken(
                f"chưa cài {name}; cài bằng: pip install 'cancu[office]'",
                f"{name} is not installed: pip install 'cancu[office]'",
            )
        ) from error
