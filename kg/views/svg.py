"""A picture as SVG: one file, sharp at any size, its words selectable, nothing but attributes that Word understands."""

from __future__ import annotations

from html import escape

from kg.views.picture import COLOURS, TAIL_GAP, TAIL_SIZE, Picture, Shape, Words, num

FONT = "'Noto Sans', 'Segoe UI', Arial, sans-serif"  # each has all letters of Vietnamese


def svg(picture: Picture) -> str:
    """Return the picture as the text of an SVG file.

    Every shape and word names its colour as a class too, so that a page that holds the picture may recolour it for the
    dark.

    >>> print(svg(Picture(9, 9, "Bản đồ", "Một văn bản", (Shape("M0 0H9", stroke="line"),), (Words("Nghị <định>", 1, 8),))))
    <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9" role="img" lang="vi" font-family="'Noto Sans', 'Segoe UI', Arial, sans-serif">
    <title>Bản đồ</title>
    <desc>Một văn bản</desc>
    <path d="M0 0H9" fill="none" stroke="#dfe1db" class="s-line"/>
    <text x="1" y="8" font-size="13" fill="#1c2733" class="f-ink">Nghị &lt;định&gt;</text>
    </svg>
    <BLANKLINE>
    """  # noqa: E501 (the output is what it is)
    width, height = num(picture.width), num(picture.height)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            f'role="img" lang="vi" font-family="{FONT}">'
        ),
        f"<title>{_clean(picture.title)}</title>",
        f"<desc>{_clean(picture.description)}</desc>",
        *map(_shape, picture.shapes),
        *map(_words, picture.words),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Return text fit for XML: escaped, without the characters that XML cannot hold."""
    return escape("".join(char for char in text if char.isprintable() or char in "\n\t"), quote=True)


def _shape(shape: Shape) -> str:
    classes = []
    fill, more = "none", ""
    if shape.fill:
        fill = COLOURS[shape.fill]
        classes.append(f"f-{shape.fill}")
    if shape.stroke:
        more += f' stroke="{COLOURS[shape.stroke]}"'
        more += f' stroke-width="{num(shape.width)}"' if shape.width != 1 else ""
        more += f' stroke-dasharray="{" ".join(map(num, shape.dash))}"' if shape.dash else ""
        classes.append(f"s-{shape.stroke}")
    more += f' opacity="{num(shape.opacity)}"' if shape.opacity != 1 else ""
    start = f'<path d="{shape.path}" fill="{fill}"{more} class="{" ".join(classes)}"'
    return f"{start}><title>{_clean(shape.hint)}</title></path>" if shape.hint else f"{start}/>"


def _words(words: Words) -> str:
    more = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    more += ' font-weight="700"' if words.bold else ""
    more += f' data-until="{num(words.until)}"' if words.until else ""
    hint = f"<title>{_clean(words.hint)}</title>" if words.hint else ""
    tail = ""
    if words.tail:
        tail = (
            f'<tspan dx="{num(TAIL_GAP)}" font-size="{num(TAIL_SIZE)}" font-weight="400" fill="{COLOURS["soft"]}" '
            f'class="f-soft">{_clean(words.tail)}</tspan>'
        )
    return (
        f'<text x="{num(words.x)}" y="{num(words.y)}" font-size="{num(words.size)}"{more} '
        f'fill="{COLOURS[words.colour]}" class="f-{words.colour}">{hint}{_clean(words.text)}{tail}</text>'
    )
