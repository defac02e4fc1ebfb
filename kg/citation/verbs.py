"""The verbs by which one instrument acts on another, and the words that may stand between a verb and its object.

All patterns work on folded text. Which verb means which relation: `phrases.csv` (relations.md mục 1).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.citation.values import RelationKind
from kg.register import phrase_meanings, phrase_pattern, type_pattern
from kg.text import late, search_key

# "phạm vi điều chỉnh", "điều chỉnh theo": what an act governs is not what it changes.
_NO_VERB = (
    r"(?<!\bpham\svi\sdieu\schinh)(?<!\bsu\sdieu\schinh)(?!(?<=\bdieu\schinh)\s(?:boi|cua|theo|tai|bang)\b)"
    r"(?<!\bphat\shuy)(?<!\bchi\shuy)(?!(?<=\bhuy)\s(?:dong|hoai)\b)"  # "phát huy", "huy động" end nothing
)
# "thay cụm từ “A” bằng cụm từ “B”", "bỏ cụm từ": verbs of words alone
_WORDS = r"\s(?:cac\s|mot\sso\s)?(?:cum\stu|tu\sngu|tu\s\")"
# … or of the name of a provision: "thay đổi tên gọi của Chương II"
_NAME = r"\sten\s(?:goi\s)?(?:cua\s)?(?:dieu|chuong|muc|phan|phu\sluc)\s[\divx]"
_OF_WORDS = rf"{phrase_pattern('relation_of_words')}(?={_WORDS}|{_NAME})"
# "Nghị quyết này cụ thể hóa một số điều của Luật Thủ đô": of provisions alone; a law as a whole is only carried out
_OF_PROVISIONS = rf"{phrase_pattern('relation_of_provisions')}(?=\s(?:(?:mot\sso|cac)\s)?(?:dieu|khoan|diem)\b)"
VERB = rf"(?:{phrase_pattern('relation')}{_NO_VERB}|{_OF_WORDS}|{_OF_PROVISIONS})"
# "sửa đổi, bổ sung, bãi bỏ …": one order of several verbs.
CHAIN = rf"{VERB}(?:(?:,\s|\sva\s|,\sva\s|\shoac\s)(?:{VERB}|b[a-z]\ssung)\b){{0,3}}"  # "bổ" as scans spoil it
# "Điều 1. ", "Điều 1 :", "Điều 1. - ", "2.", "a)": the label of an article or an item before what it says
LABEL = (
    r"(?:(?:(?:dieu\s(?:thu\s)?)?[\da-z]{1,4}[.)\-]{1,2}|dieu\s(?:thu\s)?[\da-z]{1,4}\s?[.:]-?|dieu\sthu\s[\da-z]{1,4}\s-"
    r"|dieu\s(?:thu\s)?(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\s?[.:\-])\s?(?:-\s)?)"
)
# "Điều 1. ", "Điều 1. - Nay ", "Chương I ": what stands before an order
HEAD = (
    rf"^\W{{0,4}}(?:(?:chuong|phan|muc)\s(?:thu\s\w{{2,5}}|[\divx]{{1,5}})[.:]?\s)?{LABEL}?"
    r"(?:nay\s|ban\shanh\s(?=(?:bo\ssung|sua\sdoi)\b)|tiep\stuc\s(?=keo\sdai|gia\shan)|(?:thong\snhat|nhat\stri|dong\sy|phe\sduyet|cho\sphep)\s(?:thong\squa\s)?)?"
)
# No sentence ends with such a word, nor does what begins the next line begin one.
GOES_ON = (
    r"(?<!\scua\n)(?<!\stai\n)(?<!\sva\n)(?<!\scac\n)(?<!\bCac\n)(?<!\snhung\n)(?<!\sso\n)(?<!\sdo\n)(?<!\sduoc\n)(?<!\stheo\n)(?<!,\n)"
    r"(?<!khoan\s\d\n)(?<!khoan\s\d\d\n)(?<!\d,\s\d\n)(?<!\struong\n)(?<!\stuong\n)(?<!\stich\n)(?<!\sdoc\n)(?<!\snam\n)(?<!\sngay\n)(?<!\sthang\n)(?<!diem\s[a-z]\n)"
)
UNIT = r"(?:khoan|dieu|diem|tiet|(?:tieu\s)?muc|chuong|phan|phu\sluc)"
# "điểm a, b khoản 1 Điều 2; khoản 3 Điều 4": provisions named right before an instrument. Here and below each turn of
# the repeat is read in one way (`?>`): "các khoản a" is a label behind its words, never three labels.
PROVISIONS = rf"(?>(?:[\s,;]{{1,2}}|\sva\s)(?:cac\s|tai\s)?(?:{UNIT}\s)?(?!(?:va|cua|tai)\b)[\w.]{{1,6}}){{0,12}}"
# "Phần thứ hai", in old acts "Điều thứ 5"
_ORDINAL = r"(?:(?<=\bphan\s)|(?<=\bdieu\s)|(?<=\bchuong\s))thu\s(?:\d{1,2}|[a-z]{2,4})"
# Between a verb and its object stand only words like these ("sửa đổi, bổ sung một số điều của …"), figures and letters.
FILL = (
    rf"(?>[\s,]{{1,2}}(?:{phrase_pattern('between')}|\d{{1,3}}(?:[a-z]|\.\d{{1,2}})?|[a-z]|[ivx]{{2,4}}|{_ORDINAL})(?![a-z]))*"
    # "thay thế các Quyết định của Ủy ban nhân dân tỉnh số …, số …"
    r"(?:(?<=\bcac)(?:\s[a-z]{2,6}){2,4}\scua\s[a-z\s\-]{3,60}?\sso\s)?"
    r"(?:(?<=[\divx]),|(?<=\d[a-z]),)?\s*\(?\"?$"
)
# What an order changes is named first ("Bãi bỏ quy định về … tại khoản 3 Điều 27 của"); where it is written, last.
# Contents are added to much else than acts: "Bổ sung nội dung vào hồ sơ quy định tại Điều 5".
_ADDED = r"(?<!\bbo\ssung)(?<!\bdieu\schinh)"
_WRITTEN = (
    rf"(?:(?<!noi\sdung)|(?=\s(?:(?:da\s)?(?:duoc\s)?(?:quy\sdinh|cong\sbo)\s)?(?:tai|cua|thuoc|trong|{UNIT})\b))"
)
# "… bằng mẫu số 01-AL ban hành kèm theo": what is put in place is not what is replaced.
_INSTEAD = r"bang\s(?:mau|bieu|phu\sluc)\b(?=[^.;:]{0,90}?\skem\stheo\s$)"
_SOME = r"(?:(?:vao|cac|mot\sso|toan\sbo|nhung|va|hoac|ten|\d{1,3})\s)*"
# "thì", and no word that its letters may be without their marks: "chỉ thị", "đô thị", "thị trường", "thí điểm"
THEN = (
    r"\bthi\b(?<!\bchi.thi)(?<!\bdo.thi)(?<!\bsieu.thi)(?<!\bthanh.thi)(?<!\btiep.thi)(?<!\bhien.thi)(?<!\bky.thi)(?<!\bcuoc.thi)"
    r"(?<!\bdu.thi)(?<!\bthuc.thi)(?<!\bkha.thi)"
    r"(?!\s(?:hanh|cong|dua|diem|tuyen|dau|truong|xa|tran|thuc|phan|sat|nghiem|sinh)\b)"
)
_STOPS = (
    rf"\b(?<!kem\s)(?<!hanh\s)theo\b|{THEN}|\b(?:trai\svoi|phu\shop|nhu\ssau|thuc\shien|ap\sdung|thi\shanh|nay|"
    rf"{_INSTEAD}|duoc(?!\s(?:cong\sbo|ban\shanh|quy\sdinh)\s(?:kem\stheo|tai|trong)\s))\b"
)
# "Điều chỉnh mức trợ cấp quy định tại Quyết định số …" changes what people get, "điều chỉnh khoản 1 Điều 2" the act.
_ADJUSTED = rf"(?:(?<!\bdieu\schinh)|(?=\s{_SOME}(?:{UNIT}\s(?:[\divx]|[a-z]\b)|noi\sdung\b)))"
_TO_LAST = rf"{UNIT}\s[\w.]{{1,6}}{PROVISIONS}"
# "Điều chỉnh quy hoạch … được phê duyệt tại Quyết định số …": what an act approves is changed by changing the act.
_APPROVED = (
    r"(?:(?<=dieu\schinh)|(?<=sua\sdoi)|(?<=bo\ssung))\s(?:(?!\b(?:theo|nay|thuc\shien)\b)[^.;:]){3,300}?\s"
    r"(?:da\s)?(?:duoc\s)?(?:[a-z\s]{2,40}?\s)?phe\sduyet\s(?:tai|theo|kem\stheo)\s(?:cac\s)?$"
)
# What is corrected is an error, whatever it is in.
ERROR = (
    r"(?<=dinh\schinh)\s(?:[^.;:\"]{3,200}?\s(?:tai|cua|trong|kem\stheo)\s(?:cac\s)?"
    r"|(?:so\ski\shieu|so\sky\shieu|ngay\sban\shanh|tieu\sde|ten(?:\sgoi)?|trich\syeu)\s)$"
)
# "Bãi bỏ tên Điều 7 Thông tư số …", "đoạn thứ hai khoản 1 Điều 6"
PASSAGE = r"(?:ten|tieu\sde|(?:doan|cau|y|gach\sdau\sdong)\s(?:thu\s)?[a-z\d]{1,5})"
_OF_PROVISION = rf"\s{PASSAGE}\s(?:cua\s|tai\s)?{_TO_LAST}\s*$"
PLACE = (
    rf"(?:{_OF_PROVISION}|{_ADJUSTED}\s{_SOME}(?:(?:{UNIT}|{phrase_pattern('object')}){_WRITTEN}|\"[^\"]{{3,160}}\")\s(?:(?!{_STOPS})[^:]){{0,240}}?"
    rf"\b(?:(?:cua|tai|trong|thuoc|kem\stheo|ban\shanh\stheo)|{_TO_LAST})\s*$|{_APPROVED}|{ERROR})"
)
# "Sửa đổi, bổ sung Quy tắc cụ thể mặt hàng ban hành kèm theo": what an act issues with itself is its part, whatever
# it is called; "bổ sung" alone needs what it is added to ("Bổ sung 02 chức danh vào Danh mục … ban hành kèm theo").
_ISSUED_WITH = (
    r"(?:(?<=\bsua\sdoi)|(?<=\bsua\sdoi,\sbo\ssung)|(?<=\bsua\sdoi\sva\sbo\ssung)"
    r"|(?<=\bbo\ssung)(?=[^.;:]{2,240}?\svao\s))"
    r"\s(?!(?:noi\sdung\s)?(?:giay|ho\sso|chung\schi|hop\sdong)\b)"
    r"(?:(?!\b(?:(?<!kem\s)(?<!hanh\s)theo|trai\svoi|thuc\shien|ap\sdung|nay|duoc\ssua\sdoi|ban\shanh(?!\skem))\b)"
    r"[^.;:]){2,260}?"
    r"\sban\shanh\skem\stheo\s(?:cac\s)?$"
)
# Whatever it is: "thay thế mức thu phí chợ quy định tại điểm a khoản 2 Điều 3", where no list of powers can be meant.
ANYTHING = (
    rf"(?:{_ISSUED_WITH}|{_ADDED}\s(?:{_SOME}noi\sdung\s(?:(?!{_STOPS})[^:;]){{0,240}}?\b(?:(?:cua|tai|trong|thuoc)|{_TO_LAST},?)\s*"
    rf"|(?:(?!{_STOPS})[^:;]){{2,240}}?\s(?:qu[iy]\sdinh|cong\sbo|ban\shanh|neu)\s(?:tai|trong|kem\stheo)\s(?:{_TO_LAST}\s)?(?:cua\s)?)$)"
)
# "Quy chế … ban hành kèm theo": to do something to the regulation that an act issues is to do it to that act.
ANNEX = (
    rf"\s(?:(?:toan\sbo|ban)\s){{0,2}}{phrase_pattern('annexed', meaning='whole')}\b"
    rf"(?:(?!\b{UNIT}\s[\divx]|\b{_INSTEAD})[^.;:]){{0,260}}?\s(?:ban\shanh\s)?kem\stheo\s*$"
)
# "hướng dẫn về thuế thu nhập doanh nghiệp tại Nghị định …", "hướng dẫn một số nội dung về … quy định tại khoản 2",
# "hướng dẫn áp dụng Điều 234 về tội … và Điều 244 về tội … của"; whatever is detailed, where a provision prescribes it
_PRESCRIBED = rf"\squy\sdinh\stai\s{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?$"
MATTER = (
    r"(huong\sdan(?:\s(?:thuc\shien|thi\shanh|(?:viec\s)?ap\sdung))?|quy\sdinh\schi\stiet)"
    r"((?:\sthi\shanh|\sva\s(?:huong\sdan|bien\sphap)\sthi\shanh)?\s"
    r"(?:ve\s|(?:mot\sso|cac)\s(?:noi\sdung|(?:dieu|quy\sdinh)\s(?:ve|lien\squan\s(?:den|toi)))\s"
    r"|dieu\s\d{1,3}[^.;:]{0,24}?\sve\s"
    rf"|(?:(?<=chi\stiet\s)|(?<=chi\stiet\sva\shuong\sdan\sthi\shanh\s))(?=[^.;:]{{3,240}}?{_PRESCRIBED}))"
    r"(?:(?!\b(?<!kem\s)(?<!hanh\s)theo\b|\s(?:sua\sdoi|bo\ssung|thay\sthe|bai\sbo|huong\sdan)\b)[^.;:]){3,200}?"
    rf"\s(?:quy\sdinh\s)?(?:tai|cua|trong)\s(?:{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?)?)$"
)
# "theo A đã quy định và thay thế B": A has said so, whoever rests on it replaces B
AS_SAID = late(rf"^[a-z\s]{{0,40}}\sda\s(?!{CHAIN}\b)[a-z\s]{{2,60}}?,?\sva\s(?:dong\sthoi\s)?{CHAIN}\b")
CONDITION = re.compile(r"^\W*(?:[\da-z]{1,3}[.)]\s)?(?:truong\shop|khi|neu)\b")
_VERBS = ("relation", "relation_of_words", "relation_of_provisions")
_EACH = late(rf"{VERB}\b")
# "bãi bỏ Điều 5 Quyết định A và hướng dẫn tại Công văn B", "quy định chi tiết tại Phụ lục": nouns
_SAID_THERE = re.compile(r"^\s(?:tai|trong|cua)\s")
_OF_HIGHER = frozenset({RelationKind.DETAILS, RelationKind.GUIDES})
# "Thay thế, bãi bỏ một số cụm từ, điều, khoản của": provisions besides
_AND_PROVISIONS = re.compile(r"(?:,|\sva)\s(?:dieu|khoan|diem|chuong|phu\sluc)\b(?!\s[\divx])")
WORDS_OF_TEXT = re.compile(rf"^{_WORDS}")
# The words by which the title of an act begins, and a body that acts ("Bộ Tài chính hướng dẫn …").
OPENS_TITLE = phrase_pattern("opens_title", "v/v")
BODY = phrase_pattern("unit", "bo", "uy ban", "ubnd", "hoi dong", "hdnd", "van phong", "ngan hang")
THIS = rf"{type_pattern('luat', 'bo luat', 'phap lenh', 'van ban')}\snay"


def kind_of_verb(verb: str) -> RelationKind:
    """Return the relation that one verb of `phrases.csv`, or the first of a chain, stands for.

    >>> str(kind_of_verb("sua doi, bo sung")), str(kind_of_verb("bo sung, thay the"))
    ('amends', 'amends')
    """
    return kinds_of_verbs(verb, "")[0]


def kinds_of_verbs(chain: str, behind: str) -> tuple[RelationKind, ...]:
    """Return the relations that a chain of verbs states: several together amend, and repeal in part.

    `behind` are the words that follow: to replace or repeal words of a text is to amend it, "hướng dẫn tại" is a noun.

    >>> [str(kind) for kind in kinds_of_verbs("sua doi, bo sung, bai bo", " mot so dieu cua")]
    ['amends', 'repeals_part']
    >>> [str(kind) for kind in kinds_of_verbs("thay the", " cum tu")]
    ['amends']
    >>> kinds_of_verbs("huong dan", " tai cong van")
    ()
    """
    if WORDS_OF_TEXT.match(behind):
        ends = _AND_PROVISIONS.search(behind) is not None and RelationKind.REPEALS in map(
            _meaning, _EACH.findall(chain)
        )
        return (RelationKind.AMENDS, RelationKind.REPEALS_PART) if ends else (RelationKind.AMENDS,)
    kinds = _kinds(chain)
    return () if kinds[0] in _OF_HIGHER and _SAID_THERE.match(behind) else kinds


@lru_cache(maxsize=1024)
def _kinds(chain: str) -> tuple[RelationKind, ...]:
    kinds = tuple(dict.fromkeys(map(_meaning, _EACH.findall(chain) or [chain])))
    if len(kinds) > 1 and RelationKind.AMENDS in kinds:
        return (RelationKind.AMENDS, *((RelationKind.REPEALS_PART,) if RelationKind.REPEALS in kinds else ()))
    if RelationKind.REPLACES in kinds:  # "bị bãi bỏ, thay thế bởi": what ends has its successor
        return (RelationKind.REPLACES,)
    return kinds[:1]


def _meaning(verb: str) -> RelationKind:
    key = search_key(verb)
    return RelationKind(next(means[key] for use in _VERBS if key in (means := phrase_meanings(use))))
