"""A thin face: one file a command, no logic of its own."""

from kg.cli.main import main

__all__ = ["main"]
