"""Why an instrument is cited: a basis stands in a Căn cứ recital, not wherever the words occur."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.citation import Citation, Role, read_citations
from kg.document import parse_document
from kg.text import mend
from tests.unit.citation.roles import roles

Decision = Callable[..., str]
GOLD = sorted((Path(__file__).resolve().parents[3] / "data" / "gold").glob("*.gold.json"))
FALSE_CUES = [
    (path.name.removesuffix(".gold.json"), cue["text"])
    for path in GOLD
    for cue in json.loads(path.read_text(encoding="utf-8"))["false_cues"]
]


@pytest.mark.parametrize(
    "recital",
    [
        "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;",
        "Căn cứ vào Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;",
        "CĂN CỨ Nghị định số 89/2020/NĐ-CP;",
        "- Căn cứ Nghị định số 89/2020/NĐ-CP của Chính phủ;",
        "Căn cứ\nNghị định\nsố 89/2020/NĐ-CP\n;",
        "Căn cứ chức năng, nhiệm vụ được giao;\nCăn cứ Nghị định số 89/2020/NĐ-CP;",
        "Xét đề nghị của Vụ trưởng Vụ Pháp chế;\nCăn cứ Nghị định số 89/2020/NĐ-CP;",
        "Căn cứ:\n- Điều lệ của Công ty;\n- Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;",
        "• Căn cứ chức năng, nhiệm vụ;\n• Căn cứ Nghị định số 89/2020/NĐ-CP;\n• Theo đề nghị của Vụ trưởng,",
        "+ Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;",
        "1. Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;\n2. Xét đề nghị của Vụ trưởng,",
        "1/ Căn cứ chức năng được giao;\n2/ Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;",
        "Căn cứ chức năng, nhiệm vụ được giao;\nVà căn cứ Nghị định số 89/2020/NĐ-CP;",
    ],
)
def test_what_stands_in_a_basis_recital_is_a_basis(decision: Decision, recital: str) -> None:
    assert roles(decision(recitals=recital)) == {"89/2020/NĐ-CP": Role.LEGAL_BASIS}


def test_what_stands_in_the_title_of_a_basis_is_nested(decision: Decision) -> None:
    """1712/QĐ-BHXH, lines 18-36 (traps.md 49)."""
    found = roles(
        decision(
            recitals="Căn cứ Kết luận số 10-KL/TW ngày 26/12/2016 của Bộ Chính trị về việc tiếp tục thực hiện Nghị "
            "quyết "
            "Trung ương 3 khóa X về tăng cường sự lãnh đạo của Đảng;\nCăn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 "
            "của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Phòng, chống tham nhũng;"
        )
    )
    assert found == {
        "10-KL/TW": Role.LEGAL_BASIS,
        "Nghị quyết Trung ương 3 khóa X": Role.NESTED,
        "59/2019/NĐ-CP": Role.LEGAL_BASIS,
        "Luật Phòng, chống tham nhũng": Role.NESTED,
    }


def test_a_nested_law_stays_so_where_its_number_stands_in_brackets(decision: Decision) -> None:
    found = roles(
        decision(
            recitals="Căn cứ Nghị định số 84/2020/NĐ-CP ngày 17/7/2020 của Chính phủ quy định chi tiết một số điều của "
            "Luật Giáo dục (Luật số 43/2019/QH14 ngày 14 tháng 6 năm 2019);"
        )
    )
    assert found == {"84/2020/NĐ-CP": Role.LEGAL_BASIS, "43/2019/QH14": Role.NESTED}


def test_a_sentence_within_a_recital_goes_on_with_its_bases(decision: Decision) -> None:
    """08/QĐ-UB of Thành phố Hồ Chí Minh (11/01/1989)."""
    found = roles(
        decision(
            recitals="Căn cứ Nghị định số 222/HĐBT ngày 5/12/1987 của Hội đồng Bộ trưởng về lệ phí trước bạ và chứng "
            "thư. Quyết định số 124/CT ngày 25-4-1988 của Chủ tịch Hội đồng Bộ trưởng về việc quản lý phân phối xe;"
        )
    )
    assert found == {"222/HĐBT": Role.LEGAL_BASIS, "124/CT": Role.LEGAL_BASIS}


@pytest.mark.parametrize(
    "asked",
    [
        "Sau khi thống nhất ý kiến với Bộ Tài chính (Văn bản số 473/BTC-CSTC ngày 25/5/2001);",
        "Sau khi có ý kiến của Bộ Tài chính tại Công văn số 473/BTC-CSTC;",
        "Được sự đồng ý của Bộ Tài chính tại Công văn số 473/BTC-CSTC,",
    ],
)
@pytest.mark.parametrize("between", ["; ", ";\n"])
def test_whoever_agreed_by_a_letter_is_no_basis(decision: Decision, asked: str, between: str) -> None:
    """04/2001/TT-BXD."""
    found = roles(decision(recitals=f"Căn cứ Quyết định số 20/2000/QĐ-TTg ngày 03/02/2000{between}{asked}"))
    assert found == {"20/2000/QĐ-TTg": Role.LEGAL_BASIS, "473/BTC-CSTC": Role.CITES}


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("I. CĂN CỨ XÂY DỰNG\nKẾ HOẠCH", ("1. ", "2. ")),
        ("I. CĂN CỨ PHÁP LÝ", ("- ", "- ")),
        ("1. Căn cứ pháp lý:", ("- ", "- ")),
    ],
)
def test_the_bases_of_a_plan_are_listed_under_a_heading(heading: str, items: tuple[str, str]) -> None:
    """383/KH-UBND of Tiền Giang (07/12/2022)."""
    following = "2. Mục tiêu" if heading[0] == "1" else "II. MỤC TIÊU"
    plan = (
        "ỦY BAN NHÂN DÂN\nTỈNH TIỀN GIANG\nSố: 383/KH-UBND\nTiền Giang, ngày 07 tháng 12 năm 2022\nKẾ HOẠCH\n"
        f"Chuyển đổi số trong xây dựng nông thôn mới\n{heading}\n"
        f"{items[0]}Quyết định số 924/QĐ-TTg ngày 22 tháng 8 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình;\n"
        f"{items[1]}Nghị quyết số 05-NQ/TU ngày 17 tháng 6 năm 2021.\n{following}\n"
        "- Thực hiện Quyết định số 12/QĐ-TTg ngày 05 tháng 01 năm 2022.\n"
    )
    assert roles(plan) == {
        "924/QĐ-TTg": Role.LEGAL_BASIS,
        "05-NQ/TU": Role.LEGAL_BASIS,
        "12/QĐ-TTg": Role.CITES,
    }


def test_a_basis_that_is_nested_elsewhere_stays_a_basis(decision: Decision) -> None:
    found = roles(
        decision(
            recitals="Căn cứ Luật Phòng, chống tham nhũng năm 2018;\nCăn cứ Nghị định số 59/2019/NĐ-CP ngày "
            "01/7/2019 của "
            "Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Phòng, chống tham nhũng;"
        )
    )
    assert set(found.values()) == {Role.LEGAL_BASIS}
    assert len(found) == 2


def test_an_amending_act_in_a_recital_is_a_basis_too(decision: Decision) -> None:
    found = roles(
        decision(
            recitals="Căn cứ Nghị định số 10/2016/NĐ-CP ngày 01/02/2016 của Chính phủ được sửa đổi, bổ sung bởi Nghị "
            "định số "
            "47/2019/NĐ-CP ngày 05/6/2019 của Chính phủ;"
        )
    )
    assert found == {"10/2016/NĐ-CP": Role.LEGAL_BASIS, "47/2019/NĐ-CP": Role.LEGAL_BASIS}


def test_an_implementing_recital_gives_no_basis(decision: Decision) -> None:
    """1712/QĐ-BHXH, lines 74-87 (traps.md 48)."""
    found = roles(
        decision(
            recitals="Căn cứ Luật Viên chức ngày 15/11/2010;\nThực hiện Kết luận số 21-KL/TW ngày 25/10/2021 của Ban "
            "Chấp "
            "hành Trung ương về đẩy mạnh xây dựng, chỉnh đốn Đảng;"
        )
    )
    assert found == {"Luật Viên chức": Role.LEGAL_BASIS, "21-KL/TW": Role.CITES}


def test_a_submission_is_a_proposal_and_no_basis(decision: Decision) -> None:
    found = roles(
        decision(
            recitals="Căn cứ Luật Đất đai năm 2013;\nTheo đề nghị của Giám đốc Sở Lao động - Thương binh và Xã hội "
            "tại Tờ "
            "trình số 704/TTr-SLĐTBXH ngày 01/3/2020."
        )
    )
    assert found == {"Luật Đất đai": Role.LEGAL_BASIS, "704/TTr-SLĐTBXH": Role.PROPOSAL}
    assert roles(
        decision(recitals="Xét Tờ trình số 87/TTr-CP ngày 19/5/2009 của Chính phủ;\nCăn cứ Luật Giáo dục năm 2005;")
    ) == {"87/TTr-CP": Role.PROPOSAL, "Luật Giáo dục": Role.LEGAL_BASIS}


@pytest.mark.parametrize(
    ("recital", "office"),
    [
        ("Theo đề nghị của Trưởng ban Pháp chế.", "Trưởng ban Pháp chế"),
        ("Xét đề nghị của Vụ trưởng Vụ Kế hoạch\nvà Đầu tư.", "Vụ trưởng Vụ Kế hoạch và Đầu tư"),
        ("Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ,", "Vụ trưởng Vụ Tổ chức cán bộ"),
        ("- Theo đề nghị của Chánh Văn phòng;", "Chánh Văn phòng"),
        ("Theo đề nghị của Chánh Văn phòng,\nChính phủ ban hành nghị định sau đây", "Chánh Văn phòng"),
        (
            "Theo đề nghị của Vụ trưởng Vụ Pháp chế,\nBộ trưởng Bộ Tài chính ban hành Thông tư quy\nđịnh chi tiết",
            "Vụ trưởng Vụ Pháp chế",
        ),
    ],
)
def test_the_body_that_proposed_is_named(decision: Decision, recital: str, office: str) -> None:
    source = decision(recitals=f"Căn cứ Luật Viên chức ngày 15/11/2010;\n{recital}")
    _, _, (proposal,) = read_citations(parse_document(mend(source)))
    assert proposal.office == office
    assert proposal.span.of(source) == proposal.text
    assert " ".join(proposal.text.split()).rstrip(",").endswith(office)


def test_the_sentence_behind_a_recital_gives_no_basis(decision: Decision) -> None:
    """08/L-CTN of 18/10/1999; a list whose members end with full stops goes on."""
    found = roles(
        decision(
            recitals="Căn cứ vào Luật Tổ chức Quốc hội ngày 15/4/1992. Luật Tổ chức Chính phủ ngày 30/9/1992. Nay công "
            "bố Pháp lệnh Đo lường và Pháp lệnh Giá;"
        )
    )
    assert found == {
        "Luật Tổ chức Quốc hội": Role.LEGAL_BASIS,
        "Luật Tổ chức Chính phủ": Role.LEGAL_BASIS,
        "Pháp lệnh Đo lường": Role.CITES,
        "Pháp lệnh Giá": Role.CITES,
    }


def test_the_body_of_an_act_gives_no_basis(decision: Decision) -> None:
    found = roles(
        decision(
            "Điều 3. Tổ chức thực hiện\n1. Các đơn vị căn cứ Nghị định số 89/2020/NĐ-CP xây dựng kế hoạch.\n"
            "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021, Thủ trưởng các đơn vị tổ chức thực hiện.\n"
            "2. Làm căn cứ tuyển dụng theo Nghị định số 115/2020/NĐ-CP.\n(Căn cứ Chỉ thị số 23/CT-TTg)."
        )
    )
    bases = [name for name, role in found.items() if role is Role.LEGAL_BASIS]
    assert bases == ["Luật Ban hành văn bản quy phạm pháp luật"]
    assert len(found) == 5


def test_there_are_false_cues_to_try() -> None:
    assert len(FALSE_CUES) > 20


@pytest.mark.parametrize(("name", "cue"), FALSE_CUES)
def test_no_false_cue_of_the_gold_makes_a_basis_or_a_relation(root: Path, name: str, cue: str) -> None:
    source = (root / f"data/corpus/{name}.txt").read_text(encoding="utf-8")
    citations, relations, _ = read_citations(parse_document(mend(source)))
    for start, end in places(cue, source):
        around = [
            (citation, mention)
            for citation in citations
            for mention in citation.mentions
            if start - 40 <= mention.span.start <= end + 40
        ]
        if re.match(r"\(?căn cứ", cue, re.IGNORECASE):
            assert [mention.text for _, mention in around if mention.cue == "Căn cứ"] == []
        this = [relation for relation in relations if "this" in (relation.subject, relation.object)]
        assert [relation for relation in this if relation.span.start < end and start < relation.span.end] == []


def places(cue: str, source: str) -> list[tuple[int, int]]:
    """Return where a false cue stands, white space aside; it must stand somewhere, or the test tries nothing."""
    pattern = r"\s+".join(map(re.escape, cue.split()))
    found = [match.span() for match in re.finditer(pattern, source)]
    if not found:  # the gold has joined letters that the page printed on lines of their own
        squeezed = re.sub(r"\s", "", cue)
        letters = [i for i, char in enumerate(source) if not char.isspace()]
        at = "".join(source[i] for i in letters).find(squeezed)
        assert at >= 0, cue
        found = [(letters[at], letters[at + len(squeezed) - 1] + 1)]
    return found


def test_roles_are_those_of_distinct_instruments(decision: Decision) -> None:
    citations: tuple[Citation, ...]
    citations, _, _ = read_citations(parse_document(mend(decision("1. Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021."))))
    assert [citation.id for citation in citations] == ["c1", "c2"]
    assert [mention.cue for citation in citations for mention in citation.mentions] == ["Căn cứ", None]


@pytest.mark.parametrize(
    ("recitals", "expected"),
    [
        (
            "Căn cứ Luật Giá;\nThông tư liên tịch này hướng dẫn Nghị định số 5/2011/NĐ-CP",
            {"Luật Giá": Role.LEGAL_BASIS, "5/2011/NĐ-CP": Role.CITES},
        ),
        (
            "Căn cứ Hiến pháp năm 1992;\nLuật này sửa đổi một số điều của Luật Giá",
            {"Hiến pháp": Role.LEGAL_BASIS, "Luật Giá": Role.CITES},
        ),
        ("Căn cứ Luật Giá;\nLuật Đất đai;", {"Luật Giá": Role.LEGAL_BASIS, "Luật Đất đai": Role.LEGAL_BASIS}),
    ],
)
def test_a_sentence_about_the_document_itself_ends_its_bases(recitals: str, expected: dict[str, Role]) -> None:
    assert roles(f"{recitals}\nĐiều 1. Phạm vi") == expected


def test_what_somebody_proposed_is_no_basis_though_the_recital_says_so() -> None:
    head = "BỘ Y TẾ\nSố: 12/QĐ-BYT\nHà Nội, ngày 04 tháng 02 năm 2013\nQUYẾT ĐỊNH\nVề tổ chức\nBỘ TRƯỞNG BỘ Y TẾ\n"
    source = f"{head}Căn cứ đề nghị của Cục Quân y (Công văn số 63-QLKH ngày 01 tháng 12 năm 1980);\nQUYẾT ĐỊNH:\n"
    (citation,) = read_citations(parse_document(mend(source)))[0]
    assert citation.role is Role.CITES
