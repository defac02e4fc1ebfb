"""Says where a pattern can divide the same words in several ways within a repeat: what makes it take exponential time.

A pattern becomes a graph of the characters it takes. Two walks that part and meet again within a loop, over the same
characters, double the ways with every turn, and all are tried where the rest does not fit (Weber and Seidl 1991, "On
the degree of ambiguity of finite automata": such a loop is the criterion EDA). A repeat of up to `LOOP` turns counts as
its copies, a longer one as endless. What is inside an atomic group or a possessive repeat counts on its own, since from
outside it is read in one way. Looks ahead and behind count by the one character next to the place: a look that tells
more apart is not seen, so the answer may be too severe, never too mild.
"""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]  # the standard library's own parser has no types
import re._parser as parser  # type: ignore[import-not-found]  # the same
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

LOOP = 7
ALPHABET = [*map(chr, range(32, 127)), *"\n\t\xa0–“áđĐ"]
ALL = (1 << len(ALPHABET)) - 1
ONE = (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN)
MANY = 2  # ways are counted up to two

State = tuple[int, int, int]  # where two walks are, and the class of the character they both have just taken
Gap = tuple[int, int]  # the characters that may stand before and behind a place between two characters
Ways = dict[Gap, int]
Places = dict[int, Ways]  # a position of the pattern, and in how many ways it is first, or last
Part = tuple[Ways, Places, Places]  # ways to take nothing; the positions that may be first, and last
FREE: Gap = (ALL, ALL)
SURE: Ways = {FREE: 1}


def ambiguous_loops(pattern: str, flags: int = 0) -> Iterator[str]:
    """Yield for each loop that reads the same characters in two ways how an example of them ends.

    >>> list(ambiguous_loops("(?:, (?:x )?(?:y )?z)*c")), list(ambiguous_loops("(?:, (?:(?:x )?(?:y )?)?z)*c"))
    ([], ['z'])
    >>> list(ambiguous_loops("(?:(?:x )?[a-z] )*c")), list(ambiguous_loops("(?>(?:x )?[a-z] )*c"))
    (['x a'], [])
    """
    tree = parser.parse(pattern, flags)
    yield from dict.fromkeys(_loops(tree, bool((flags | tree.state.flags) & re.IGNORECASE)))


def _has(items: Iterable[tuple[Any, Any]], char: str) -> bool:
    negated = found = False
    for op, value in items:
        if op is code.NEGATE:
            negated = True
        elif op is code.LITERAL:
            found |= ord(char) == value
        elif op is code.RANGE:
            found |= value[0] <= ord(char) <= value[1]
        else:
            kind = str(value)
            is_of = {"SPACE": char.isspace(), "DIGIT": char.isdigit(), "WORD": char.isalnum() or char == "_"}
            found |= is_of[kind.rsplit("_", 1)[-1]] != ("_NOT_" in kind)
    return found != negated


def _mask(op: Any, value: Any, fold: bool) -> int:
    """Return the set of characters that one item of a pattern takes, a bit each."""
    return _mask_of(op, tuple(value) if isinstance(value, list) else value, fold)


@cache
def _mask_of(op: Any, value: Any, fold: bool) -> int:
    items = value
    if op is code.LITERAL:
        items = [(code.LITERAL, value)]
    elif op is not code.IN:
        items = [(code.NEGATE, None), (code.LITERAL, value if op is code.NOT_LITERAL else ord("\n"))]
    mask = 0
    for i, char in enumerate(ALPHABET):
        forms = (char, char.lower(), char.upper()[0]) if fold else (char,)
        mask |= any(_has(items, form) for form in forms) << i
    return mask or 1 << ALPHABET.index("á")


WORD = _mask(code.IN, [(code.CATEGORY, code.CATEGORY_WORD)], False)


def _edge(tree: Any, fold: bool, end: int) -> tuple[int, bool]:
    """Return the characters at the first (0) or last (-1) place of a look, and whether it looks at no other place."""
    items = [item for item in tree if item[0] is not code.AT]
    if not items:
        return ALL, False
    op, value = items[end]
    alone = len(items) == len(tree) == 1
    if op in ONE:
        return _mask(op, value, fold), alone
    if op is code.SUBPATTERN:
        mask, only = _edge(value[3], fold, end)
        return mask, only and alone
    if op is code.BRANCH:
        edges = [_edge(branch, fold, end) for branch in value[1]]
        mask = 0
        for one, _ in edges:
            mask |= one
        return mask, alone and all(only for _, only in edges)
    return ALL, False


def _both(a: Ways, b: Ways) -> Ways:
    if a is SURE or a == SURE:
        return b
    if b == SURE:
        return a
    out: Ways = {}
    for (before, behind), ways in a.items():
        for (also_before, also_behind), more in b.items():
            gap = before & also_before, behind & also_behind
            if all(gap):
                out[gap] = min(MANY, out.get(gap, 0) + ways * more)
    return out


def _either(a: Ways, b: Ways) -> Ways:
    return {gap: min(MANY, a.get(gap, 0) + b.get(gap, 0)) for gap in a | b}


def _add(places: Places, more: Places) -> None:
    for at, gaps in more.items():
        places[at] = _either(places[at], gaps) if at in places else gaps


class _Graph:
    """The characters of a pattern and which may follow which."""

    def __init__(self) -> None:
        self.masks: list[int] = []
        self.within: list[tuple[int, ...]] = []  # the atomic groups around each position
        self.next: list[dict[tuple[int, Gap, int], int]] = []  # (position, gap, atomic groups around the step): ways
        self.apart: list[tuple[Any, bool]] = []  # looks and atomic groups, which are judged on their own
        self._around: list[int] = []
        self._groups = 0

    def read(self, tree: Any, fold: bool) -> Part:
        part: Part = (SURE, {}, {})
        for op, value in tree:
            part = self._then(part, self._item(op, value, fold))
        return part

    def _then(self, a: Part, b: Part) -> Part:
        for last, gaps in a[2].items():
            for first, more in b[1].items():
                self._step(last, first, _both(gaps, more))
        firsts, lasts = dict(a[1]), dict(b[2])
        if a[0]:
            _add(firsts, {at: _both(a[0], gaps) for at, gaps in b[1].items()})
        if b[0]:
            _add(lasts, {at: _both(gaps, b[0]) for at, gaps in a[2].items()})
        return _both(a[0], b[0]), firsts, lasts

    def _step(self, last: int, first: int, ways: Ways) -> None:
        for (before, behind), many in ways.items():
            gap = before & self.masks[last], behind & self.masks[first]
            if all(gap):
                step = first, gap, len(self._around)
                self.next[last][step] = min(MANY, self.next[last].get(step, 0) + many)

    def _item(self, op: Any, value: Any, fold: bool) -> Part:
        if op in ONE:
            at = len(self.masks)
            self.masks.append(_mask(op, value, fold))
            self.within.append(tuple(self._around))
            self.next.append({})
            return {}, {at: SURE}, {at: SURE}
        if op is code.BRANCH:
            nothing: Ways = {}
            firsts: Places = {}
            lasts: Places = {}
            for branch in value[1]:
                none, begins, ends = self.read(branch, fold)
                nothing = _either(nothing, none)
                _add(firsts, begins)
                _add(lasts, ends)
            return nothing, firsts, lasts
        if op is code.SUBPATTERN:
            return self.read(value[3], (fold or bool(value[1] & re.IGNORECASE)) and not value[2] & re.IGNORECASE)
        if op is code.ATOMIC_GROUP:
            return self._atomic(lambda: self.read(value, fold), value, fold)
        if op is code.POSSESSIVE_REPEAT:
            return self._atomic(lambda: self._repeat(value, fold), [(code.MAX_REPEAT, value)], fold)
        if op in (code.MAX_REPEAT, code.MIN_REPEAT):
            return self._repeat(value, fold)
        return self._look(op, value, fold), {}, {}

    def _look(self, op: Any, value: Any, fold: bool) -> Ways:
        if op is code.AT and value is code.AT_BOUNDARY:
            return {(WORD, ALL & ~WORD): 1, (ALL & ~WORD, WORD): 1}
        if op not in (code.ASSERT, code.ASSERT_NOT):
            return SURE
        ahead = value[0] == 1
        if ahead:
            self.apart.append((value[1], fold))
        mask, only = _edge(value[1], fold, 0 if ahead else -1)
        if op is code.ASSERT_NOT:
            mask = ALL & ~mask if only else ALL
        return {(ALL, mask) if ahead else (mask, ALL): 1}

    def _atomic(self, build: Callable[[], Part], body: Any, fold: bool) -> Part:
        self.apart.append((body, fold))
        self._groups += 1
        self._around.append(self._groups)
        nothing, firsts, lasts = build()
        self._around.pop()

        def once(places: Places) -> Places:
            return {at: dict.fromkeys(gaps, 1) for at, gaps in places.items()}

        return dict.fromkeys(nothing, 1), once(firsts), once(lasts)

    def _repeat(self, repeat: tuple[int, int, Any], fold: bool) -> Part:
        least, most, body = repeat
        part: Part = (SURE, {}, {})
        if most < LOOP:
            for _ in range(most - least):
                part = self._maybe(self._then(self.read(body, fold), part))
        else:
            part = self.read(body, fold)
            for last, gaps in part[2].items():
                for first, more in part[1].items():
                    self._step(last, first, _both(gaps, more))
            part = part if least else self._maybe(part)
            least = min(least, 3) - 1
        for _ in range(least):
            part = self._then(self.read(body, fold), part)
        return part

    @staticmethod
    def _maybe(part: Part) -> Part:
        return _either(SURE, SURE if part[0] else {}), part[1], part[2]


def _components(graph: _Graph) -> list[list[int]]:
    """Return the loops: sets of positions that lead to one another (Tarjan 1972, without recursion)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    done: set[int] = set()
    stack: list[int] = []
    found = []
    for root in range(len(graph.next)):
        work = [] if root in order else [(root, iter(graph.next[root]))]
        if work:
            order[root] = low[root] = len(order)
            stack.append(root)
        while work:
            at, steps = work[-1]
            for to, _, _ in steps:
                if to not in order:
                    order[to] = low[to] = len(order)
                    stack.append(to)
                    work.append((to, iter(graph.next[to])))
                    break
                if to not in done:
                    low[at] = min(low[at], low[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == order[at]:
                    loop = stack[stack.index(at) :]
                    del stack[-len(loop) :]
                    done.update(loop)
                    if len(loop) > 1 or any(to == at for to, _, _ in graph.next[at]):
                        found.append(loop)
    return found


def _letter(mask: int) -> str:
    return next((char for char in " a1,A" if mask >> ALPHABET.index(char) & 1), ALPHABET[mask.bit_length() - 1])


def _loops(tree: Any, fold: bool) -> Iterator[str]:
    graph = _Graph()
    graph.read(tree, fold)
    for loop in _components(graph):
        if (example := _parting(graph, set(loop))) is not None:
            yield example
    for body, folded in graph.apart:
        yield from _loops(body, folded)


def _parting(graph: _Graph, loop: set[int]) -> str | None:
    """Return what two walks that begin and end together read in different ways, if such walks are in the loop."""
    befores = {gap[0] for at in loop for _, gap, _ in graph.next[at]}
    classes: defaultdict[tuple[int, ...], int] = defaultdict(int)  # characters that no look behind tells apart
    for i in range(len(ALPHABET)):
        classes[tuple(before >> i & 1 for before in befores)] |= 1 << i
    kinds = list(classes.values())
    begin = [(at, at, kind) for at in loop for kind in kinds if graph.masks[at] & kind]
    from_: dict[State, tuple[State, int] | None] = dict.fromkeys(begin)
    todo = deque(begin)
    while todo:
        state = a, b, kind = todo.popleft()
        for x, y, shared in _together(graph, loop, a, b, kind):
            for next_kind in kinds:
                if not shared & next_kind:
                    continue
                if x == y:
                    return _told(from_, state) + _letter(shared & next_kind)
                if (then := (min(x, y), max(x, y), next_kind)) not in from_:
                    from_[then] = state, shared & next_kind
                    todo.append(then)
    return None


def _together(graph: _Graph, loop: set[int], a: int, b: int, kind: int) -> Iterator[tuple[int, int, int]]:
    """Yield where two walks at `a` and `b` may go with the same characters, on two different ways."""
    ones, others = (
        [
            (to, gap[1], around, ways)
            for (to, gap, around), ways in graph.next[at].items()
            if to in loop and gap[0] & kind
        ]
        for at in (a, b)
    )
    for i, (x, behind, around, ways) in enumerate(ones):
        if a != b:
            yield from ((x, y, behind & also) for y, also, _, _ in others if behind & also)
            continue
        if around:  # inside an atomic group one way counts
            continue
        if ways > 1:
            yield x, x, behind
        for y, also, also_around, _ in others[i + 1 :]:
            same_group = bool(graph.within[x]) and graph.within[x][:1] == graph.within[y][:1]
            if behind & also and not also_around and not same_group:
                yield x, y, behind & also


def _told(from_: dict[State, tuple[State, int] | None], state: tuple[int, int, int]) -> str:
    letters = []
    while (step := from_[state]) is not None:
        letters.append(_letter(step[1]))
        state = step[0]
    return "".join(reversed(letters))
