"""The life lines of bodies as a page without scripts."""

from __future__ import annotations

from importlib.resources import files

from kg.ask import vi_day
from kg.views.life_layout import lay_out_lives
from kg.views.life_picture import LEAST, draw_lives, last_turn
from kg.views.lives import Lives
from kg.views.luoc_do import environment
from kg.views.map_picture import Language
from kg.views.page_style import page_policy, page_style
from kg.views.svg import svg
from kg.views.texts import texts

# Where not all of the picture fits, it begins where the last turn is, a third from the left.
_BEGIN = """
const drawing = document.querySelector(".drawing");
drawing.addEventListener("scroll", () => followLines(drawing), { passive: true });
drawing.scrollLeft = drawing.dataset.turn * drawing.scrollWidth - drawing.clientWidth / 3;
"""


def lives_html(shown: Lives, title: str, language: Language = "vi") -> str:
    """Return the life lines as one page that asks for nothing outside itself, with all of it as tables below.

    >>> from kg.register import bodies
    >>> from kg.views.lives import lives
    >>> page = lives_html(lives(bodies(), [bodies().find("BHXH")]), "BHXH Việt Nam")
    >>> "01/3/2025: về Bộ Tài chính, 29/2025/NĐ-CP" in page
    True
    """
    drawing = lay_out_lives(shown)
    picture = draw_lives(drawing, title, heading=False, legend=False, language=language)
    style = page_style("lives.css", pictures=True)
    begin = (files("kg.views") / "templates/life-follow.js").read_text(encoding="utf-8") + _BEGIN
    # On a phone the picture fills two thirds of the screen, but never shrinks to less than half its size.
    style += f"\n.drawing svg {{ width: max(100%, {LEAST * picture.width:.0f}px); }}"
    style += (
        "\n@media (max-width: 720px) { .drawing svg { width: auto; height: max(64vh, "
        f"{picture.height / 2:.0f}px); }} }}"
    )
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
            language=language,
            t=texts(language),
            summary=picture.description,
            policy=page_policy(style, begin),
            style=style,
            begin=begin,
            turn=f"{last_turn(drawing) / picture.width:.3f}",
            drawing=svg(picture),
            parts=any(not join.moves and not join.ends for join in drawing.joins),
            documents=any(strand.documents for strand in drawing.strands),
            stays=[(life.name, shown.parents[stay.parent], stay) for life in shown.lives for stay in life.stays],
            passings=[(names[one.source], names[one.target], one) for one in shown.passings],
            signs=signs,
            day=vi_day,
        )
    )
