"""The passive that turns a relation: "A được sửa đổi, bổ sung bởi B", "A bị bãi bỏ theo quy định tại Điều 3 B"."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.citation.deed import OF_WHOLE
from kg.citation.values import RelationKind
from kg.citation.verbs import BODY, CHAIN, PROVISIONS, UNIT, kind_of_verb
from kg.document import DATE
from kg.text import late

_BY = rf"(?:\scac)?(?:(?=\s(?:tai\s)?(?:cac\s)?{UNIT}\b){PROVISIONS})?(?:\scua)?"
# "mức phí tại A được thay thế bằng mức phí tại B": what is put in place is no act; words of a text are
_PUT_IN_PLACE = r"bang\b(?!\s(?:cac\s)?(?:cum\s)?tu\b)"
# "bản án theo Điều 248 Bộ luật A được hướng dẫn viết theo mẫu ban hành kèm theo Nghị quyết B": a form is followed
_BY_FORM = r"theo\s(?:cac\s)?mau"
_PASSIVES = {
    word: re.compile(
        rf"{word}(?<=\b{word})(?<!\bkhong\s{word})(?<!\bkhong\scon\s{word})(?<!\bchua\s{word})"
        rf"(?<!\bphai\s{word})(?<!\bcan\s{word})\s({CHAIN})"  # what must be done is not yet done
        rf"(?:\s$|\b(?:(?!\b(?:thi|ap\sdung|thuc\shien|boi|hay\s(?:chua|khong)|{_PUT_IN_PLACE}|{_BY_FORM})\b)[^;]){{0,80}}?"
        rf"\s(?:boi|theo|tai|bang)(?:\s(?:quy\sdinh|noi\sdung)(?:\s(?:tai|o|cua))?)?{_BY}[\s:]*$)"
    )
    for word in ("duoc", "bi")
}
_AGENT = (
    r"\s(?:(?:nam\s\d{4}|mot\sso\s(?:dieu|noi\sdung))\s)?"
    rf"(?:boi|theo|tai)(?:\squy\sdinh(?:\s(?:tai|o|cua))?)?{_BY}\s$"
)
_AT_PLACE = rf"(?:\s{UNIT}\s[\w.]{{1,6}}{PROVISIONS})?(?:\s(?:cua|cac))?\s$"
# "Luật A (sửa đổi tại Luật số B)", "Luật A, sửa đổi, bổ sung tại Luật số B": the passive needs no "được" there.
_BRACKETED = late(rf"\((?:da\s)?({CHAIN}){_AGENT}")
_BARE = late(rf"^(?:(?:(?!\b(?:khong|chua)\b)[^;.:]){{0,200}},)?\s(?:da\s)?({CHAIN})\s(?:boi|theo|tai){_AT_PLACE}")
# "Quyết định A bị Chủ tịch Ủy ban nhân dân tỉnh hủy bỏ bằng Quyết định B"
_BY_A_BODY = late(
    rf"^,?\s(?:da\s)?(?:duoc|bi)\s(?:{BODY}|chinh\sphu|thu\stuong|quoc\shoi|chu\stich)\b[a-z\s]{{0,50}}?"
    rf"\s({CHAIN})\s(?:boi|theo|tai|bang){_BY}\s$"
)
# "Nghị định A hết hiệu lực theo quy định tại Nghị định B"
_ENDED_BY = re.compile(
    rf"\bhet\shieu\sluc(?:\sthi\shanh)?(?:\stoan\sbo|(\smot\sphan))?(?:\s(?:ke\stu\s|tu\s)?ngay\s{DATE})?"
    rf"\s(?:boi|theo)(?:\squy\sdinh\stai)?{_AT_PLACE}"
)
# "Nghị định A đang tạm ngưng hiệu lực theo Nghị quyết B"
_SUSPENDED_BY = re.compile(rf"\bngung\shieu\sluc(?:\sthi\shanh)?\s(?:boi|theo)(?:\squy\sdinh\stai)?{_AT_PLACE}")
# in brackets alone: without them it may be said of a permit or a project "theo Thông tư A"
_EXTENDED_BY = re.compile(
    r"^\s\((?:da\s)?duoc\s(?:gia\shan|keo\sdai)(?:\s(?:hieu\sluc|thoi\s(?:han|gian)\s(?:ap\sdung|thuc\shien)))?"
    rf"\s(?:boi|theo|tai){_AT_PLACE}"
)
# as notes put it: "Nghị định A: đã thay bằng Nghị định B", "Thông tư A (thay bằng Thông tư B)"
_REPLACED_BY = re.compile(r"(?:\b(?:duoc|bi|da)\s|\(|\bhet\shieu\sluc\b[^;:.()]{0,40}?,\s)thay\sbang\s(?:cac\s)?$")
# "Quyết định A đã được điều chỉnh tại Quyết định B"; of another kind, B would be what governs A
_ADJUSTED_BY = re.compile(
    rf"\bduoc\sdieu\schinh(?:,\sbo\ssung)?(?:\smot\sso\s(?:dieu|noi\sdung))?\s(?:boi|tai)(?:\squy\sdinh\stai)?{_AT_PLACE}"
)
# "… được sửa đổi bởi Nghị định B, ngưng hiệu lực một số điều theo Nghị định C", "… và được thay thế bởi": that is done
# to what B changes.
_AGAIN = late(
    rf"^,?\s(?:va\s)?(?:da\s)?(?:(?:duoc|bi)\s)?({CHAIN})\b[^;:.()]{{0,60}}?(?<!ban\shanh)(?<!kem)\s(?:boi|theo|tai)"
    rf"(?:\squy\sdinh\stai)?{_AT_PLACE}"
)
# "bị bãi bỏ một phần bởi", "được thay thế một số điều theo"
_IN_PART = re.compile(rf"\s(?:mot\sphan|mot\sso\s(?:{UNIT}|noi\sdung|quy\sdinh))\b")
_CHANGES = frozenset({RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS})
_DONE = _CHANGES | {RelationKind.REPEALS_PART}
_DONE_AGAIN = _DONE | {RelationKind.SUSPENDS, RelationKind.EXTENDS, RelationKind.CORRECTS}


class Passive(Struct, frozen=True, gc=False):
    """That what follows does `kind` to what stands before offset `start`; `bare` where no "được" says so."""

    kind: RelationKind
    start: int
    bare: bool = False


def passive_again(gap: str) -> Passive | None:
    """Find what is done besides to what the instrument before `gap` has changed.

    >>> passive_again(", ngung hieu luc thi hanh mot so dieu theo ").kind.value
    'suspends'
    """
    found = _AGAIN.match(gap)
    kind = _kind(found) if found else None
    return Passive(kind, found.start(1)) if found and kind in _DONE_AGAIN else None


def passive_at_end(gap: str) -> Passive | None:
    """Find "được sửa đổi, bổ sung bởi" at the end; "được thực hiện theo" says how, not by what it is changed.

    >>> passive_at_end(" da duoc sua doi, bo sung boi dieu 1 ").kind.value
    'amends'
    >>> passive_at_end(" bi bai bo mot phan boi ").kind.value
    'repeals_part'
    """
    gap = gap.replace("\n", " ")  # a page breaks its lines anywhere
    if "(" in gap and (found := _BRACKETED.search(gap)) and (kind := _kind(found)) in _DONE:
        return Passive(kind, found.start())
    if "duoc" in gap or "bi" in gap:
        passives = [match for word, passive in _PASSIVES.items() if word in gap and (match := passive.search(gap))]
        if found := min(passives, key=re.Match.start, default=None):
            kind = _kind(found)
            return None if kind is RelationKind.IMPLEMENTS else Passive(kind, found.start())
        if (found := _BY_A_BODY.match(gap)) and (kind := _kind(found)) in _DONE:
            return Passive(kind, found.start(), bare=True)
        if "dieu chinh" in gap and (found := _ADJUSTED_BY.search(gap)):
            return Passive(RelationKind.AMENDS, found.start(), bare=True)
        if ("gia han" in gap or "keo dai" in gap) and (found := _EXTENDED_BY.match(gap)):
            return Passive(RelationKind.EXTENDS, found.start(), bare=True)
    if "thay bang" in gap and (found := _REPLACED_BY.search(gap)):
        return Passive(RelationKind.REPLACES, found.start(), bare=True)
    if "het hieu luc" in gap and (found := _ENDED_BY.search(gap)):
        kind = RelationKind.REPEALS_PART if found[1] else RelationKind.REPEALS
        return Passive(kind, found.start(), bare=True)
    if "ngung hieu luc" in gap and (found := _SUSPENDED_BY.search(gap)):
        return Passive(RelationKind.SUSPENDS, found.start())
    if "doi" in gap and (found := _BARE.match(gap)) and kind_of_verb(found[1]) is RelationKind.AMENDS:
        return Passive(RelationKind.AMENDS, found.start(1), bare=True)
    return None


def _kind(found: re.Match[str]) -> RelationKind:
    """Return what the verb means, the first group of its match; what ends in part is not ended as a whole."""
    kind = kind_of_verb(found[1])
    return OF_WHOLE.get(kind, kind) if _IN_PART.match(found.string, found.end(1)) else kind
