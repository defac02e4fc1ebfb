"""A corpus of any size, made from grammar and registers, with its truth: `python -m tests.bench.generator 50000 DIR`.

Documents follow each other in time. Each has the letterhead, recitals, provisions, closing article and signature of its
kind (Nghị định 30/2020/NĐ-CP, Phụ lục I), cites laws of the registers and documents made before it, and some of them
amend, replace or repeal those: so chains, homonyms (numbers that start again each year, committees of many provinces)
and the move of BHXH Việt Nam stand in the texts, and the gold beside them says what is true. A part of the texts is
damaged as crawled texts are: decomposed letters, other dashes and blanks, lines broken inside a citation.

The same count and seed give the same bytes. The gold has the form of `data/gold`, so `kg evaluate` scores it.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from tests.bench.families import ACTIONS, BHXH, FILLER, GIVEN, MIDDLES, OBJECTS, SURNAMES, Act, Family, families, laws

FIRST, LAST = date(2006, 1, 2), date(2026, 6, 30)
BHXH_MOVED = date(2025, 3, 1)  # 29/2025/NĐ-CP: from then on its letterhead shows Bộ Tài chính
SHARD = 1000  # documents a folder


@dataclass(frozen=True, slots=True)
class Generated:
    """A document: where it stands below the corpus folder, its text and its gold."""

    name: str
    text: str
    gold: dict[str, Any]


def generate(count: int, seed: int = 7) -> Iterator[Generated]:
    """Yield `count` documents in the order of their dates."""
    yield from _World(count, seed).documents()


class _World:
    """What was made so far: serial numbers, and the acts that later documents may cite."""

    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self.chance = random.Random(seed)  # noqa: S311 — texts, not secrets
        self.serials: dict[tuple[str, str, int], int] = {}
        self.acts: list[Act] = []
        self.by_issuer: dict[tuple[str, str], list[Act]] = {}

    def documents(self) -> Iterator[Generated]:
        weights = [family.weight for family in families()]
        span = (LAST - FIRST).days
        for index in range(self.count):
            day = FIRST + timedelta(days=round(span * index / max(1, self.count)))
            family = self.chance.choices(families(), weights)[0]
            yield _Writing(self, family, day, index).document()

    def numbered(self, family: Family, day: date) -> str:
        key = (family.issuer, family.kind + family.code, day.year)
        self.serials[key] = serial = self.serials.get(key, 0) + 1
        return f"{serial:02d}/{day.year}/{family.code}" if family.dated else f"{serial:02d}/{family.code}"

    def earlier(self, family: Family) -> Act | None:
        """Return an earlier act of the same kind and issuer that is still alive, or None: recent ones more often."""
        alive = self.by_issuer.get((family.issuer, family.kind), [])[-40:]
        alive = [act for act in alive if not act.ended]
        return self.chance.choice(alive) if alive else None

    def citable(self) -> Act | None:
        """Return any earlier act that may be cited: the first decrees often, so that hubs grow, and recent ones."""
        if not self.acts:
            return None
        if self.chance.random() < 0.3:
            return self.acts[min(len(self.acts) - 1, int(self.chance.expovariate(1 / 60)))]
        return self.acts[-1 - min(len(self.acts) - 1, int(self.chance.expovariate(1 / 400)))]


class _Writing:
    """One document while it is written, and its gold."""

    def __init__(self, world: _World, family: Family, day: date, index: int) -> None:
        self.world, self.family, self.day, self.index = world, family, day, index
        self.chance = world.chance
        self.number = world.numbered(family, day)
        self.subject = f"{self.chance.choice(ACTIONS)} {self.chance.choice(OBJECTS)}"
        self.citations: dict[tuple[str, str, date], dict[str, Any]] = {}
        self.relations: list[dict[str, Any]] = []
        self.articles_written = 0

    def document(self) -> Generated:
        target = self.world.earlier(self.family) if self.family.rules else None
        deed = self.chance.choices(("amends", "replaces", "repeals", None), (14, 12, 5, 69))[0] if target else None
        if target and deed == "amends":
            title = f"sửa đổi, bổ sung một số điều của {self.full(target, 'cites')}"
            self.relate("this", "amends", target)
        else:
            title = f"{'Quy định về ' if self.family.rules else 'V/v '}{self.subject}"
        recitals = self.recitals() if self.family.rules else ""
        articles = self.articles()
        closing, effective = self.closing(target if deed in ("replaces", "repeals") else None, deed)
        signer = f"{self.chance.choice(SURNAMES)} {self.chance.choice(MIDDLES)} {self.chance.choice(GIVEN)}"
        text = self.head(title) + recitals + articles + closing + self.foot(signer)
        if self.family.rules:
            act = Act(self.family, self.family.kind, self.number, self.day, self.family.issuer, self.subject)
            self.world.acts.append(act)
            self.world.by_issuer.setdefault((act.issuer, act.kind), []).append(act)
            if target and deed == "amends":
                target.amended_by.append(act)
            elif target and deed:
                target.ended = True
        name = f"{self.index // SHARD:04d}/{self.index:07d}"
        return Generated(f"{name}.txt", _damaged(text, self.chance), self.gold(name, title, signer, effective))

    def gold(self, name: str, title: str, signer: str, effective: date | None) -> dict[str, Any]:
        document = {
            "number": self.number, "type": self.family.kind, "title": title, "issuers": [self.family.issuer],
            "parent_body": "Bộ Tài chính" if self.moved else None, "place": self.family.place,
            "date": self.day.isoformat(), "signers": [{"name": signer, "capacity": self.family.signature[1]}],
            "effective": {"date": effective.isoformat()} if effective else None,
        }  # fmt: skip
        return {
            "id": name.rsplit("/", 1)[-1], "document": document,
            "citations": list(self.citations.values()), "relations": self.relations,
        }  # fmt: skip

    @property
    def moved(self) -> bool:
        return self.family.issuer == BHXH and self.day >= BHXH_MOVED

    def head(self, title: str) -> str:
        family = self.family
        issuer = family.issuer.upper()
        above = "BỘ TÀI CHÍNH\n" if self.moved else ""
        where = f"{family.place}, ngày {self.day:%d} tháng {self.day:%m} năm {self.day.year}"
        state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
        if not family.rules:
            letter = f"{above}{issuer}\n-------\n{state}Số: {self.number}\n{title}\n{where}\n\n"
            return f"{letter}Kính gửi: Ủy ban nhân dân các tỉnh\n\n"
        authority = "GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM" if self.moved else family.authority
        head = f"{above}{issuer}\n-------\n{state}Số: {self.number}\n{where}\n\n{family.kind.upper()}\n{title}\n\n"
        return f"{head}{authority}\n\n"

    def recitals(self) -> str:
        known = [law for law in self.chance.sample(laws(), 3) if law.day < self.day]
        lines = [f"Căn cứ {self.full(law, 'legal_basis')};" for law in known]
        for _ in range(self.chance.randrange(1, 4)):
            act = self.world.citable()
            if act is None:
                continue
            line = f"Căn cứ {self.full(act, 'legal_basis')}"
            if act.amended_by and self.chance.random() < 0.6:
                amending = act.amended_by[-1]
                line += f" đã được sửa đổi, bổ sung bởi {self.full(amending, 'legal_basis', titled=False)}"
                self.relate(amending, "amends", act)
            lines.append(f"{line};")
        lines.append(f"Theo đề nghị của Chánh Văn phòng{'.' if self.family.kind == 'Nghị quyết' else ','}")
        order = {"Quyết định": "QUYẾT ĐỊNH:", "Nghị quyết": "QUYẾT NGHỊ:"}.get(self.family.kind)
        issue = order or f"{self.family.authority.capitalize()} ban hành {self.family.kind.lower()} sau đây:"
        return "\n".join(lines) + f"\n\n{issue}\n\n"

    def articles(self) -> str:
        parts = []
        self.articles_written = self.chance.randrange(3, 8)
        for order in range(1, self.articles_written + 1):
            sentences = self.chance.sample(FILLER, 3)
            if self.chance.random() < 0.4 and (act := self.world.citable()):
                where = f"khoản {self.chance.randrange(1, 6)} Điều {self.chance.randrange(2, 30)}"
                sentences.insert(
                    1, f"Mức chi thực hiện theo quy định tại {where} {self.full(act, 'cites', titled=False)}."
                )
            start = f"Điều {order}. {self.chance.choice(ACTIONS).capitalize()} {self.chance.choice(OBJECTS)}\n"
            parts.append(start + "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1)))
        return "\n".join(parts) + "\n"

    def closing(self, target: Act | None, deed: str | None) -> tuple[str, date | None]:
        if not self.family.rules:
            return "", None
        kind = self.family.kind
        effective = self.day if self.chance.random() < 0.4 else self.day + timedelta(days=45)
        when = (
            "kể từ ngày ký"
            if effective == self.day
            else f"từ ngày {effective:%d} tháng {effective:%m} năm {effective.year}"
        )
        text = f"Điều 9. Hiệu lực thi hành\n1. {kind} này có hiệu lực thi hành {when}.\n"
        if target and deed == "replaces":
            text += f"2. {kind} này thay thế {self.full(target, 'cites')}.\n"
            self.relate("this", "replaces", target)
        elif target:
            text += f"2. Bãi bỏ {self.full(target, 'cites')}.\n"
            self.relate("this", "repeals", target)
        return text, effective

    def foot(self, signer: str) -> str:
        block = self.family.signature[0]
        if self.moved:
            block = block.replace("TỔNG GIÁM ĐỐC", "GIÁM ĐỐC")
        return f"\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{block}\n\n\n{signer}\n"

    def full(self, act: Act, role: str, *, titled: bool = True) -> str:
        """Return the words that cite an act with number, date and issuer, and note it in the gold."""
        key = (act.kind, act.number, act.day)
        known = self.citations.get(key)
        if known is None:
            self.citations[key] = {
                "id": f"c{len(self.citations) + 1}", "number": act.number, "type": act.kind,
                "name": act.subject if act.family is None else None,
                "year": act.day.year, "date": act.day.isoformat(), "issuers": [act.issuer] if act.family else [],
                "role": role, "mentions": 1,
            }  # fmt: skip
        elif role == "legal_basis":
            known["role"] = role
        day = self.chance.choice((f"{act.day:%d/%m/%Y}", f"{act.day.day} tháng {act.day:%m} năm {act.day.year}"))
        if act.family is None:
            return f"{act.subject} số {act.number} ngày {day}"
        words = f"{act.kind} số {act.number} ngày {day} của {act.issuer}"
        return f"{words} quy định về {act.subject}" if titled else words

    def relate(self, subject: Act | str, kind: str, target: Act) -> None:
        def identity(act: Act | str) -> str:
            return act if isinstance(act, str) else self.citations[act.kind, act.number, act.day]["id"]

        found = {"subject": identity(subject), "relation": kind, "object": identity(target), "scope": None}
        if found not in self.relations:
            self.relations.append(found)


def _damaged(text: str, chance: random.Random) -> str:
    """Return the text as a crawler may have left it: three in ten are damaged in one of four ways."""
    way = chance.randrange(13)
    if way == 0:
        return unicodedata.normalize("NFD", text)
    if way == 1:
        return text.replace("-", "–").replace(" số ", "\u00a0số\u00a0")
    if way == 2:
        return text.replace("Số: ", "Số:\n").replace(" ngày ", "\nngày ")
    if way == 3:
        words = text.split(" ")
        return "".join(
            word + ("\n" if len(word) > 4 and len(after) > 4 and chance.random() < 0.05 else " ")
            for word, after in pairwise([*words, ""])
        ).rstrip(" ")
    return text


@click.command()
@click.argument("count", type=click.IntRange(1))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", default=7, show_default=True)
@click.option("--form", type=click.Choice(("files", "jsonl")), default="files", show_default=True)
@click.option("--gold", type=click.Path(path_type=Path), help="A folder for the truth: one ID.gold.json a document.")
def main(count: int, folder: Path, seed: int, form: str, gold: Path | None) -> None:
    """Write COUNT documents below FOLDER, or into FOLDER/corpus.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    if gold:
        gold.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_files:
        packed = (
            open_files.enter_context((folder / "corpus.jsonl").open("w", encoding="utf-8")) if form == "jsonl" else None
        )
        for made in generate(count, seed):
            if packed:
                packed.write(json.dumps({"path": made.name, "text": made.text}, ensure_ascii=False) + "\n")
            else:
                path = folder / made.name
                path.parent.mkdir(exist_ok=True)
                path.write_text(made.text, encoding="utf-8")
            if gold:
                truth = json.dumps(made.gold, ensure_ascii=False, indent=1)
                (gold / f"{made.gold['id']}.gold.json").write_text(truth, encoding="utf-8")


if __name__ == "__main__":
    main()
