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
    "replaces": "bị thay thế",
    "repeals": "bị bãi bỏ",
    "repeals_part": "bị bãi bỏ một phần",
    "amends": "được sửa đổi, bổ sung",
    "suspends": "bị ngưng hiệu lực",
    "suspends_part": "bị ngưng hiệu lực một phần",
    "extends": "được kéo dài hiệu lực",
    "expires": "hết hiệu lực theo thời hạn",
    "corrects": "được đính chính",
    "consolidates": "được hợp nhất",
}


def status_at(store: Store, iri: str, day: str) -> LegalStatus:
    """Return the status of an instrument (its IRI) on an ISO day; raises `UnknownNameError` when it is not known."""
    found = statuses_at(store, [iri], day)
    if iri not in found:
        raise UnknownNameError(f"Không có văn bản {iri} trong kho")
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
        return _unknown(known, day, "là một loạt văn bản, mỗi năm một số, không phải một văn bản")
    issued, issued_by = issued_between(known.instrument)
    first, last, _ = takes_effect_between(known.instrument, known.effective)
    effective = first if known.effective and first == last else None
    if not known.effective and not normative(known.instrument):
        last = issued_by  # an administrative or a Party paper has effect from its day, unless it says otherwise
    if issued is None and not known.effective:
        return _unknown(known, day, "chưa xác định được ngày ban hành, nên chưa rõ là văn bản nào")
    if issued is not None and day < issued:
        return _not_yet(known, day, _issue(known), effective)
    if first is not None and day < first:
        return _not_yet(known, day, f"có hiệu lực từ {vi_day(first)}", effective)
    if last is not None and day < last and first != last:
        several = ", ".join(map(vi_day, known.effective))
        why = f"các nguồn ghi nhiều ngày có hiệu lực: {several}" if several else "ngày có hiệu lực chưa rõ"
        return _unknown(known, day, f"{_issue(known)}, {why}" if issued else why)
    return _acted_on(known, day, effective)


def _issue(known: Known) -> str:
    day, year = known.instrument.date, (issued_between(known.instrument)[0] or "")[:4]
    return f"ban hành ngày {vi_day(day)}" if day else f"ban hành năm {year}"


def vi_day(day: str | None) -> str:
    """Return a day as Vietnamese documents write it.

    >>> vi_day("2025-03-01"), vi_day(None)
    ('01/3/2025', 'ngày chưa rõ')
    """
    if not day:
        return "ngày chưa rõ"
    return printed_date(day)


def said(change: Change) -> str:
    """Return what a change did to the instrument, in words: by whom, to what part, since when.

    >>> from kg.ask.values import Instrument
    >>> law = Instrument("a", "Luật 64/2025/QH15")
    >>> said(Change("replaces", law, Effect.ENDED, "2025-04-01", "2025-04-01", "ngày có hiệu lực", Ground.STATED, 0.95))
    'bị thay thế bởi Luật 64/2025/QH15 từ 01/4/2025'
    """
    part = (f" ({change.scope})" if change.kind.endswith("_part") else f" {change.scope}") if change.scope else ""
    by = f" bởi {change.by.label}" if change.by else ""
    if change.kind == "repeals" and change.by and change.only_ends:
        part, by = "", f" theo {change.by.label}"
    if change.kind == "same_name":
        return _of_one_name(change)
    if change.kind == "details":
        words = f"quy định chi tiết {change.by.label if change.by else 'một văn bản'} đã hết hiệu lực"
    elif change.kind == "organises":
        words = f"{'không' if change.ground is Ground.STATED else 'có thể không'} còn là {change.basis}"
    elif change.kind == "expires":
        words = f"{_DONE[change.kind]}" + (f" mà {change.by.label} kéo dài" if change.by else " do chính văn bản nêu")
    else:
        maybe = "có thể đã " if change.ground is Ground.INFERRED else ""
        done = "hết hiệu lực" if by.startswith(" theo ") else _DONE[change.kind]
        words = f"{maybe}{done}{part}{by}"
    except_ = f" ({change.exception})" if change.exception else ""
    return f"{words} {_since(change)} {_last_day(change)}".rstrip() + except_


def _last_day(change: Change) -> str:
    if change.until is None:
        return ""
    return f"đến hết {vi_day((date.fromisoformat(change.until) - timedelta(days=1)).isoformat())}"


def _of_one_name(change: Change) -> str:
    """Return what is inferred from a newer law of the same name: that it has effect, not that the older ended that day.

    >>> from kg.ask.values import Instrument
    >>> law = Instrument("a", "Luật 32/2024/QH15", None, "Luật")
    >>> day, ground = "2024-07-01", Ground.INFERRED
    >>> said(Change("same_name", law, Effect.UNKNOWN, day, day, "ngày có hiệu lực", ground, 0.8))
    'cần rà soát: có luật mới cùng tên (Luật 32/2024/QH15, từ 01/7/2024), chưa thấy điều khoản nói thay thế'
    """
    kind = ((change.by.type if change.by else None) or "luật").lower()
    newer = ", ".join(filter(None, (change.by.label if change.by else "", _since(change).strip("()"))))
    ends = "suy ra là đã hết hiệu lực" if change.effect is Effect.ENDED else "cần rà soát"
    return f"{ends}: có {kind} mới cùng tên ({newer}), chưa thấy điều khoản nói thay thế"


def _since(change: Change) -> str:
    if change.earliest and change.earliest == change.latest:
        return f"từ {vi_day(change.latest)}"
    if change.by and change.by.date and change.kind != "details":
        return f"({change.basis}; ban hành {vi_day(change.by.date)})"
    return f"không muộn hơn {vi_day(change.latest)}" if change.latest else f"({change.basis})"


def _acted_on(known: Known, day: str, effective: str | None) -> LegalStatus:
    """Return the status of an instrument that has taken effect: what was done to it by that day decides."""
    counted = (replace(one, effect=None) if one.over(day) else one for one in known.changes)
    done = sorted((change for change in counted if change.happened(day)), key=_order)
    untouched = LegalStatus(
        known.instrument,
        day,
        Effect.IN_FORCE,
        Ground.DEFAULT,
        "chưa thấy văn bản nào sửa đổi, thay thế hay bãi bỏ",
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
        reason = f"có thể đã {said(ending)}".replace("có thể đã có thể đã", "có thể đã")
        reason = reason.replace("có thể đã suy ra là đã", "có thể đã")
        return replace(
            untouched, effect=Effect.UNKNOWN, ground=Ground.INFERRED, reason=reason, since=None, also=effects,
            confidence=0.5, rule=ending.rule,
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
        reason = f"{said(kept)}, nhưng vẫn còn hiệu lực nếu không trái với văn bản mới: cần rà soát"
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
