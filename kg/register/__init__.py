"""Room 2: what is known beforehand: document types, issuers, bodies and their history, named laws, nicknames."""

from kg.register.bodies import Bodies, bodies
from kg.register.body import (
    Body,
    BodyKind,
    ChangeEvent,
    Derivation,
    Office,
    OfficeRole,
    OpenPoint,
    OrganisingInstrument,
    Subordination,
    Tiers,
)
from kg.register.closing_clauses import CLOSING_CLAUSES, ClosingClause, closing_clauses, read_closing_clauses
from kg.register.effect_rules import EffectRule, effect_rules, longest_delay
from kg.register.files import bundled
from kg.register.instruments import Doubt, Instruments, KnownInstrument, instruments, name_key
from kg.register.issuers import issuer_of_code, issuer_of_name, issuer_pattern
from kg.register.laws import LAW_TYPES, code_acronyms, law_key, law_keys, law_name_end, laws, listed_names
from kg.register.named import (
    NamedInstrument,
    congress_resolution,
    nickname_spellings,
    nicknames,
    other_instruments,
    other_laws,
    plenum_resolution,
    unlisted_laws,
)
from kg.register.numbers import (
    NUMBER,
    NumberParts,
    find_numbers,
    is_local,
    number_key,
    parse_number,
    series_key,
    tidy_number,
)
from kg.register.phrases import Phrase, branch_kind, capital_pattern, phrase_meanings, phrase_pattern, phrases
from kg.register.ranks import Rank, rank_of, ranks
from kg.register.spellings import split_issuers
from kg.register.table import Confidence, Row, read_table
from kg.register.types import document_types, is_law_word, type_before, type_of_code, type_of_word, type_pattern

__all__ = [
    "CLOSING_CLAUSES",
    "LAW_TYPES",
    "NUMBER",
    "Bodies",
    "Body",
    "BodyKind",
    "ChangeEvent",
    "ClosingClause",
    "Confidence",
    "Derivation",
    "Doubt",
    "EffectRule",
    "Instruments",
    "KnownInstrument",
    "NamedInstrument",
    "NumberParts",
    "Office",
    "OfficeRole",
    "OpenPoint",
    "OrganisingInstrument",
    "Phrase",
    "Rank",
    "Row",
    "Subordination",
    "Tiers",
    "bodies",
    "branch_kind",
    "bundled",
    "capital_pattern",
    "closing_clauses",
    "code_acronyms",
    "congress_resolution",
    "document_types",
    "effect_rules",
    "find_numbers",
    "instruments",
    "is_law_word",
    "is_local",
    "issuer_of_code",
    "issuer_of_name",
    "issuer_pattern",
    "law_key",
    "law_keys",
    "law_name_end",
    "laws",
    "listed_names",
    "longest_delay",
    "name_key",
    "nickname_spellings",
    "nicknames",
    "number_key",
    "other_instruments",
    "other_laws",
    "parse_number",
    "phrase_meanings",
    "phrase_pattern",
    "phrases",
    "plenum_resolution",
    "rank_of",
    "ranks",
    "read_closing_clauses",
    "read_table",
    "series_key",
    "split_issuers",
    "tidy_number",
    "type_before",
    "type_of_code",
    "type_of_word",
    "type_pattern",
    "unlisted_laws",
]
