"""What answers are made of. Every statement comes with its evidence: the words, the file, the place, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.called import law_name
from kg.graph import place_of


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as the graph knows it; `held` says that its text is in the store. Dates are ISO 8601 or None.

    `series` says that it stands for a yearly series ("01/NQ-CP hàng năm"), not for one instrument.
    """

    iri: str
    label: str
    number: str | None = None
    type: str | None = None
    date: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()
    held: bool = False
    series: bool = False

    @property
    def called(self) -> str:
        """What people call it: a law by name, year and number, any other as `label` has it.

        >>> Instrument("a", "Luật 36/2018/QH14", "36/2018/QH14", "Luật", "2018-11-20", "Phòng, chống tham nhũng").called
        'Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)'
        """
        name = law_name(self.type, self.title, self.date)
        return f"{name} ({self.number})" if name and self.number else self.label


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words of a source text that say so.

    `source` is the path below the corpus folder; `text` is what stands at [`start`, `end`) of the decoded file, in
    characters; `line` counts from 1; `sentence` is the sentence around it, mended (line breaks and torn words).
    """

    source: str
    start: int
    end: int
    text: str
    line: int | None = None
    sentence: str = ""

    @property
    def mark(self) -> tuple[int, int] | None:
        r"""Where in `sentence` the words stand, white space aside; None when they are not in it.

        >>> Quote("a.txt", 8, 30, "Nghị quyết s\nố 68/NQ-CP", 1, "theo Nghị quyết số 68/NQ-CP.").mark
        (5, 27)
        """
        return place_of(self.text, self.sentence)


@dataclass(frozen=True, slots=True)
class Link:
    """`subject` does `kind` to `object`: a role of a citation (legal_basis, cites, nested, proposal) or a relation.

    `stated_in` is the IRI of the document that says so; `confidence` (0 to 1) and `status` are those of the citation,
    None for a relation; `scope` is the part that a relation acts on.
    """

    subject: Instrument
    kind: str
    object: Instrument
    stated_in: str
    quotes: tuple[Quote, ...]
    confidence: float | None = None
    status: str | None = None
    scope: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact of the registers comes from: its source, its certainty (high, medium, low), a note."""

    source: str
    certainty: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An instrument that decides something of a body, as far as the registers name it."""

    iri: str
    number: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Parent:
    """That a body stands under `name` in [start, end): with what standing, decided by what, known from where."""

    iri: str
    name: str
    standing: str
    start: str | None
    end: str | None
    decided_by: tuple[Act, ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Organising:
    """An instrument that organises, amends or supplements a body in [start, end), and on what the two days rest."""

    act: Act
    role: str
    start: str | None
    start_basis: str
    end: str | None
    end_basis: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Dated:
    """What a body was called, how its head was, or in which tiers it was built, in [start, end)."""

    value: str
    start: str | None
    end: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class State:
    """A stretch of a body's life, [start, end), in which nothing that the registers know of it changed.

    `organising` are the acts in force for its organisation, the principal one first; what is not known is None.
    """

    start: str | None
    end: str | None
    name: str
    parent: Parent | None
    head: Dated | None
    organising: tuple[Organising, ...]
    tiers: Dated | None


@dataclass(frozen=True, slots=True)
class ParentEvidence:
    """What a text itself shows of the parent of a body: a letterhead, or the title of the act `decided_by`.

    `agrees` says whether the registers know the same of that day; None when they know nothing of it, or the text has
    no date.
    """

    parent: str
    date: str | None
    stated_in: Instrument
    decided_by: str | None
    quote: Quote
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a text itself shows of a body besides its parent: `aspect` is "tên", "chức danh" or "cơ quan chủ quản".

    `shown` is what the text has, `known` what the registers know of that day; they agree, or do not, or the registers
    know nothing (None). A letterhead that prints no parent shows "không in".
    """

    aspect: str
    shown: str
    known: str | None
    agrees: bool | None
    date: str | None
    stated_in: Instrument
    quote: Quote


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of a body."""

    iri: str
    date: str | None
    type: str
    label: str
    detail: str | None
    decided_by: tuple[Act, ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Kin:
    """A body that came before or after, over `steps` events, the last of which is told.

    It holds what the other held in [date, end); `part` names the functions when only some passed on; `decided_by` are
    numbers of instruments.
    """

    iri: str
    name: str
    date: str | None
    type: str
    decided_by: tuple[str, ...]
    fact: Fact
    end: str | None = None
    part: str | None = None
    steps: int = 1
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who holds on a day what a body of former days held: the body itself (`steps` 0) or one that received from it.

    `name` is the name on that day; `part` the functions when only some passed on, None for all or for the rest;
    `since` the day of the last event, `detail` its own words.
    """

    iri: str
    name: str
    part: str | None
    steps: int
    since: str | None
    decided_by: tuple[str, ...]
    detail: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What is not established."""

    iri: str
    statement: str
    fact: Fact
