"""Room 7: named questions: one .rq file and one typed function each."""

from kg.ask.answer import Answer, answer
from kg.ask.arrays import Arrays, arrays
from kg.ask.audit import audit, audit_reading
from kg.ask.body import (
    BodyCard,
    Moved,
    body_card,
    documents,
    history,
    moved_bases,
    not_established,
    organising,
    parent_at,
    parents,
    titles,
)
from kg.ask.called import law_name
from kg.ask.comparison import Comparison, Shared, Side, compare
from kg.ask.corpus import (
    citing_acts_of,
    dates_that_differ,
    ended_bases,
    issued_by_ended_bodies,
    issued_under,
    letterheads_that_differ,
    most_relied_on,
    open_mentions,
    resting_on_ended_bodies,
)
from kg.ask.descent import RESTS, Anomaly, Reach, Root, anomalies, common_roots, rests_on
from kg.ask.difference import Difference, How, differences, open_either
from kg.ask.documents import (
    Sketch,
    bases,
    citers,
    links_from,
    links_to,
    newest_links_to,
    sketch,
)
from kg.ask.effect import Change, Effect, Ground, LegalStatus
from kg.ask.evidence import parent_evidence
from kg.ask.find import Found, find_body, find_document
from kg.ask.finding import Audit, AuditLine, Claim, Finding, FindingKind, Level
from kg.ask.graph import Graph, build_graph, open_graph
from kg.ask.instruments import instrument, instruments
from kg.ask.issued import days_of_issue
from kg.ask.lineage import KINDS, Lineage, Step, lineage, path
from kg.ask.particulars import Particulars, Signer, particulars
from kg.ask.paths import paths
from kg.ask.prepared import prepared
from kg.ask.preparing import prepare
from kg.ask.question import Parameter, Question, heading, question, question_groups, questions
from kg.ask.reading import Reading, read_apart
from kg.ask.receivers import read_as
from kg.ask.search import FACETS, Hit, Hits, Index
from kg.ask.search_entries import Entry
from kg.ask.sparql import FORMATS, Table, run, table
from kg.ask.spells import Spell, spells
from kg.ask.statistics import Statistics, statistics
from kg.ask.status import said, status_at, statuses_at, vi_day
from kg.ask.sweep import Sweep, audit_all
from kg.ask.unknown_terms import unknown_terms
from kg.ask.values import (
    Act,
    Dated,
    Event,
    Fact,
    Instrument,
    Kin,
    Link,
    OpenPoint,
    Organising,
    Parent,
    ParentEvidence,
    Quote,
    Receiver,
    Seen,
    State,
)
from kg.ask.versions import Version, versions
from kg.ask.weight import Weighed, most_cited
from kg.ask.worker import Limits, Pool, Request, Ticket, Written

__all__ = [
    "FACETS",
    "FORMATS",
    "KINDS",
    "RESTS",
    "Act",
    "Anomaly",
    "Answer",
    "Arrays",
    "Audit",
    "AuditLine",
    "BodyCard",
    "Change",
    "Claim",
    "Comparison",
    "Dated",
    "Difference",
    "Effect",
    "Entry",
    "Event",
    "Fact",
    "Finding",
    "FindingKind",
    "Found",
    "Graph",
    "Ground",
    "Hit",
    "Hits",
    "How",
    "Index",
    "Instrument",
    "Kin",
    "LegalStatus",
    "Level",
    "Limits",
    "Lineage",
    "Link",
    "Moved",
    "OpenPoint",
    "Organising",
    "Parameter",
    "Parent",
    "ParentEvidence",
    "Particulars",
    "Pool",
    "Question",
    "Quote",
    "Reach",
    "Reading",
    "Receiver",
    "Request",
    "Root",
    "Seen",
    "Shared",
    "Side",
    "Signer",
    "Sketch",
    "Spell",
    "State",
    "Statistics",
    "Step",
    "Sweep",
    "Table",
    "Ticket",
    "Version",
    "Weighed",
    "Written",
    "anomalies",
    "answer",
    "arrays",
    "audit",
    "audit_all",
    "audit_reading",
    "bases",
    "body_card",
    "build_graph",
    "citers",
    "citing_acts_of",
    "common_roots",
    "compare",
    "dates_that_differ",
    "days_of_issue",
    "differences",
    "documents",
    "ended_bases",
    "find_body",
    "find_document",
    "heading",
    "history",
    "instrument",
    "instruments",
    "issued_by_ended_bodies",
    "issued_under",
    "law_name",
    "letterheads_that_differ",
    "lineage",
    "links_from",
    "links_to",
    "most_cited",
    "most_relied_on",
    "moved_bases",
    "newest_links_to",
    "not_established",
    "open_either",
    "open_graph",
    "open_mentions",
    "organising",
    "parent_at",
    "parent_evidence",
    "parents",
    "particulars",
    "path",
    "paths",
    "prepare",
    "prepared",
    "question",
    "question_groups",
    "questions",
    "read_apart",
    "read_as",
    "resting_on_ended_bodies",
    "rests_on",
    "run",
    "said",
    "sketch",
    "spells",
    "statistics",
    "status_at",
    "statuses_at",
    "table",
    "titles",
    "unknown_terms",
    "versions",
    "vi_day",
]
