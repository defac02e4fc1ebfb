"""The life lines of bodies in the formats that people keep: a page without scripts, SVG, PDF, PNG."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from kg.ask import vi_day
from kg.views.life_picture import life_picture
from kg.views.lives import Lives
from kg.views.luoc_do import environment
from kg.views.paper import pdf, png
from kg.views.picture import COLOURS
from kg.views.svg import svg


def lives_svg(shown: Lives, title: str) -> str:
    """Return the life lines as SVG text."""
    return svg(life_picture(shown, title))


def lives_pdf(shown: Lives, title: str) -> bytes:
    """Return the life lines as a PDF of one page; raises `CanCuError` where typst is missing."""
    return pdf(life_picture(shown, title))


def lives_png(shown: Lives, title: str) -> bytes:
    """Return the life lines as a PNG of two pixels for one; raises `CanCuError` where typst is missing."""
    return png(life_picture(shown, title))


def lives_html(shown: Lives, title: str) -> str:
    """Return the life lines as one page that asks for nothing outside itself, with all of it as tables below.

    >>> from kg.register import bodies
    >>> from kg.views.lives import lives
    >>> page = lives_html(lives(bodies(), [bodies().find("BHXH")]), "BHXH Việt Nam")
    >>> "01/3/2025: về Bộ Tài chính, 29/2025/NĐ-CP" in page
    True
    """
    style = (files("kg.views") / "templates/lives.css").read_text(encoding="utf-8").strip()
    style += "".join(
        f"\n.f-{name} {{ fill: var(--{name}); }}\n.s-{name} {{ stroke: var(--{name}); }}" for name in COLOURS
    )
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    picture = life_picture(shown, title, heading=False)
    names = {life.slug: life.name for life in shown.lives}
    signs = sorted(
        ((sign, life.name) for life in shown.lives for sign in (*life.events, *life.documents)),
        key=lambda pair: (pair[0].day, pair[1], pair[0].document, pair[0].text),
    )
    return (
        environment()
        .get_template("lives.html")
        .render(
            title=title,
            summary=picture.description,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            style=style,
            drawing=svg(picture),
            stays=[(life.name, shown.parents[stay.parent], stay) for life in shown.lives for stay in life.stays],
            passings=[(names[one.source], names[one.target], one) for one in shown.passings],
            signs=signs,
            day=vi_day,
        )
    )
