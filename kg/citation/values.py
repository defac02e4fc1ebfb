"""What a document says of others: the citations and the relations it states, each with the words that say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from kg.citation.sentence import quotation, sentence
from kg.document import Section
from kg.text import Span, Text


class Role(StrEnum):
    """Why an instrument is cited (Nghị định 78/2025/NĐ-CP Điều 62 on bases; the rest from use)."""

    LEGAL_BASIS = "legal_basis"  # stands in a Căn cứ recital
    NESTED = "nested"  # stands in a recital only inside the title of another instrument
    PROPOSAL = "proposal"  # a submission or report on whose strength the document was issued
    CITES = "cites"


class RelationKind(StrEnum):
    """What one instrument does to another; the acting (newer) one is the subject. Headings of the Lược đồ."""

    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    REPEALS_PART = "repeals_part"
    DETAILS = "details"
    GUIDES = "guides"
    IMPLEMENTS = "implements"
    CORRECTS = "corrects"
    CONSOLIDATES = "consolidates"
    SUSPENDS = "suspends"
    EXTENDS = "extends"
    ISSUES = "issues"


class Status(StrEnum):
    """How sure we are which instrument a citation names."""

    RESOLVED = "resolved"  # one instrument, dated by the text or by a register
    STUB = "stub"  # nothing else is known of it
    AMBIGUOUS = "ambiguous"  # several known instruments fit; see `candidates`


class Mention(Struct, frozen=True, gc=False):
    """One place that names the instrument: `flow[start:end]` of the text it was `read_in`; `line` counts from 1.

    `form` says how it is named (full, number, title, plenum, congress, alias, nickname, series, standard, deictic);
    `section` is the part of the document in which it stands; `cue` is the word that introduces it ("Căn cứ", "theo",
    "thực hiện" …). Its words and the sentence around it are read from the text when they are asked for: a text full of
    citations is not held many times over.
    """

    read_in: Text
    start: int
    end: int
    line: int
    form: str
    section: Section
    cue: str | None = None

    @property
    def part(self) -> str:
        """The part of the document in which it stands, such as "recitals"."""
        return self.section.part.value

    @property
    def span(self) -> Span:
        """Where it stands, in characters of the decoded source."""
        return self.read_in.span(self.start, self.end)

    @property
    def text(self) -> str:
        """Exactly what stands there."""
        return self.span.of(self.read_in.source)

    @property
    def words(self) -> str:
        """The same mended for reading."""
        return self.read_in.flow[self.start : self.end].replace("\n", " ")

    @property
    def quote(self) -> str:
        """The sentence around it, mended for reading."""
        return quotation(self.read_in.flow[slice(*self._sentence)])

    @property
    def quote_span(self) -> Span:
        """Where that sentence stands, in characters of the decoded source."""
        return self.read_in.span(*self._sentence)

    @property
    def _sentence(self) -> tuple[int, int]:
        return sentence(self.read_in, self.start, self.end, self.section)


class Mentions(Sequence[Mention]):
    """The mentions of one instrument in the order of the text; each is made when it is asked for."""

    __slots__ = ("_made", "_which")

    def __init__(self, which: Sequence[int], made: Callable[[int], Mention]) -> None:
        """Hold `which` of the text's mentions they are; `made` makes each."""
        self._which = which
        self._made = made

    def __len__(self) -> int:
        return len(self._which)

    def __getitem__(self, i: Any) -> Any:
        return tuple(map(self._made, self._which[i])) if isinstance(i, slice) else self._made(self._which[i])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Candidate(Struct, frozen=True, gc=False):
    """A known instrument that a citation may mean, and where it is known from."""

    iri: str
    number: str | None
    type: str
    date: str | None
    issuers: tuple[str, ...]
    title: str | None
    source: str


class Resolution(Struct, frozen=True, gc=False):
    """Which instrument is meant: what the registers add to what the text states, and on what grounds."""

    iri: str
    status: Status
    confidence: float
    reason: str
    instrument: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()


class Citation(Struct, frozen=True, gc=False):
    """One distinct instrument that the document cites. All fields but `resolution` are what the text states.

    `number` keeps the printed order and separators, NFC, without spaces; `name` is for laws, codes, treaties,
    plenum and congress resolutions and nicknames; `series` marks a yearly series ("01/NQ-CP hàng năm").
    """

    id: str
    number: str | None
    name: str | None
    type: str | None
    year: int | None
    date: str | None
    issuers: tuple[str, ...]
    role: Role
    mentions: Sequence[Mention]
    pinpoints: tuple[str, ...] = ()
    series: bool = False
    title: str | None = None
    resolution: Resolution | None = None


class Relation(Struct, frozen=True, gc=False):
    """`subject` acts on `object`, each "this" (the document) or a citation's id; `span` and `text` are the evidence.

    A suspension or an extension may say for how long: [`since`, `until`), ISO days, None where it does not; an end may
    name its day (`since`).
    """

    subject: str
    kind: RelationKind
    object: str
    scope: str | None
    span: Span
    text: str
    cue: str
    since: str | None = None
    until: str | None = None


class Proposal(Struct, frozen=True, gc=False):
    """The body on whose proposal the document was issued ("Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ")."""

    office: str
    span: Span
    text: str
