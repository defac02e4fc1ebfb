"""The status of an instrument on a day: in force, amended, suspended, ended (in whole or in part), unknown.

What is said rests on relations that texts and registers state, with the days on which they take effect, and on rules of
law from `data/registers/effect_rules.csv`. A consolidated text supersedes nothing and a correction changes nothing; a
basis that has ended does not end what rests on it (Luật 64/2025/QH15 Điều 57 khoản 1). Where nothing is known against
it, an instrument is in force by default, and that is said to be a default.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from kg.ask.changes import Known, issued_between, known_changes, normative, takes_effect_between
from kg.ask.effect import Change, Effect, Ground, LegalStatus
from kg.document import printed_date
from kg.errors import UnknownNameError
from kg.graph import Store
from kg.spoken import Spoken, joined, spoken

# What says most about an instrument comes first.
_WEIGHT = (
    Effect.ENDED,
    Effect.UNKNOWN,
    Effect.SUSPENDED,
    Effect.PARTLY,
    Effect.PARTLY_SUSPENDED,
    Effect.AMENDED,
    Effect.EXTENDED,
)
_DONE = {
    "replaces": Spoken("bị thay thế", "replaced"),
    "repeals": Spoken("bị bãi bỏ", "repealed"),
    "repeals_part": Spoken("bị bãi bỏ một phần", "repealed in part"),
    "amends": Spoken("được sửa đổi, bổ sung", "amended"),
    "suspends": Spoken("bị ngưng hiệu lực", "suspended"),
    "suspends_part": Spoken("bị ngưng hiệu lực một phần", "suspended in part"),
    "extends": Spoken("được kéo dài hiệu lực", "extended"),
    "corrects": Spoken("được đính chính", "corrected"),
    "consolidates": Spoken("được hợp nhất", "consolidated"),
}
_UNTOUCHED = Spoken(
    "chưa thấy văn bản nào sửa đổi, thay thế hay bãi bỏ", "no document seen that amends, replaces or repeals it"
)
_SERIES = Spoken(
    "là một loạt văn bản, mỗi năm một số, không phải một văn bản", "a series, one number a year, not one document"
)
_UNDATED = Spoken(
    "chưa xác định được ngày ban hành, nên chưa rõ là văn bản nào",
    "its day of issue is not established, so it is not clear which document it is",
)
_UNKNOWN_DAY = Spoken("ngày chưa rõ", "day unknown")
_NO_DAY = Spoken("ngày có hiệu lực chưa rõ", "day of effect unknown")


def status_at(store: Store, iri: str, day: str) -> LegalStatus:
    """Return the status of an instrument (its IRI) on an ISO day; raises `UnknownNameError` when it is not known."""
    found = statuses_at(store, [iri], day)
    if iri not in found:
        raise UnknownNameError(
            spoken("Không có văn bản {iri} trong kho", "There is no document {iri} in the store", iri=iri)
        )
    return found[iri]


def statuses_at(store: Store, iris: Iterable[str], day: str) -> dict[str, LegalStatus]:
    """Return the status of many instruments on one day, by IRI; those that the store does not know are left out."""
    return {iri: judge(known, day) for iri, known in known_changes(store, iris).items()}


def judge(known: Known, day: str) -> LegalStatus:
    """Return the status on a day of an instrument of which this is known.

    >>> from kg.ask.values import Instrument
    >>> law = Known(Instrument("a", "Luật 80/2015/QH13", "80/2015/QH13", "Luật", "2015-06-22"))
    >>> status = judge(law, "2020-01-01")
    >>> status.effect.value, status.ground.value, status.confidence
    ('in_force', 'default', None)
    """
    if known.instrument.series:
        return _unknown(known, day, _SERIES)
    issued, issued_by = issued_between(known.instrument)
    first, last, _ = takes_effect_between(known.instrument, known.effective)
    effective = first if known.effective and first == last else None
    if not known.effective and not normative(known.instrument):
        last = issued_by  # an administrative or a Party paper has effect from its day, unless it says otherwise
    if issued is None and not known.effective:
        return _unknown(known, day, _UNDATED)
    if issued is not None and day < issued:
        return _not_yet(known, day, _issue(known), effective)
    if first is not None and day < first:
        return _not_yet(
            known, day, spoken("có hiệu lực từ {day}", "takes effect on {day}", day=vi_day(first)), effective
        )
    if last is not None and day < last and first != last:
        several = ", ".join(map(vi_day, known.effective))
        why = _NO_DAY
        if several:
            why = spoken("các nguồn ghi nhiều ngày có hiệu lực: {days}", "several days of effect: {days}", days=several)
        return _unknown(known, day, joined(", ", (_issue(known), why)) if issued else why)
    return _acted_on(known, day, effective)


def _issue(known: Known) -> Spoken:
    day, year = known.instrument.date, (issued_between(known.instrument)[0] or "")[:4]
    if day:
        return spoken("ban hành ngày {day}", "issued on {day}", day=vi_day(day))
    return spoken("ban hành năm {year}", "issued in {year}", year=year)


def vi_day(day: str | None) -> str:
    """Return a day as Vietnamese documents write it.

    >>> vi_day("2025-03-01"), vi_day(None)
    ('01/3/2025', 'ngày chưa rõ')
    """
    if not day:
        return _UNKNOWN_DAY
    return printed_date(day)


def said(change: Change, *, maybe: bool = False) -> Spoken:
    """Return what a change did to the instrument, in words: by whom, to what part, since when; what `maybe` did.

    >>> from kg.ask.values import Instrument
    >>> law = Instrument("a", "Luật 64/2025/QH15")
    >>> done = said(Change("replaces", law, Effect.ENDED, "2025-04-01", "2025-04-01", "", Ground.STATED, 0.95))
    >>> done, done.english
    ('bị thay thế bởi Luật 64/2025/QH15 từ 01/4/2025', 'replaced by Luật 64/2025/QH15 from 01/4/2025')
    """
    if change.kind == "same_name":
        return _of_one_name(change, maybe=maybe)
    words = joined(" ", (_deed(change, maybe=maybe), _since(change), _last_day(change)))
    return joined(" ", (words, f"({change.exception})" if change.exception else ""))


def _deed(change: Change, *, maybe: bool) -> Spoken:
    act = change.by.called if change.by else ""
    perhaps = Spoken("có thể đã ", "possibly ") if maybe or change.ground is Ground.INFERRED else ""
    if change.kind == "details":
        base = act or Spoken("một văn bản", "a document")
        done = spoken("quy định chi tiết {base} đã hết hiệu lực", "detailing {base}, which has ended", base=base)
        return joined("", (perhaps if maybe else "", done))
    if change.kind == "organises":
        if change.ground is Ground.STATED and not maybe:
            return spoken("không còn là {role}", "no longer {role}", role=change.basis)
        return spoken("có thể không còn là {role}", "possibly no longer {role}", role=change.basis)
    if change.kind == "expires":
        words = Spoken(
            "hết hiệu lực theo thời hạn do chính văn bản nêu", "at the end of the term that it states itself"
        )
        if act:
            words = spoken(
                "hết hiệu lực theo thời hạn mà {act} kéo dài", "at the end of its term, extended by {act}", act=act
            )
        return joined("", (perhaps if maybe else "", words))
    if change.kind == "repeals" and act and change.only_ends:
        return spoken(
            "{perhaps}hết hiệu lực theo {act}", "{perhaps}without effect under {act}", perhaps=perhaps, act=act
        )
    part: str = ""
    if change.scope:
        kind = "{part}" if not change.kind.endswith("_part") else "({part})"
        part = spoken(f" {kind}", " ({part})", part=change.scope)
    by = spoken(" bởi {act}", " by {act}", act=act) if act else ""
    return joined("", (perhaps, _DONE[change.kind], part, by))


def _last_day(change: Change) -> str:
    if change.until is None:
        return ""
    last = date.fromisoformat(change.until) - timedelta(days=1)
    return spoken("đến hết {day}", "to the end of {day}", day=vi_day(last.isoformat()))


def _of_one_name(change: Change, *, maybe: bool) -> Spoken:
    """Return what is inferred from a newer law of the same name: that it has effect, not that the older ended that day.

    >>> from kg.ask.values import Instrument
    >>> law = Instrument("a", "Luật 32/2024/QH15", None, "Luật")
    >>> day, ground = "2024-07-01", Ground.INFERRED
    >>> said(Change("same_name", law, Effect.UNKNOWN, day, day, "ngày có hiệu lực", ground, 0.8))
    'cần rà soát: có luật mới cùng tên (Luật 32/2024/QH15, từ 01/7/2024), chưa thấy điều khoản nói thay thế'
    """
    kind = ((change.by.type if change.by else None) or "luật").lower()
    newer = joined(", ", (change.by.called if change.by else "", _since(change, bare=True)))
    ends = Spoken("cần rà soát", "to be reviewed")
    if change.effect is Effect.ENDED:
        ends = Spoken("suy ra là đã hết hiệu lực", "inferred to have ended")
        if maybe:
            ends = Spoken("có thể đã hết hiệu lực", "possibly ended")
    return spoken(
        f"{{ends}}: có {kind} mới cùng tên ({{newer}}), chưa thấy điều khoản nói thay thế",
        "{ends}: a newer act bears its name ({newer}); no clause seen that says it replaces this one",
        ends=ends,
        newer=newer,
    )


def _since(change: Change, *, bare: bool = False) -> str:
    if change.earliest and change.earliest == change.latest:
        return spoken("từ {day}", "from {day}", day=vi_day(change.latest))
    if change.by and change.by.date and change.kind != "details":
        day = vi_day(change.by.date)
        words = spoken("{basis}; ban hành {day}", "{basis}; issued {day}", basis=change.basis, day=day)
    elif change.latest:
        return spoken("không muộn hơn {day}", "no later than {day}", day=vi_day(change.latest))
    else:
        words = spoken("{basis}", "{basis}", basis=change.basis)
    return words if bare else spoken("({words})", "({words})", words=words)


def _acted_on(known: Known, day: str, effective: str | None) -> LegalStatus:
    """Return the status of an instrument that has taken effect: what was done to it by that day decides."""
    counted = (replace(one, effect=None) if one.over(day) else one for one in known.changes)
    done = sorted((change for change in counted if change.happened(day)), key=_order)
    untouched = LegalStatus(
        known.instrument,
        day,
        Effect.IN_FORCE,
        Ground.DEFAULT,
        _UNTOUCHED,
        since=effective,
        changes=tuple(done),
        possible=tuple(change for change in known.changes if change.possible(day) and not change.over(day)),
        later=tuple(change for change in known.changes if not change.happened(day) and not change.possible(day)),
        effective=effective,
        doubts=known.doubts,
    )
    effects = tuple(dict.fromkeys(change.effect for change in done if change.effect is not None))
    if Effect.ENDED in effects:  # the whole end takes its parts along
        effects = tuple(effect for effect in effects if effect is not Effect.PARTLY)
    ending = next((change for change in untouched.possible if change.effect is Effect.ENDED), None)
    if ending and Effect.ENDED not in effects:
        return replace(
            untouched, effect=Effect.UNKNOWN, ground=Ground.INFERRED, reason=said(ending, maybe=True), since=None,
            also=effects, confidence=0.5, rule=ending.rule,
        )  # fmt: skip
    deciding = next((change for change in done if change.effect is not None), None)
    if deciding:
        since = deciding.earliest if deciding.earliest == deciding.latest else None
        return replace(
            untouched, effect=effects[0], ground=deciding.ground, reason=said(deciding), since=since, also=effects[1:],
            confidence=deciding.confidence, rule=deciding.rule,
        )  # fmt: skip
    kept = next((change for change in done if change.rule), None)
    if kept:
        reason = spoken(
            "{done}, nhưng vẫn còn hiệu lực nếu không trái với văn bản mới: cần rà soát",
            "{done}, yet in force where not contrary to the new act: to be reviewed",
            done=said(kept),
        )
        return replace(
            untouched, ground=Ground.INFERRED, reason=reason, since=None, confidence=kept.confidence, rule=kept.rule
        )
    return untouched


def _order(change: Change) -> tuple[int, int, str, str, str]:
    weight = _WEIGHT.index(change.effect) if change.effect in _WEIGHT else len(_WEIGHT)
    grounds = (Ground.STATED, Ground.INFERRED)
    first_end = change.latest or "9999"  # what ended it is what came first
    actor = change.by.iri if change.by else ""
    return (weight, grounds.index(change.ground), first_end, actor, change.scope or "")


def _unknown(known: Known, day: str, reason: str) -> LegalStatus:
    return LegalStatus(
        known.instrument, day, Effect.UNKNOWN, Ground.DEFAULT, reason, possible=known.changes, doubts=known.doubts
    )


def _not_yet(known: Known, day: str, reason: str, effective: str | None) -> LegalStatus:
    return LegalStatus(
        known.instrument,
        day,
        Effect.NOT_YET,
        Ground.STATED,
        reason,
        later=known.changes,
        effective=effective,
        confidence=0.95,
        doubts=known.doubts,
    )
