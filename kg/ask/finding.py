"""What an audit finds: findings with their claims, each on its own ground, and the lines they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.ask.effect import Ground, LegalStatus
from kg.ask.values import Act, Instrument, Quote
from kg.register import EffectRule
from kg.spoken import Spoken


class FindingKind(StrEnum):
    """What is the matter with a cited instrument."""

    ENDED_BEFORE = "ended_before"  # it had ended when the citing document was issued
    NOT_YET = "not_yet"  # it had no effect yet
    LATER = "later"  # it is dated after the citing document
    LOWER = "lower"  # its rank is lower than that of the citing document
    REPLACED = "replaced"
    REPEALED = "repealed"
    ENDED = "ended"  # another act says that it has no effect, neither that it is replaced nor that it is repealed
    SAME_NAME = "same_name"  # a newer act bears its name, and no clause is held that says what became of it
    REPEALED_PART = "repealed_part"
    AMENDED = "amended"
    SUSPENDED_BEFORE = "suspended_before"  # it was suspended when the citing document was issued
    SUSPENDED = "suspended"
    SUSPENDED_PART = "suspended_part"
    EXTENDED = "extended"
    EXPIRED = "expired"  # its own term has run out
    CORRECTED = "corrected"
    BASE_ENDED = "base_ended"  # the act that it details has ended
    BODY_MOVED = "body_moved"  # the body that it organises stands elsewhere now, or is organised by another act
    ISSUER_ENDED = "issuer_ended"  # its issuer no longer exists
    DOUBT = "doubt"  # what is said to have been done to it can't be so
    UNKNOWN = "unknown"  # its status, or which instrument is meant, is not known

    @property
    def vi(self) -> Spoken:
        """The words of the kind for people, which know themselves in English too.

        >>> FindingKind.ENDED_BEFORE.vi, FindingKind.ENDED_BEFORE.vi.english
        ('đã hết hiệu lực khi viện dẫn', 'had ended when cited')
        """
        return _KINDS_VI[self]


_KINDS_VI = {
    FindingKind.ENDED_BEFORE: Spoken("đã hết hiệu lực khi viện dẫn", "had ended when cited"),
    FindingKind.NOT_YET: Spoken("chưa có hiệu lực khi viện dẫn", "not yet in force when cited"),
    FindingKind.LATER: Spoken("có sau văn bản viện dẫn", "later than the citing document"),
    FindingKind.LOWER: Spoken("cấp thấp hơn văn bản viện dẫn", "of lower rank than the citing document"),
    FindingKind.REPLACED: Spoken("bị thay thế", "replaced"),
    FindingKind.REPEALED: Spoken("bị bãi bỏ", "repealed"),
    FindingKind.ENDED: Spoken("hết hiệu lực", "ended"),
    FindingKind.SAME_NAME: Spoken("có văn bản mới cùng tên", "a newer act bears its name"),
    FindingKind.REPEALED_PART: Spoken("bị bãi bỏ một phần", "repealed in part"),
    FindingKind.AMENDED: Spoken("được sửa đổi", "amended"),
    FindingKind.SUSPENDED_BEFORE: Spoken("đang bị ngưng hiệu lực khi viện dẫn", "suspended when cited"),
    FindingKind.SUSPENDED: Spoken("bị ngưng hiệu lực", "suspended"),
    FindingKind.SUSPENDED_PART: Spoken("bị ngưng hiệu lực một phần", "suspended in part"),
    FindingKind.EXTENDED: Spoken("được kéo dài", "extended"),
    FindingKind.EXPIRED: Spoken("hết thời hạn", "term run out"),
    FindingKind.CORRECTED: Spoken("được đính chính", "corrected"),
    FindingKind.BASE_ENDED: Spoken("văn bản gốc hết hiệu lực", "the act it details has ended"),
    FindingKind.BODY_MOVED: Spoken("cơ quan được tổ chức đã chuyển", "the body it organises has moved"),
    FindingKind.ISSUER_ENDED: Spoken("cơ quan ban hành đã chấm dứt", "its issuer no longer exists"),
    FindingKind.DOUBT: Spoken("dữ liệu đáng ngờ", "doubtful data"),
    FindingKind.UNKNOWN: Spoken("không rõ", "unknown"),
}


class Level(StrEnum):
    """Whether something calls for a decision or is only worth knowing (a note never sets exit code 1)."""

    FINDING = "finding"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a finding and the ground on which it is said.

    `text` is Vietnamese without a full stop. `source` is the register or rule behind it, None where `quotes` carry the
    words of a text. `confidence` is from 0 to 1, None for what is not established.
    """

    ground: Ground
    text: str
    source: str | None = None
    confidence: float | None = None
    quotes: tuple[Quote, ...] = ()
    rule: EffectRule | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a cited instrument.

    `statement` says it in one Vietnamese sentence without a full stop, the subject being the cited instrument.
    `ground` and `confidence` are those of what decides; `claims` take the statement apart: what is stated, what is
    inferred by which rule, what is not established. `since` is the day from which it is so, None where unknown; `by`
    are the instruments that made it so, `bodies` the bodies that took over.
    """

    kind: FindingKind
    level: Level
    statement: str
    ground: Ground
    confidence: float | None
    since: str | None = None
    by: tuple[Act, ...] = ()
    bodies: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One cited instrument of a document.

    `role` is legal_basis, cites or proposal; `identified` is resolved, stub or ambiguous and `confidence` how sure it
    is that this instrument is meant; `quotes` are the places that cite it. `at_issue` is its status on the day of the
    document, None where that day is not known; `now` its status on the day of the audit.
    """

    target: Instrument
    role: str
    identified: str
    confidence: float | None
    quotes: tuple[Quote, ...]
    at_issue: LegalStatus | None
    now: LegalStatus
    findings: tuple[Finding, ...] = ()

    @property
    def alive(self) -> bool:
        """Whether nothing calls for a decision: no finding, notes aside."""
        return all(finding.level is Level.NOTE for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Audit:
    """All bases and citations of a document on a day: bases first, in the order of the text.

    `status` is that of the document itself on that day. Instruments named only inside the title of another one are left
    out: the document does not rely on them.
    """

    document: Instrument
    as_of: str
    status: LegalStatus
    lines: tuple[AuditLine, ...]

    @property
    def found(self) -> bool:
        """Whether anything was found that calls for a decision."""
        return any(not line.alive for line in self.lines)
