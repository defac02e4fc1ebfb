"""What an audit says of one cited instrument, by comparing its status on two days with the citing document.

A false alarm is as bad as a miss, so: what the citing document itself does to an instrument is no finding about it; an
amendment before issue is a note, and none where the document cites the amending act too; rank and the day of effect are
judged for normative acts only (Nghị định 78/2025/NĐ-CP Điều 62), since administrative and Party papers rest on lower
ones as a matter of course; what may be is a note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from kg.ask.changes import normative
from kg.ask.effect import Change, Effect, Ground, LegalStatus
from kg.ask.finding import Claim, Finding, FindingKind, Level
from kg.ask.status import said, vi_day
from kg.ask.values import Act, Instrument, Link
from kg.register import EffectRule, effect_rules, rank_of
from kg.spoken import Spoken, joined, spoken

_KINDS = {
    "replaces": FindingKind.REPLACED,
    "repeals": FindingKind.REPEALED,
    "same_name": FindingKind.SAME_NAME,
    "repeals_part": FindingKind.REPEALED_PART,
    "amends": FindingKind.AMENDED,
    "suspends": FindingKind.SUSPENDED,
    "suspends_part": FindingKind.SUSPENDED_PART,
    "extends": FindingKind.EXTENDED,
    "expires": FindingKind.EXPIRED,
    "corrects": FindingKind.CORRECTED,
    "details": FindingKind.BASE_ENDED,
}
_NOTES = (FindingKind.EXTENDED, FindingKind.CORRECTED)
_UNRANKED = "khac"
_NONE: Mapping[str, FindingKind] = MappingProxyType({})


def findings(
    document: LegalStatus, link: Link, at_issue: LegalStatus | None, now: LegalStatus, cited: Collection[str]
) -> Iterator[Finding]:
    """Yield what there is to say of the instrument that `link` cites, gravest first.

    `document` is the status of the citing document, whose `instrument` and `effective` day are used; `at_issue` and
    `now` are those of the cited one; `cited` are the IRIs of all that the document cites.
    """
    citing, issued = document.instrument, document.instrument.date
    yield from _order_in_time(document, link, at_issue)
    done = [change for change in now.changes if change.by is None or change.by.iri != citing.iri]
    before = [change for change in done if issued and change.happened(issued)]
    since = [change for change in done if change not in before]
    ends = ends_by(now.changes)
    yield from _before(before, cited, issued, ends)
    yield from _since(since, issued, ends)
    yield from _uncertain(now, link)
    if link.kind == "legal_basis":
        yield from _rank(citing, link.object)


def _order_in_time(document: LegalStatus, link: Link, at_issue: LegalStatus | None) -> Iterator[Finding]:
    """Yield that the cited instrument is younger than the document, or took effect after it."""
    citing, cited = document.instrument, link.object
    if citing.date is None or at_issue is None or at_issue.effect is not Effect.NOT_YET:
        return
    basis = link.kind == "legal_basis"
    if cited.date and cited.date > citing.date:
        text = spoken(
            "ban hành ngày {day}, sau văn bản viện dẫn ({own})",
            "issued on {day}, after the citing document ({own})",
            day=vi_day(cited.date),
            own=vi_day(citing.date),
        )
        yield Finding(
            FindingKind.LATER, Level.FINDING if basis else Level.NOTE, text, Ground.STATED, link.confidence,
            claims=(Claim(Ground.STATED, text, confidence=link.confidence, quotes=link.quotes),),
        )  # fmt: skip
        return
    takes = at_issue.effective
    if not basis or takes is None or takes <= (document.effective or citing.date):
        return
    rules = effect_rules("valid_basis", citing.date) if normative(citing) else ()
    own = vi_day(document.effective or citing.date)
    text = spoken(
        "có hiệu lực từ {day}, sau ngày của văn bản viện dẫn ({own})",
        "takes effect on {day}, after the day of the citing document ({own})",
        day=vi_day(takes),
        own=own,
    )
    claims = [Claim(Ground.STATED, text, confidence=0.95, quotes=link.quotes)]
    claims += [Claim(Ground.INFERRED, stated(rule), f"{rule.place} ({rule.source})", 0.9, rule=rule) for rule in rules]
    yield Finding(
        FindingKind.NOT_YET, Level.FINDING if rules else Level.NOTE, text, Ground.STATED, 0.95, takes,
        claims=tuple(claims),
    )  # fmt: skip


def _before(
    before: list[Change], cited: Collection[str], issued: str | None, ends: Mapping[str, FindingKind]
) -> Iterator[Finding]:
    """Yield what had been done to the instrument when the document was issued."""
    ended = [change for change in before if change.effect is Effect.ENDED]
    if ended:
        first = ended[0]
        text = _against("{done}, trước ngày của {citing}", "{done}, before the day of {citing}", said(first), issued)
        yield _finding(FindingKind.ENDED_BEFORE, Level.FINDING, text, ended)
        return
    halted = [change for change in before if issued and halts(change) and not change.over(issued)]
    if halted:
        text = _against(
            "{done}: không có hiệu lực vào ngày của {citing}",
            "{done}: not in force on the day of {citing}",
            said(halted[0]),
            issued,
        )
        yield _finding(FindingKind.SUSPENDED_BEFORE, Level.FINDING, text, halted)
    for kind, group in _by_kind([change for change in before if change not in halted], ends):
        unsaid = [change for change in group if change.by is None or change.by.iri not in cited]
        if unsaid:
            text = spoken(
                "{done}, trước ngày của văn bản viện dẫn",
                "{done}, before the day of the citing document",
                done=_joined(unsaid),
            )
            yield _finding(kind, Level.NOTE, text, unsaid)


def _since(since: list[Change], issued: str | None, ends: Mapping[str, FindingKind]) -> Iterator[Finding]:
    """Yield what has been done to the instrument since then, one finding a kind.

    What may as well have been so before, the day not being known, is a note as it would be if it had been.
    """
    for kind, group in _by_kind(since, ends):
        sure, guessed = [one for one in group if not _by_name(one)], [one for one in group if _by_name(one)]
        after = [one for one in sure if comes_after(one, issued)]
        if after:
            level = Level.FINDING if any(map(matters, after)) else Level.NOTE
            yield _finding(kind, level, _joined(after), after)
        if unsure := [one for one in sure if one not in after]:
            text = _against(
                "{done}: trước hay sau ngày của {citing} thì chưa rõ",
                "{done}: whether before or after the day of {citing} is unknown",
                _joined(unsure),
                issued,
            )
            yield _finding(kind, Level.NOTE, text, unsure)
        if guessed:
            yield _finding(kind, Level.NOTE, _joined(guessed), guessed)


def _against(vietnamese: str, in_english: str, done: str, issued: str | None) -> Spoken:
    """Return what was done, told against the day of the citing document."""
    citing = spoken("văn bản viện dẫn ({day})", "the citing document ({day})", day=vi_day(issued))
    return spoken(vietnamese, in_english, done=done, citing=citing)


def ends_by(changes: Iterable[Change]) -> dict[str, FindingKind]:
    """Return as what the end of an instrument is reported, by the act that ends it as a whole.

    That an act which replaces it also says that it, or a part of it, has no effect is no second thing.
    """
    whole = [change for change in changes if change.by and change.effect is Effect.ENDED]
    whole.sort(key=lambda change: change.kind == "replaces")
    return {change.by.iri: kind for change in whole if change.by and (kind := _kind(change))}


def kind_of_change(change: Change, ends: Mapping[str, FindingKind] = _NONE) -> FindingKind | None:
    """Return as what a change is reported; None for what the register of bodies presumes, which is reported of them.

    `ends` is what `ends_by` says of all changes of the instrument.
    """
    if change.kind in ("repeals", "repeals_part") and change.by and change.by.iri in ends:
        return ends[change.by.iri]
    return _kind(change)


def _kind(change: Change) -> FindingKind | None:
    if change.kind == "repeals" and change.only_ends:
        return FindingKind.ENDED
    return _KINDS.get(change.kind)


def matters(change: Change) -> bool:
    """Say whether a change since issue calls for a decision."""
    return change.effect is not None and kind_of_change(change) not in (None, *_NOTES) and not _by_name(change)


def halts(change: Change) -> bool:
    """Say whether a change takes the effect of the whole instrument away for a time."""
    return change.kind == "suspends" and change.scope is None and not _by_name(change)


def comes_after(change: Change, issued: str | None) -> bool:
    """Say whether a change that had not surely happened on the day of issue counts as one since then."""
    grave = change.effect in (Effect.ENDED, Effect.SUSPENDED)
    return grave or issued is None or change.earliest is None or issued < change.earliest


def _by_name(change: Change) -> bool:
    """Say whether the instrument was told by its name alone: an older or newer one may share the name."""
    return change.ground is Ground.INFERRED and change.rule is None


def _uncertain(now: LegalStatus, link: Link) -> Iterator[Finding]:
    """Yield that the status is not known, or that it is not known which instrument is meant; and doubts of the data."""
    for doubt in now.doubts:
        yield Finding(FindingKind.DOUBT, Level.NOTE, doubt, Ground.NOT_ESTABLISHED, None)
    if link.status == "ambiguous":
        text: str = Spoken(
            "chưa xác định được là văn bản nào trong nhiều văn bản cùng số hoặc cùng tên",
            "not established which of several documents of this number or name it is",
        )
    elif now.effect is Effect.UNKNOWN and not any(change.effect is Effect.UNKNOWN for change in now.changes):
        text = now.reason
    else:
        return
    yield Finding(FindingKind.UNKNOWN, Level.NOTE, text, Ground.NOT_ESTABLISHED, None)


def _rank(citing: Instrument, cited: Instrument) -> Iterator[Finding]:
    own = rank_of(citing.issuers, citing.number, citing.type)
    other = rank_of(cited.issuers, cited.number, cited.type)
    if _UNRANKED in (own.key, other.key) or other.order <= own.order:
        return
    rules = effect_rules("valid_basis", citing.date or "") if normative(citing) else ()
    text = spoken(
        "cấp {other}, thấp hơn cấp của văn bản viện dẫn ({own})",
        "rank {other}, below that of the citing document ({own})",
        other=Spoken(other.label_vi, other.label_en),
        own=Spoken(own.label_vi, own.label_en),
    )
    claims = [Claim(Ground.INFERRED, text, "data/registers/ranks.csv", 0.9)]
    claims += [Claim(Ground.INFERRED, stated(rule), f"{rule.place} ({rule.source})", 0.9, rule=rule) for rule in rules]
    yield Finding(
        FindingKind.LOWER, Level.FINDING if rules else Level.NOTE, text, Ground.INFERRED, 0.9, claims=tuple(claims)
    )


def _by_kind(changes: Iterable[Change], ends: Mapping[str, FindingKind]) -> list[tuple[FindingKind, list[Change]]]:
    groups: dict[FindingKind, list[Change]] = {}
    for change in changes:
        kind = kind_of_change(change, ends)
        if kind is not None:
            groups.setdefault(kind, []).append(change)
    return list(groups.items())


def _joined(changes: list[Change]) -> Spoken:
    """Return what several changes of one kind did, in one sentence: the first in full, the others by name and day."""
    first, *others = sorted(changes, key=_first_said)
    more = [_briefly(change) for change in others if change.scope or change.by is None or change.by != first.by]
    return joined("; ", [said(first), *dict.fromkeys(more)])


def _briefly(change: Change) -> Spoken:
    """Return by what act, on what part, since when."""
    return joined(
        " ",
        (
            change.by.called if change.by else change.basis,
            f"({change.scope})" if change.scope else "",
            spoken("từ {day}", "from {day}", day=vi_day(change.latest))
            if change.earliest == change.latest and change.latest
            else "",
        ),
    )


def stated(rule: EffectRule) -> Spoken:
    """Return what a rule of law says."""
    return Spoken(rule.statement, rule.statement_en)


def _first_said(change: Change) -> tuple[bool, str, str, str]:
    part = change.effect is not Effect.ENDED  # what concerns the whole comes before its parts
    plain = f"{not change.exception} {change.kind != 'replaces'}"  # that something stays alive is not left out
    return part, change.latest or "9999", change.by.iri if change.by else "", plain


def _finding(kind: FindingKind, level: Level, statement: str, changes: list[Change]) -> Finding:
    first = changes[0]
    acts = [Act(change.by.iri, change.by.number or change.by.label, change.by.date) for change in changes if change.by]
    days = [change.latest for change in changes if change.earliest == change.latest and change.latest]
    return Finding(
        kind,
        level,
        statement,
        first.ground,
        first.confidence,
        min(days, default=None),
        tuple(dict.fromkeys(acts)),
        claims=tuple(claim for change in changes for claim in _claims(change)),
    )


def _claims(change: Change) -> Iterator[Claim]:
    source = change.source if not change.quotes else None
    text = joined(" ", (said(change), spoken("({note})", "({note})", note=change.note) if change.note else ""))
    yield Claim(change.ground, text, source, change.confidence, change.quotes, change.rule)
    if change.rule:
        place = f"{change.rule.place} ({change.rule.source})"
        yield Claim(Ground.INFERRED, stated(change.rule), place, change.confidence, rule=change.rule)
