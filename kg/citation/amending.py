"""Which provisions an amending document changes: it names its act once, and then goes article by article.

"Điều 1. Sửa đổi một số điều của Luật …: 1. Sửa đổi khoản 4 và bổ sung khoản 5 vào sau khoản 4 Điều 5 như sau: “…”".
Nghị định 78/2025/NĐ-CP Điều 69: an inserted unit is named with the unit behind which it comes; new wording stands in
quotation marks, and what it names is not amended.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.citation.deed import Deed
from kg.citation.found import Found
from kg.citation.pinpoints import RANK, STEP, Step, completed, labels_of, unit_of, written
from kg.citation.places import bounds
from kg.citation.quoted import opening_before, quoted_wordings
from kg.citation.values import RelationKind
from kg.document import Document, Part
from kg.text import Text, find_each

_VERB = r"(?:Sua\sdoi|Bo\ssung|Bai\sbo|Huy\sbo|Bo(?=\s(?:cum|tu|doan))|Thay\sthe|Thay(?=\s(?:cum|tu))|Dinh\schinh)\b"
# "Khoản 2 Điều 5 được sửa đổi như sau", "Mục II “Nhà ở” bổ sung nội dung"
_CHANGED = (
    r"(?:[Dd]iem|[Kk]hoan|Dieu|Muc|Chuong|Phan|Phu\sluc)\s[\w.]{1,6}(?:\"[^\"\n]{0,300}\"|[^:;.\"]){0,120}?"
    r"\s(?:(?:duoc|bi)\s)?(?:sua\sdoi|bo\ssung|bai\sbo|thay\sthe)\b[^:;.]{0,60}"
)
_ORDER = (
    r"(?P<label>(?:Dieu\s\d{1,3}|\d{1,3}|[a-z]\d?)\s?[.)]\s|-\s)?"
    rf"(?P<order>{_VERB}(?:\"[^\"\n]{{0,300}}\"|\.(?=\d)|[^:;.\"]){{3,400}}|{_CHANGED})"
)
_MORE = r"(?P<more>(?:bo\ssung|sua\sdoi|bai\sbo)\s(?:\.(?=\d)|[^:;.\"]){3,200})"
_ORDER_LINES = (
    re.compile(rf"\n{_ORDER}"),
    re.compile(rf" (?<=[.;:\"] ){_ORDER}"),
    re.compile(rf";\s{_MORE}"),
)
_ORDER_AT_START = re.compile(_ORDER)
_ARTICLE = re.compile(rf"\n(?:Dieu|DIEU)\s\d{{1,3}}[a-z]?\s?[.:]?\s(?!{_VERB})")
_SOME_OF = re.compile(r"\bmot\sso\b[^:]{0,60}\s(?:cua|tai)\s|\bcac\snoi\sdung\b")
_BEHIND = re.compile(r"(?:vao\s)?(?:ngay\s|lien\s)?(?:sau|truoc)\s(?:cac\s)?$")
_ITS_NAME = re.compile(r"\bten\s(?:cua\s)?(?:[Dd]ieu|[Cc]huong|[Mm]uc|[Pp]han)\b(?!\s\d|\s[IVX])")
_QUOTED = re.compile(r"\"[^\"\n]{0,300}\"")
_CHANGES = frozenset({RelationKind.AMENDS, RelationKind.REPEALS_PART, RelationKind.CORRECTS, RelationKind.SUSPENDS})


class _Order(Struct, frozen=True):
    """An order outside quotations: `flow[start:end]`, on the level of a clause (1.) or of a point below it (a)."""

    start: int
    end: int
    point: bool


def amended_provisions(
    document: Document, mentions: Sequence[Found], deeds: Sequence[Deed], home: Sequence[str]
) -> dict[str, list[str]]:
    """Return for each amended citation the provisions that the orders name; `home` is the citation of each mention."""
    text = document.text
    changed = {deed.place: home[deed.place] for deed in deeds if deed.kind in _CHANGES and deed.actor is None}
    if not changed:
        return {}
    acts = set(changed.values())
    only = acts.pop() if len(acts) == 1 else None
    named = sorted((mentions[place].start, act) for place, act in changed.items())
    starts, _ = bounds(mentions)
    wordings = quoted_wordings(text)
    found: dict[str, list[str]] = {}
    for section in document.sections:
        if section.part is Part.BODY:
            for act, provisions in _read(text, section.start, section.end, wordings, named, only, starts):
                found.setdefault(act, []).extend(provisions)
    return found


def _read(
    text: Text,
    start: int,
    end: int,
    wordings: Sequence[tuple[int, int]],
    named: Sequence[tuple[int, str]],
    only: str | None,
    starts: Sequence[int],
) -> Iterator[tuple[str, list[str]]]:
    """Yield act and provisions of each order in `flow[start:end]`; `named` are the places that name what is amended."""
    events: list[tuple[int, str | _Order | None]] = [
        *((found.start(), None) for found in _ARTICLE.finditer(text.folded, start, end)),
        *((place, act) for place, act in named if start <= place < end),
        *((order.start, order) for order in _orders(text.folded, start, end)),
    ]
    act, context = only, list[Step]()
    waiting: tuple[str, list[str]] | None = None  # "một số khoản của Điều 11": its points say which
    for at, event in sorted(events, key=lambda event: event[0]):
        if opening_before(wordings, at) is not None:
            continue
        if not isinstance(event, _Order):
            act = event
            continue
        if bisect_left(starts, event.start) < bisect_left(starts, event.end):
            context = []  # it names its act, and the provisions right before it
            continue
        if _is_article(text.folded, event.start):
            act = only
        if act is None:
            continue
        provisions, steps = _provisions(text, event, context if event.point else [])
        if event.point:
            waiting = None
        else:
            if waiting:
                yield waiting
            context, waiting = steps, None
        if not event.point and _SOME_OF.search(text.folded[event.start : event.end].lower()):
            waiting = (act, provisions)
        elif provisions:
            yield act, provisions
    if waiting:
        yield waiting


def _orders(folded: str, start: int, end: int) -> Iterator[_Order]:
    point = False
    first = _ORDER_AT_START.match(folded, 0, end) if start == 0 else None
    others = find_each(_ORDER_LINES, folded, first.end() if first else start, end)
    for found in filter(None, (first, *others)):
        if found.lastgroup == "order":
            label = found["label"] or ""
            point = label[:1] == "-" or (label[:1].isalpha() and label[:1].islower())
        yield _Order(*found.span(found.lastgroup or 0), point=point)


def _is_article(folded: str, at: int) -> bool:
    return folded[max(0, at - 12) : at].lstrip("\n").startswith(("Dieu ", "DIEU "))


def _provisions(text: Text, order: _Order, context: list[Step]) -> tuple[list[str], list[Step]]:
    """Return the provisions that an order names, and the units of the last one, which its points belong to."""
    folded = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text.folded[order.start : order.end])
    chains: list[list[Step]] = [[]]
    for step in STEP.finditer(folded):
        unit = unit_of(step[1])
        labels = labels_of(unit, text.flow[order.start + step.start(2) : order.start + step.end(2)])
        if not labels or _BEHIND.search(folded[max(0, step.start() - 20) : step.start()]):
            continue
        if chains[-1] and RANK[unit] >= RANK[chains[-1][-1][0]]:
            chains.append([])
        chains[-1].append((unit, labels))
    steps = [chain for chain in completed(chains) if chain]
    for chain in steps:
        chain.extend(step for step in context if RANK[step[0]] < RANK[chain[-1][0]])
    if not steps and context and _ITS_NAME.search(folded):
        steps = [context]
    found = [words for chain in steps for words in written(chain)]
    return list(dict.fromkeys(found)), steps[-1] if steps else []
