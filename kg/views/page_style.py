"""The style of a page that stands alone, and the policy that lets it use just that and nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from kg.views.picture import COLOURS


@cache
def page_style(name: str, pictures: bool = False) -> str:
    """Return a style sheet of the templates; with the colours of pictures, by day and in the dark, where it holds them.

    >>> ".f-accent" in page_style("report.css", pictures=True), ".f-accent" in page_style("luoc-do.css")
    (True, False)
    """
    sheets = ["colours.css", name] if pictures else [name]
    style = "".join((files("kg.views") / "templates" / sheet).read_text(encoding="utf-8") for sheet in sheets).strip()
    return style + picture_style() if pictures else style


def picture_style() -> str:
    """Return the rules that colour the shapes and words of a picture by their classes, for a page that names colours.

    >>> ".f-accent { fill: var(--accent); }" in picture_style()
    True
    """
    return "".join(
        f"\n.f-{colour} {{ fill: var(--{colour}); }}\n.s-{colour} {{ stroke: var(--{colour}); }}" for colour in COLOURS
    )


def page_policy(style: str, script: str = "") -> str:
    """Return a content security policy: this style, this script, nothing else; no attribute may carry either.

    >>> page_policy("p {}").partition(";")[0], "script-src" in page_policy("p {}")
    ("default-src 'none'", False)
    """
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
