"""The bodies behind cited instruments: an issuer that no longer exists, an organised body that has moved since.

What the registers know, what the texts show by themselves, what is presumed and what is not established stay apart:
that 89/2020/NĐ-CP describes Bảo hiểm xã hội Việt Nam under the Chính phủ is stated, that it lost that role on
2025-03-01 is presumed, and that anything repealed it is not established.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.ask.body import organising, parents
from kg.ask.changes import Known
from kg.ask.effect import Change, Effect, Ground
from kg.ask.evidence import parent_evidence
from kg.ask.finding import Claim, Finding, FindingKind, Level
from kg.ask.findings import stated
from kg.ask.open_points import in_both
from kg.ask.question import rows
from kg.ask.receivers import read_as
from kg.ask.shared_fate import CONFIDENCE
from kg.ask.status import judge, vi_day
from kg.ask.values import Act, Fact, Instrument, Organising, Parent, Receiver
from kg.graph import RDFS, VL, Store, iri_term
from kg.register import effect_rules, parse_number, rank_of
from kg.spoken import Spoken, joined, spoken

_FEW = 300  # acts that are asked about by name; of more, everything is asked
_ROLES = {
    "organises": Spoken("quy định tổ chức", "organises"),
    "amends": Spoken("sửa đổi quy định tổ chức", "amends the organisation of"),
    "supplements": Spoken("bổ sung quy định tổ chức", "adds to the organisation of"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """That what `act` says of the organisation of a body is overtaken on a day.

    Either the body has ended (`ended`: what the registers say of that), or it stood under `before` when the act took
    effect and stands under `now`, or the registers presume another act in its place (`replaced`).
    """

    act: Known
    body: str
    ended: dict[str, str] | None = None
    before: Parent | None = None
    now: Parent | None = None
    replaced: tuple[Change, ...] = ()


def moves(store: Store, acts: Mapping[str, Known], as_of: str) -> Iterator[Move]:
    """Yield where a body which an act organises has moved since, has ended, or is organised by another act on a day.

    What is known of each act is given. Of one that has ended as a whole nothing is said: that says it all.
    """
    asked = list(map(iri_term, acts)) if len(acts) <= _FEW else None
    organised = [row for row in rows(store, "to-chuc-boi", van_ban=asked) if row["van_ban"] in acts]
    bodies = sorted({row["co_quan"] for row in organised})
    ended = {row["co_quan"]: row for row in rows(store, "co-quan-da-cham-dut", co_quan=map(iri_term, bodies)) if bodies}
    for row in organised:
        act, body = acts[row["van_ban"]], row["co_quan"]
        if judge(act, as_of).effect is Effect.ENDED and any(change.by for change in act.changes):
            continue
        end = ended.get(body)
        if end and end["den_ngay"] <= as_of:
            yield Move(act, body, ended=end)
        elif move := _move(store, act, body, as_of):
            yield move


def _move(store: Store, act: Known, body: str, as_of: str) -> Move | None:
    own = next((one for one in organising(store, body) if one.act.iri == act.instrument.iri), None)
    then = (own.start if own else None) or act.instrument.date
    stays = parents(store, body)
    before, now = (_on(stays, then) if then else None), _on(stays, as_of)
    replaced = tuple(change for change in act.changes if change.kind == "organises" and change.happened(as_of))
    if before and now and before.iri != now.iri and now.start and then and then < now.start:
        return Move(act, body, before=before, now=now, replaced=replaced)
    return Move(act, body, replaced=replaced) if replaced else None


def moved_bodies(store: Store, acts: Mapping[str, Known], as_of: str) -> dict[str, list[Finding]]:
    """Return the findings that `moves` gives rise to, with all claims and their words, by IRI of the act."""
    found: dict[str, list[Finding]] = {}
    every = list(moves(store, acts, as_of))
    names = store.values(sorted({move.body for move in every}), f"{RDFS}label")
    for move in every:
        name = min((label.value for label in names.get(move.body, ())), default=move.body.rpartition("/")[2])
        said = _gone(store, move.body, move.ended, as_of) if move.ended else _moved(store, move, name, as_of)
        found.setdefault(move.act.instrument.iri, []).append(said)
    return found


def _moved(store: Store, move: Move, name: str, as_of: str) -> Finding:
    """Return that the body of this name stands under another parent or is organised by another act, with all claims."""
    act, now = move.act.instrument, move.now
    since = now.start if now else move.replaced[0].latest
    taking = _taking_over(organising(store, move.body), since, as_of)
    organised = _organised_since(store, act, name, taking, move.replaced)
    if move.before is None or now is None:
        end = move.replaced[0]
        named = spoken(" ({act})", " ({act})", act=_named(taking[0].act)) if taking else ""
        return Finding(
            FindingKind.BODY_MOVED,
            Level.FINDING,
            spoken(
                "{body} được tổ chức theo văn bản khác{named} từ {day}",
                "{body} is organised by another act{named} from {day}",
                body=name,
                named=named,
                day=vi_day(since),
            ),
            end.ground,
            end.confidence,
            since,
            tuple(one.act for one in taking),
            (),
            tuple(organised),
        )
    acts = joined(", ", map(_named, now.decided_by))
    by = spoken(" ({acts})", " ({acts})", acts=acts) if acts else ""
    return Finding(
        FindingKind.BODY_MOVED,
        Level.FINDING,
        spoken(
            "quy định tổ chức {body} khi cơ quan này thuộc {before}; từ {day} cơ quan này thuộc {now}{by}",
            "organises {body} as it stood under {before}; from {day} it stands under {now}{by}",
            body=name,
            before=move.before.name,
            day=vi_day(since),
            now=now.name,
            by=by,
        ),
        Ground.STATED,
        CONFIDENCE.get(now.fact.certainty, 0.5),
        since,
        tuple(dict.fromkeys((*now.decided_by, *(one.act for one in taking)))),
        (now.name,),
        (*_parent_claims(name, move.before, now), *_shown(store, move.body, now, as_of), *organised),
    )


def ended_issuers(store: Store, iris: Iterable[str], as_of: str) -> dict[str, list[Finding]]:
    """Return, by IRI of the instrument, that a body which issued it no longer exists on a day, and who took over."""
    stated = store.values(iris, f"{VL}issuer", 16)
    issuers = {iri: sorted(value.value for value in values) for iri, values in stated.items()}
    bodies = sorted({body for group in issuers.values() for body in group})
    ended = {row["co_quan"]: row for row in rows(store, "co-quan-da-cham-dut", co_quan=map(iri_term, bodies)) if bodies}
    said = {body: _issuer_ended(store, body, row, as_of) for body, row in ended.items() if row["den_ngay"] <= as_of}
    return {iri: found for iri, group in issuers.items() if (found := [said[body] for body in group if body in said])}


def _issuer_ended(store: Store, body: str, row: dict[str, str], as_of: str) -> Finding:
    statement = spoken(
        "cơ quan ban hành ({body}) chấm dứt từ {day}",
        "its issuer ({body}) ended on {day}",
        body=row["ten"],
        day=vi_day(row["den_ngay"]),
    )
    return _ended(store, body, row, as_of, FindingKind.ISSUER_ENDED, statement)


def _gone(store: Store, body: str, row: dict[str, str], as_of: str) -> Finding:
    """Return that the body which an act organises no longer exists: nobody is organised by it."""
    statement = spoken(
        "quy định tổ chức {body}, cơ quan chấm dứt từ {day}",
        "organises {body}, a body that ended on {day}",
        body=row["ten"],
        day=vi_day(row["den_ngay"]),
    )
    return _ended(store, body, row, as_of, FindingKind.BODY_MOVED, statement)


def _ended(store: Store, body: str, row: dict[str, str], as_of: str, kind: FindingKind, statement: str) -> Finding:
    receivers = read_as(store, body, as_of)
    takers = tuple(dict.fromkeys(map(_taker, receivers)))
    acts = tuple(dict.fromkeys(number for one in receivers for number in one.decided_by))
    if takers:
        by = f" ({', '.join(acts)})" if acts else ""
        whom = spoken("tiếp nhận: {takers}{by}", "received by: {takers}{by}", takers=joined(", ", takers), by=by)
        statement = joined("; ", (statement, whom))
    fact = receivers[0].fact if receivers else Fact(row["nguon"], row["do_chac"])
    confidence = CONFIDENCE.get(fact.certainty, 0.5)
    claims = [Claim(Ground.STATED, statement, fact.source, confidence)]
    claims += [
        Claim(Ground.INFERRED, stated(rule), f"{rule.place} ({rule.source})", CONFIDENCE[rule.confidence], rule=rule)
        for rule in effect_rules("read_as", row["den_ngay"])
    ]
    return Finding(
        kind,
        Level.FINDING,
        statement,
        Ground.STATED,
        confidence,
        row["den_ngay"],
        tuple(Act("", number) for number in acts),
        takers,
        tuple(claims),
    )


def _taker(one: Receiver) -> Spoken:
    """Return who took over, what part, and that this is not certain where it is not."""
    doubt = Spoken("chưa chắc", "uncertain") if one.fact.certainty == "low" else ""
    marks = joined("; ", (one.part or "", doubt))
    return (
        spoken("{body} ({marks})", "{body} ({marks})", body=one.name, marks=marks)
        if marks
        else Spoken(one.name, one.name)
    )


def _on(stays: Iterable[Parent], day: str) -> Parent | None:
    return next(
        (one for one in stays if (one.start is None or one.start <= day) and (one.end is None or day < one.end)), None
    )


def _named(act: Act) -> str:
    return (
        spoken("{act} ngày {day}", "{act} of {day}", act=act.number, day=vi_day(act.date)) if act.date else act.number
    )


def _parent_claims(name: str, before: Parent, now: Parent) -> Iterator[Claim]:
    for one in (before, now):
        start = spoken(" từ {day}", " from {day}", day=vi_day(one.start)) if one.start else ""
        end = spoken(" đến trước {day}", " until {day}", day=vi_day(one.end)) if one.end else ""
        acts = joined(", ", map(_named, one.decided_by))
        by = spoken(", theo {acts}", ", by {acts}", acts=acts) if acts else ""
        under = spoken("{body} thuộc {parent}", "{body} under {parent}", body=name, parent=one.name)
        text = joined("", (under, start, end, by))
        yield Claim(Ground.STATED, text, one.fact.source, CONFIDENCE.get(one.fact.certainty, 0.5))


def _shown(store: Store, body: str, now: Parent, as_of: str) -> Iterator[Claim]:
    """Yield what the texts themselves show of the new parent."""
    for seen in parent_evidence(store, body):
        if seen.parent == now.name and (seen.date or "9999") <= as_of:
            how = Spoken("đầu văn bản", "its letterhead")
            if seen.decided_by:
                how = spoken("trích yếu của {act}", "the title of {act}", act=seen.decided_by)
            text = spoken(
                "{document}: {how} ghi thuộc {parent}",
                "{document}: {how} says under {parent}",
                document=seen.stated_in.called,
                how=how,
                parent=seen.parent,
            )
            yield Claim(Ground.STATED, text, confidence=0.95, quotes=(seen.quote,))


def _taking_over(acts: Iterable[Organising], since: str | None, as_of: str) -> list[Organising]:
    return [one for one in acts if one.role == "organises" and since and one.start and since <= one.start <= as_of]


def _organising_claim(one: Organising, name: str) -> Claim:
    since = Spoken(", ngày có hiệu lực chưa rõ", ", day of effect unknown")
    if one.start_basis == "effect":
        since = spoken(" từ {day}", " from {day}", day=vi_day(one.start))
    text = joined("", (joined(" ", (_named(one.act), _ROLES[one.role], name)), since))
    return Claim(Ground.STATED, text, one.fact.source, CONFIDENCE.get(one.fact.certainty, 0.5))


def _organised_since(
    store: Store, act: Instrument, name: str, taking: list[Organising], ends: Iterable[Change]
) -> Iterator[Claim]:
    """Yield which acts organise the body since, what is presumed of the old one, and what is not established."""
    yield from (_organising_claim(one, name) for one in taking)
    lower = any(_is_lower(one.act, act) for one in taking)
    yield from (_presumed_claim(act, change, name, lower=lower) for change in ends)
    yield from _open_claims(store, (act.iri, *(one.act.iri for one in taking[-1:])))


def _is_lower(one: Act, act: Instrument) -> bool:
    """Say whether an act ranks lower than another: a minister's decision after a decree."""
    kind = parse_number(one.number).type
    return rank_of((), one.number, kind).order > rank_of(act.issuers, act.number, act.type).order


def _presumed_claim(act: Instrument, change: Change, name: str, *, lower: bool) -> Claim:
    """Return what is presumed of the act that organised the body before; that a `lower` one may do so is a rule."""
    rule = next(iter(effect_rules("structure", change.latest or "")), None) if lower else None
    text = spoken(
        "{act} không còn là văn bản tổ chức {body} từ {day}",
        "{act} is no longer the act on the organisation of {body} from {day}",
        act=act.called,
        body=name,
        day=vi_day(change.latest),
    )
    if change.note:
        text = joined(" ", (text, f"({change.note})"))
    if rule:
        text = joined("; ", (text, rule.place))
    return Claim(change.ground, text, change.source, change.confidence, rule=rule)


def _open_claims(store: Store, iris: Iterable[str]) -> list[Claim]:
    open_rows = {row["diem"]: row for row in rows(store, "chua-xac-lap-ve-van-ban", van_ban=map(iri_term, iris))}
    said = in_both(store, {point: row["dieu"] for point, row in open_rows.items()})
    found = {point: Claim(Ground.NOT_ESTABLISHED, said[point], row["nguon"]) for point, row in open_rows.items()}
    return [found[point] for point in sorted(found)]
