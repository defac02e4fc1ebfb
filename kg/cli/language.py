"""The language of what click says by itself: usage, headings of help, and what is wrong with a command line."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

_DOMAIN = "kg"


def speak_vietnamese() -> None:
    """Let click say in Vietnamese what `locale/vi/LC_MESSAGES/kg.po` translates.

    The whole program speaks Vietnamese whatever the language of the machine, so gettext is told the language, which it
    takes from the environment alone.
    """
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parent / "locale"))
    gettext.textdomain(_DOMAIN)
