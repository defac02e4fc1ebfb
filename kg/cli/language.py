"""The languages of the program: what click says by itself is Vietnamese, what errors say is as `--lang` asks.

Click speaks of usage, headings of help, and what is wrong with a command line.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from kg.errors import CanCuError
from kg.spoken import english

_DOMAIN = "kg"


def speak_vietnamese() -> None:
    """Let click say in Vietnamese what `locale/vi/LC_MESSAGES/kg.po` translates.

    The whole program speaks Vietnamese whatever the language of the machine, so gettext is told the language, which it
    takes from the environment alone.
    """
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parent / "locale"))
    gettext.textdomain(_DOMAIN)


_chosen = "vi"


def choose(language: str) -> None:
    """Let errors speak "vi" or "en" from here on."""
    global _chosen
    _chosen = language


def said(words: str) -> str:
    """Return words of an error, in English where that was asked for and they know themselves in it."""
    return english(words) if _chosen == "en" else words


def told(error: CanCuError) -> str:
    """Return what an error says, in the language that was asked for."""
    return said(error.args[0] if error.args else str(error))
