"""Precision, recall, F1 of citations, bases, relations by kind, fields, provisions, mentions; each error by name.

Instruments are compared as distinct things: by number (and date where both state one) or by name (and year). A relation
counts when subject, kind, direction and object all agree. A field that is read wrong is both spurious and missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.evaluate.score import Evaluation, Miss
from kg.register import name_key, number_key
from kg.spoken import Spoken, joined, spoken
from kg.text import search_key

_FIELDS = ("type", "date", "issuers")
_DOCUMENT_FIELDS = ("number", "type", "title", "issuers", "parent_body", "place", "date", "signers", "effective")
_JUDGED = {"implements", "issues"}  # a matter of judgement, as the gold says of itself
_PAPERS = ("Tờ trình", "Báo cáo")  # submissions and reports are recorded, not measured
_LETTERS = {"cong van", "cong dien", "thong bao", ""}


def evaluate(pairs: Iterable[tuple[str, Mapping[str, Any], Mapping[str, Any]]]) -> Evaluation:
    """Compare (id, gold record, read record) triples.

    >>> citations = [{"id": "c1", "number": "59/2019/NĐ-CP"}]
    >>> gold = {"document": {"type": "Quyết định"}, "citations": citations, "relations": []}
    >>> evaluate([("a", gold, gold)]).scores["trích dẫn"].f1
    1.0
    """
    result = Evaluation()
    for name, gold, read in pairs:
        result.documents += 1
        _compare(result, name, gold, read)
    result.scores = dict(sorted(result.scores.items(), key=lambda named: _place(named[0])))
    return result


_KINDS = {
    "amends": Spoken("sửa đổi, bổ sung", "amends"),
    "replaces": Spoken("thay thế", "replaces"),
    "repeals": Spoken("bãi bỏ", "repeals"),
    "repeals_part": Spoken("bãi bỏ một phần", "repeals in part"),
    "details": Spoken("quy định chi tiết", "details"),
    "guides": Spoken("hướng dẫn", "guides"),
    "corrects": Spoken("đính chính", "corrects"),
    "consolidates": Spoken("hợp nhất", "consolidates"),
    "suspends": Spoken("ngưng hiệu lực", "suspends"),
    "extends": Spoken("kéo dài", "extends"),
}
_CITATIONS, _NUMBERED = Spoken("trích dẫn", "citations"), Spoken("trích dẫn có số", "citations with a number")
_BASES, _RELATIONS = Spoken("căn cứ", "legal bases"), Spoken("quan hệ", "relations")
_PROVISIONS = Spoken("điều khoản", "provisions")
_PLACES = Spoken("chỗ nhắc đúng vị trí", "mentions at their place")
_DOCUMENT = Spoken("văn bản", "document")
_ROWS = (_CITATIONS, _NUMBERED, _BASES, _RELATIONS, *(joined(": ", (_RELATIONS, kind)) for kind in _KINDS.values()))
_GROUPS = ("quan hệ: đúng chiều", "trích dẫn: ", "điều khoản", "chỗ nhắc", "văn bản: ", "")


def _place(name: str) -> tuple[int, int, str]:
    """Order the scores as people read them: what is found, relations by kind, fields, places, the document itself."""
    if name in _ROWS:
        return 0, _ROWS.index(name), name
    return 1, next(i for i, group in enumerate(_GROUPS) if name.startswith(group)), ""


def _compare(result: Evaluation, name: str, gold: Mapping[str, Any], read: Mapping[str, Any]) -> None:
    wanted, got = _citations(gold), _citations(read)
    match = _match(wanted, got)
    for label, only_numbered in ((_CITATIONS, False), (_NUMBERED, True)):
        right = [i for i, c in enumerate(wanted) if c.get("number") or not only_numbered]
        hits = sum(1 for i in right if i in match)
        extra = [c for j, c in enumerate(got) if j not in match.values() and (c.get("number") or not only_numbered)]
        result.count(label, hits, len(extra), len(right) - hits)
    result.misses += [Miss(_missed(), name, _label(c), "") for i, c in enumerate(wanted) if i not in match]
    result.misses += [Miss(_extra(), name, "", _label(c)) for j, c in enumerate(got) if j not in match.values()]
    for i, j in match.items():
        _fields(result, name, wanted[i], got[j])
        _provisions(result, name, wanted[i], got[j])
    _bases(result, name, gold, wanted, got, match)
    _relations(result, name, (gold, wanted), (read, got), match)
    _mentions(result, name, wanted, got, match)
    _document(result, name, gold["document"], read["document"])


def _missed(what: Spoken | None = None) -> Spoken:
    return joined(" ", (Spoken("sót", "missed"), what or ""))


def _extra(what: Spoken | None = None) -> Spoken:
    return joined(" ", (Spoken("thừa", "spurious"), what or ""))


def _of(part: str, whole: str) -> Spoken:
    return spoken("{part} của {whole}", "{part} of {whole}", part=part, whole=whole)


def _citations(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [c for c in record.get("citations") or [] if c.get("type") not in _PAPERS]


def _label(citation: Mapping[str, Any]) -> str:
    return str(citation.get("number") or citation.get("name"))


def _likeness(a: Mapping[str, Any], b: Mapping[str, Any]) -> int:
    """Return 0 for two instruments that differ; more, the surer they are one."""
    if a.get("number") and b.get("number"):
        if number_key(a["number"]) != number_key(b["number"]):
            return 0
        if a.get("date") and b.get("date"):
            return 3 if a["date"] == b["date"] else 1
        return 2
    if a.get("name") and b.get("name") and name_key(a["name"]) == name_key(b["name"]):
        years = {_year(a), _year(b)} - {None}
        return 0 if len(years) == 2 else 3 if years else 2
    return 0


def _year(citation: Mapping[str, Any]) -> int | None:
    date = citation.get("date")
    return citation.get("year") or (int(date[:4]) if date else None)


def _match(wanted: list[Mapping[str, Any]], got: list[Mapping[str, Any]]) -> dict[int, int]:
    """Pair one to one, surest first."""
    likely = sorted(
        ((_likeness(a, b), -i, -j) for i, a in enumerate(wanted) for j, b in enumerate(got)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in likely:
        if likeness and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _comparable(value: Any) -> object:
    if isinstance(value, str):
        return search_key(value)
    if isinstance(value, list):
        return {search_key(item["name"] if isinstance(item, dict) else item) for item in value}
    if isinstance(value, dict):
        return value.get("date")
    return value


def _fields(result: Evaluation, name: str, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    for key in _FIELDS:
        if not wanted.get(key):
            continue
        good = _comparable(wanted[key]) == _comparable(got.get(key) or [] if key == "issuers" else got.get(key))
        _count_field(result, joined(": ", (_CITATIONS, _NAMES[key])), good, got.get(key))
        if not good:
            result.misses.append(Miss(_of(_NAMES[key], _label(wanted)), name, str(wanted[key]), str(got.get(key))))


def _count_field(result: Evaluation, name: str, good: bool, got: object) -> None:
    result.count(name, hits=good, spurious=not good and bool(got), missed=not good)


def _provisions(result: Evaluation, name: str, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    right, found = set(wanted.get("pinpoints") or []), set(got.get("pinpoints") or [])
    if not (right or found):
        return
    result.count(_PROVISIONS, len(right & found), len(found - right), len(right - found))
    result.misses += [Miss(_missed(_PROVISIONS), name, _of(each, _label(wanted)), "") for each in sorted(right - found)]
    result.misses += [Miss(_extra(_PROVISIONS), name, "", _of(each, _label(wanted))) for each in sorted(found - right)]


_NAMES = {
    "type": Spoken("loại", "type"),
    "date": Spoken("ngày", "date"),
    "issuers": Spoken("cơ quan ban hành", "issuers"),
    "number": Spoken("số", "number"),
    "title": Spoken("trích yếu", "title"),
    "parent_body": Spoken("cơ quan chủ quản", "parent body"),
    "place": Spoken("nơi ban hành", "place of issue"),
    "signers": Spoken("người ký", "signers"),
    "effective": Spoken("ngày có hiệu lực", "day of effect"),
}


def _bases(
    result: Evaluation,
    name: str,
    gold: Mapping[str, Any],
    wanted: list[Mapping[str, Any]],
    got: list[Mapping[str, Any]],
    match: Mapping[int, int],
) -> None:
    if search_key(gold["document"].get("type") or "") in _LETTERS:
        return
    nested = {match[i] for i, c in enumerate(wanted) if c.get("role") == "nested" and i in match}
    right = {i for i, c in enumerate(wanted) if c.get("role") == "legal_basis"}
    found = {j for j, c in enumerate(got) if c.get("role") == "legal_basis"} - nested
    hits = {i for i in right if match.get(i) in found}
    extra = found - {match[i] for i in hits}
    result.count(_BASES, len(hits), len(extra), len(right - hits))
    result.misses += [Miss(_missed(_BASES), name, _label(wanted[i]), "") for i in sorted(right - hits)]
    result.misses += [Miss(_extra(_BASES), name, "", _label(got[j])) for j in sorted(extra)]


Edge = tuple[str, str, str]


def _relations(
    result: Evaluation,
    name: str,
    gold: tuple[Mapping[str, Any], list[Mapping[str, Any]]],
    read: tuple[Mapping[str, Any], list[Mapping[str, Any]]],
    match: Mapping[int, int],
) -> None:
    back = {j: i for i, j in match.items()}
    ids = {c["id"]: f"w{i}" for i, c in enumerate(gold[1])}
    read_ids = {c["id"]: f"w{back[j]}" if j in back else f"x{j}" for j, c in enumerate(read[1])}
    right, found = set(_edges(gold[0], ids)), set(_edges(read[0], read_ids))
    result.count(_RELATIONS, len(right & found), len(found - right), len(right - found))
    for kind in sorted({edge[1] for edge in right | found}):
        wanted, got = ({edge for edge in edges if edge[1] == kind} for edges in (right, found))
        result.count(
            joined(": ", (_RELATIONS, _KINDS.get(kind, kind))), len(wanted & got), len(got - wanted), len(wanted - got)
        )
    turned = {(target, kind, subject) for subject, kind, target in found}
    result.count(
        Spoken("quan hệ: đúng chiều", "relations: right direction"),
        hits=len(right & found),
        missed=len((right & turned) - found),
    )

    def words(edge: Edge) -> str:
        return " ".join(
            part if part in ("this", edge[1]) else _label((gold[1] if part[0] == "w" else read[1])[int(part[1:])])
            for part in edge
        )

    result.misses += [Miss(_missed(_RELATIONS), name, words(edge), "") for edge in sorted(right - found)]
    result.misses += [Miss(_extra(_RELATIONS), name, "", words(edge)) for edge in sorted(found - right)]


def _edges(record: Mapping[str, Any], ids: Mapping[str, str]) -> Iterator[Edge]:
    known = {**ids, "this": "this"}
    for relation in record.get("relations") or []:
        if relation["relation"] not in _JUDGED and relation["subject"] in known and relation["object"] in known:
            yield known[relation["subject"]], relation["relation"], known[relation["object"]]


def _mentions(
    result: Evaluation,
    name: str,
    wanted: list[Mapping[str, Any]],
    got: list[Mapping[str, Any]],
    match: Mapping[int, int],
) -> None:
    """Count the mentions whose offsets are exact, where the gold has them; gold that has some has all."""
    found = {(m["start"], m["end"]) for c in got for m in c.get("mentions") or [] if isinstance(m, dict)}
    right = {(m["start"], m["end"]) for c in wanted for m in c.get("mentions_at") or []}
    if right:
        result.count(_PLACES, spurious=len(found - right))
        result.misses += [
            Miss(Spoken("chỗ nhắc thừa", "spurious mention"), name, "", f"{start}-{end}")
            for start, end in sorted(found - right)
        ]
    for i, citation in enumerate(wanted):
        if i not in match:
            continue
        for mention in citation.get("mentions_at") or []:
            good = (mention["start"], mention["end"]) in found
            result.count(_PLACES, hits=good, missed=not good)
            if not good:
                result.misses.append(
                    Miss(
                        Spoken("chỗ nhắc", "mention"),
                        name,
                        f"{_label(citation)} {mention['start']}-{mention['end']}",
                        "",
                    )
                )


def _document(result: Evaluation, name: str, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    for key in _DOCUMENT_FIELDS:
        right = _comparable(wanted.get(key))
        if not right:
            continue
        found = _comparable(got.get(key))
        if key == "number":
            right, found = number_key(wanted[key]), number_key(got.get(key) or "")
        _count_field(result, joined(": ", (_DOCUMENT, _NAMES[key])), right == found, found)
        if right != found:
            result.misses.append(Miss(_of(_NAMES[key], _DOCUMENT), name, str(wanted[key]), str(got.get(key))))
