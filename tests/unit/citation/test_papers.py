"""Letters, Party papers, notes of sites and tables of ended acts state what their words say, in any combination."""

from __future__ import annotations

import textwrap

import pytest

from tests.bench.papers import PAPERS, papers
from tests.bench.papers_say import ABOUT, OF_LETTERS, OF_NOTES, OF_PARTY, OWN_NOTES
from tests.bench.sentences import read

COUNT = 200
BROKEN = {"letters": 1 / 50, "party": 1 / 50, "notes": 1 / 50, "tables": 1 / 50}  # what long lines may cost


@pytest.mark.parametrize("which", PAPERS)
def test_papers_state_what_they_say_and_no_more(which: str) -> None:
    wrong, missed, stated = [], [], 0
    for paper in papers(which, COUNT, seed=1):
        found = read(paper.text)
        stated += len(paper.states)
        wrong += [(paper.text, each) for each in paper.wrong(found)]
        missed += [(paper.text, each) for each in paper.missed(found)]
    assert not wrong
    assert len(missed) <= stated / 200, missed[:5]


def test_papers_are_made_of_all_that_papers_say() -> None:
    made = {which: {part for paper in papers(which, 1200, seed=1) for part in paper.parts} for which in PAPERS}
    assert made["letters"] == {*dict(ABOUT), *dict(OF_LETTERS)}
    assert made["party"] >= {*dict(OF_PARTY)}
    assert made["notes"] >= {*dict(OF_NOTES), *dict(OWN_NOTES)}


@pytest.mark.parametrize("width", [50, 60, 72])
@pytest.mark.parametrize("which", ["letters", "party", "notes"])
def test_lines_that_a_page_breaks_within_sentences_change_little(which: str, width: int) -> None:
    wrong, missed, stated = [], [], 0
    for paper in papers(which, COUNT // 3, seed=2):
        lines = (textwrap.fill(line, width, break_on_hyphens=False) for line in paper.text.split("\n"))
        found = read("\n".join(lines))
        stated += len(paper.states)
        wrong += [(paper.text, each) for each in paper.wrong(found)]
        missed += [(paper.text, each) for each in paper.missed(found)]
    assert not wrong, wrong[:5]
    assert len(missed) <= stated * BROKEN[which], missed[:5]
