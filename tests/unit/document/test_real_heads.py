"""Type, issuer and title of heads as real documents print them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.document import parse_document
from kg.text import mend

CASES = re.findall(
    r"^=== ([^;\n]+); ([^;\n]+); ([^\n]+)\n(.*?)(?=^=== |\Z)",
    Path(__file__).with_name("real_heads.txt").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("kind", "issuer", "title", "head"), CASES)
def test_a_real_head(kind: str, issuer: str, title: str, head: str) -> None:
    document = parse_document(mend(head))
    assert (document.type, document.issuers) == (kind, (issuer,))
    assert title == "-" or title.casefold() == (document.title or "").casefold()  # names in capitals get none back
