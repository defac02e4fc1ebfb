"""The people's council and committee of every province and city: Hội đồng nhân dân, Ủy ban nhân dân.

Every administrative unit of the province level has both (Hiến pháp 2013 Điều 111 và 114; Luật 72/2025/QH15), so the
registers list the territories and these bodies follow from them: same life, same names, same mergers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.register.body import Body, BodyKind, BodyName, NameForm

_AUTHORITIES = (
    ("hoi-dong-nhan-dan", "Hội đồng nhân dân", "HĐND"),
    ("uy-ban-nhan-dan", "Ủy ban nhân dân", "UBND"),
)


def local_authorities(bodies: Iterable[Body], names: Iterable[BodyName]) -> tuple[list[Body], list[BodyName]]:
    """Return council and committee of each territory among `bodies`, and their dated names after those of `names`."""
    territories = {body.slug: body for body in bodies if body.kind is BodyKind.TERRITORY}
    dated = [named for named in names if named.body in territories and named.form is NameForm.NAME]
    local, called = [], []
    for start, full, short in _AUTHORITIES:
        for territory in territories.values():
            spellings = (territory.name, *territory.aliases)
            body = replace(
                territory,
                slug=f"{start}-{territory.slug}",
                name=f"{full} {territory.name}",
                kind=BodyKind.LOCAL,
                aliases=tuple(f"{word} {name}" for word in (full, short) for name in spellings)[1:],
                territory=territory.slug,
            )
            local.append(body)
        called += [
            replace(named, body=f"{start}-{named.body}", name=f"{word} {named.name}", form=form)
            for named in dated
            for word, form in ((full, NameForm.NAME), (short, NameForm.ALIAS))
        ]
    return local, called
