"""Bodies in time: who a name means at a date, whom the body stood under, what organised it, what became of it.

A mention is resolved at the date of the citing document; today's successor is another question (190/2025/QH15 Điều 3).
A move under another parent or a change of name keeps the body; a split returns every successor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.errors import AmbiguousNameError, UnknownNameError
from kg.register.body import (
    Body,
    BodyKind,
    BodyTables,
    ChangeEvent,
    Derivation,
    InstrumentRole,
    NameForm,
    Office,
    OfficeRole,
    OpenPoint,
    OrganisingInstrument,
    Subordination,
    Tiers,
)
from kg.register.body_tables import read_bodies
from kg.register.derivation import derivations
from kg.register.files import bundled
from kg.register.table import covers
from kg.text import search_key

_Named = tuple[str, str | None, str | None]  # slug, start, end


class Bodies:
    """All bodies of the registers; every question takes a `Body` and an ISO day (YYYY-MM-DD).

    >>> bhxh = bodies().find("BHXH")
    >>> bodies().parent_at(bhxh, "2025-02-28").parent, bodies().parent_at(bhxh, "2025-03-01").parent
    ('chinh-phu', 'bo-tai-chinh')
    """

    def __init__(self, folder: Path) -> None:
        """Read and check the files of `folder`; raises `DataError` with file and line."""
        self.tables: BodyTables = read_bodies(folder)
        self.derivations: tuple[Derivation, ...] = derivations(self.tables)
        self._by_name: dict[str, list[_Named]] = self._index()
        self._spelled: dict[str, str] = {}
        for body in self:
            for printed in (body.name, *body.aliases):
                self._spelled.setdefault(search_key(printed), printed)

    def __iter__(self) -> Iterator[Body]:
        return iter(self.tables.bodies.values())

    def __getitem__(self, slug: str) -> Body:
        """Return the body of that slug; raises KeyError."""
        return self.tables.bodies[slug]

    def find(self, name: str, as_of: str | None = None, within: Body | None = None) -> Body:
        """Return the body of that slug, name, acronym or code, without regard to diacritics, case and punctuation.

        At `as_of` a name means the body that bore it then, else one that bore it at another time. Every ministry has
        a "Vụ Pháp chế": `within` is the body whose units are meant. Raises `UnknownNameError` with the nearest names,
        `AmbiguousNameError` with all that fit.

        >>> bodies().find("bao hiem xa hoi viet nam").name, bodies().find("Tổng cục Hải quan").name
        ('Bảo hiểm xã hội Việt Nam', 'Cục Hải quan')
        >>> bodies().find("BHXH khu vực II", as_of="2025-06-15").name
        'BHXH tỉnh Sơn La'
        """
        named = self._bearing(name, within)
        if not named:
            key = search_key(name)
            near = tuple(self._spelled[close] for close in get_close_matches(key, self._spelled, n=3, cutoff=0.6))
            hint = f"; có phải: {', '.join(near)}?" if near else ""
            raise UnknownNameError(f'không có cơ quan nào tên "{name}"{hint}', near)
        slugs = {slug for slug, _, _ in named}
        if as_of is not None and len(slugs) > 1:
            then = {slug for slug, start, end in named if covers(start, end, as_of)}
            slugs = then or slugs
            alive = {slug for slug in slugs if covers(self[slug].start, self[slug].end, as_of)}
            slugs = alive or slugs
        if len(slugs) > 1:
            candidates = tuple(sorted(self[slug].name for slug in slugs))
            raise AmbiguousNameError(name, candidates)
        return self[slugs.pop()]

    def knows(self, name: str, within: Body | None = None) -> bool:
        """Say whether any body bears that name: a look-up, where `find` would go on to seek the nearest names.

        >>> bodies().knows("bhxh viet nam"), bodies().knows("Công ty Mưa")
        (True, False)
        """
        return bool(self._bearing(name, within))

    def _bearing(self, name: str, within: Body | None) -> list[_Named]:
        named = self._by_name.get(search_key(name), [])
        return [one for one in named if within is None or self._may_be_within(one[0], within)]

    def names_its_owner(self, name: str, unit: Body) -> bool:
        """Say whether the name of a unit tells by itself whose unit it is.

        >>> unit = bodies().find("Vụ Pháp chế BHXH Việt Nam")
        >>> [bodies().names_its_owner(name, unit) for name in ("Vụ Pháp chế BHXH Việt Nam", "Vụ Pháp chế")]
        [True, False]
        """
        owners = [self[row.parent] for row in self.tables.subordinations if row.body == unit.slug]
        spelled = {search_key(name) for owner in owners for name in (owner.name, *owner.codes, *owner.aliases)}
        return name == unit.slug or any(f" {key} " in f" {search_key(name)} " for key in spelled)

    def name_at(self, body: Body, day: str) -> str:
        """Return the name that the body bore on that day; its present name where no other is known.

        >>> bodies().name_at(bodies().find("Cục Hải quan"), "2024-06-30")
        'Tổng cục Hải quan'
        """
        for named in self.tables.names:
            if named.body == body.slug and named.form is NameForm.NAME and covers(named.start, named.end, day):
                return named.name
        return body.name

    def parent_at(self, body: Body, day: str) -> Subordination | None:
        """Return under whom the body stood on that day and which instrument says so; None when not known."""
        for row in self.tables.subordinations:
            if row.body == body.slug and covers(row.start, row.end, day):
                return row
        return None

    def parent_since(self, row: Subordination) -> str | None:
        """Return the day since which the body had stood under that parent, through all instruments that said so.

        >>> register = bodies()
        >>> register.parent_since(register.parent_at(register.find("BHXH"), "2023-11-29"))
        '1995-02-16'
        """
        for earlier in self.tables.subordinations:
            if (earlier.body, earlier.parent) == (row.body, row.parent) and earlier.end == row.start is not None:
                return self.parent_since(earlier)
        return row.start

    def children_at(self, parent: Body, day: str) -> tuple[Body, ...]:
        """Return the bodies known to have stood directly under `parent` on that day."""
        rows = self.tables.subordinations
        return tuple(self[row.body] for row in rows if row.parent == parent.slug and covers(row.start, row.end, day))

    def subordinations(self, body: Body) -> tuple[Subordination, ...]:
        """Return all parents of the body in time, oldest first."""
        return tuple(
            sorted((row for row in self.tables.subordinations if row.body == body.slug), key=lambda r: r.start or "")
        )

    def organised_by_at(self, body: Body, day: str) -> tuple[OrganisingInstrument, ...]:
        """Return the instrument that organised the body on that day, then those that amended or supplemented it.

        >>> [act.number for act in bodies().organised_by_at(bodies().find("BHXH"), "2025-08-01")]
        ['391/QĐ-BTC', '1733/QĐ-BTC', '1892/QĐ-BTC', '2286/QĐ-BTC']
        """
        return tuple(act for act in self.organised_by(body) if covers(act.start, act.end, day))

    def organised_by(self, body: Body) -> tuple[OrganisingInstrument, ...]:
        """Return all instruments that organised the body, principal ones first, each group oldest first."""
        acts = (act for act in self.tables.organising if act.body == body.slug)
        return tuple(sorted(acts, key=lambda act: (act.role is not InstrumentRole.ORGANISES, act.date)))

    def office_at(self, body: Body, day: str, role: OfficeRole = OfficeRole.HEAD) -> Office | None:
        """Return what the head (or the deputy) of the body was called on that day; None when not known.

        >>> register = bodies()
        >>> [register.office_at(register.find("BHXH"), day).title for day in ("2023-11-29", "2026-01-30")]
        ['Tổng Giám đốc', 'Giám đốc']
        """
        for office in self.tables.offices:
            if office.body == body.slug and office.role is role and covers(office.start, office.end, day):
                return office
        return None

    def history(self, body: Body) -> tuple[ChangeEvent, ...]:
        """Return the events of the body or about it, oldest first, those without a date last.

        A council or committee has the events of its province.
        """
        slug = body.territory or body.slug
        mine = (
            event
            for event in self.tables.events
            if slug in event.originals or slug in event.results or slug in event.about
        )
        return tuple(sorted(mine, key=lambda event: (event.date is None, event.date or "", event.id)))

    def tiers_at(self, body: Body, day: str) -> Tiers | None:
        """Return in which tiers the body was built on that day; None when not known.

        >>> register = bodies()
        >>> [register.tiers_at(register.find("BHXH"), day).tiers[-1] for day in ("2020-10-23", "2026-01-30")]
        ['huyện', 'cơ sở']
        """
        rows = (row for row in self.tables.tiers if row.body == body.slug)
        return next((row for row in rows if covers(row.start, row.end, day)), None)

    def predecessors(self, body: Body) -> tuple[Derivation, ...]:
        """Return from which bodies this one has its functions, in whole or in part, over any number of steps.

        >>> [bodies()[one.predecessor].name for one in bodies().predecessors(bodies().find("BNNMT")) if not one.part]
        ['Bộ Nông nghiệp và Phát triển nông thôn', 'Bộ Tài nguyên và Môi trường', 'Bộ Thủy sản']
        """
        return tuple(one for one in self.derivations if one.successor == body.slug)

    def successors(self, body: Body, day: str) -> tuple[Derivation, ...]:
        """Return who held on that day what this body had passed on by then; splits return every receiver.

        A receiver that itself had ended by then is followed to its own.

        >>> ministry = bodies().find("Bộ Thông tin và Truyền thông")
        >>> [(bodies()[one.successor].name, one.part) for one in bodies().successors(ministry, "2025-03-01")]
        [('Bộ Khoa học và Công nghệ', None), ('Bộ Văn hóa, Thể thao và Du lịch', 'báo chí')]
        """
        mine = (one for one in self.derivations if one.predecessor == body.slug)
        return tuple(one for one in mine if covers(one.start, one.end, day))

    def open_points(self, body: Body) -> tuple[OpenPoint, ...]:
        """Return what is not established of the body."""
        return tuple(point for point in self.tables.open_points if point.body == body.slug)

    def _may_be_within(self, slug: str, owner: Body) -> bool:
        """Say whether a body is no unit of another, or a unit of `owner`."""
        owners = {row.parent for row in self.tables.subordinations if row.body == slug}
        return self[slug].kind is not BodyKind.UNIT or owner.slug in owners

    def _index(self) -> dict[str, list[_Named]]:
        """Return search key → the bodies that bear the name, each with when; a dated row overrules an undated one."""
        index: defaultdict[str, list[_Named]] = defaultdict(list)
        dated: set[tuple[str, str]] = set()
        for named in self.tables.names:
            key = search_key(named.name)
            dated.add((key, named.body))
            index[key].append((named.body, named.start, named.end))
        for body in self:
            undated: Iterable[str] = (body.slug, body.name, *body.codes, *body.aliases)
            for key in dict.fromkeys(map(search_key, undated)):
                if (key, body.slug) not in dated:
                    index[key].append((body.slug, None, None))
        return dict(index)


@cache
def bodies() -> Bodies:
    """Return the register of bodies; read and checked once, then kept."""
    return Bodies(bundled("registers"))
