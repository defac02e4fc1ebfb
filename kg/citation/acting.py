"""What the words between two instruments say that the first does to the second, or the act in whose title it stands.

"Nghị định A sửa đổi, bổ sung một số điều của Nghị định B"; "Quyết định A về việc bãi bỏ nội dung … tại khoản 3 Điều 2
Quyết định B"; "Thông tư A hướng dẫn Nghị định B và sửa đổi Thông tư C": an act does it, no task and no body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.citation.coordination import OF_HIGHER, cannot_act, is_law, issued_alike, same_kind
from kg.citation.deed import AS_IT_SAYS, OF_WHOLE, ON_PROVISIONS
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.guiding import guides_under
from kg.citation.scopes import provisions_before, rules_before
from kg.citation.values import RelationKind
from kg.citation.verbs import (
    ANYTHING,
    AS_SAID,
    BODY,
    CHAIN,
    FILL,
    MATTER,
    OPENS_TITLE,
    PLACE,
    PROVISIONS,
    UNIT,
    kind_of_verb,
    kinds_of_verbs,
)
from kg.citation.verbs import THIS as THIS_ACT
from kg.register import phrase_pattern, type_of_word, type_pattern
from kg.text import Text, late

ACTIVE = late(rf"({CHAIN}){FILL}")
# "sửa đổi một số điều của Quy định về … ban hành kèm theo": what an act issues with itself is its part.
_ANNEXED = late(
    rf"({CHAIN})\s(?:mot\sso\s)?(?:dieu|noi\sdung|khoan|diem|quy\sdinh|phu\sluc)\b[^.;:]{{0,40}}?\s(?:(?:cua|tai|trong)\s)?"
    rf"(?:ban\s)?{phrase_pattern('annexed')}\b[^.;:]{{0,260}}?\s(?:ban\shanh\s)?(?:kem\s)?theo\s$"
)
# "… sửa đổi, bổ sung khoản 1 Điều 3 và" bãi bỏ Điều 6 of the same act
_ON_PROVISIONS_FIRST = late(
    rf"(?:^|\s)({CHAIN})(\s(?:mot\sso\s|cac\s)?{UNIT}\s[\w.]{{1,6}}{PROVISIONS})(?:,|\sva|,\sva)\s$"
)
_TYPE_BEFORE_COLON = re.compile(rf"\s(?:cac|mot\sso)\s{type_pattern()}:\s$")
_GUIDES_MATTER = re.compile(rf"(?:^|\s){MATTER}")
_OF_PLACE = re.compile(rf"(?:\s(?:tai|cua|trong|theo|thuoc)|\b{UNIT}\s[^;:]{{1,40}})\s$")  # tried first, being quick
# "Quyết định A về việc bãi bỏ nội dung quy định mức thu phí tại khoản 3 Điều 2" of this one: the verb begins its title.
_CHANGES_PLACE = late(
    rf"^(?:(?!\s(?:va|nay|hoac|duoc|bi|da|se)\s)[^.,;:()]){{0,80}}?\s({CHAIN})({PLACE}|(?<!\bthu\shoi){ANYTHING})"
)
TASK = re.compile(rf"{phrase_pattern('task', 'kien nghi')}\b|\b(?<!\btheo\s)de\snghi\b(?!\scua\b)")
_REQUEST = re.compile(rf"\b{phrase_pattern('task', 'de nghi', 'kien nghi', 'y kien', 'xin')}\b")
_PARTS = re.compile(
    rf"\b(?:{UNIT}\s(?:\d|[a-z]\b|[ivx]{{1,4}}\b)|mot\s(?:so|phan)\b|(?:noi\sdung|quy\sdinh)\s(?:tai|cua|trong)\b)"
)
# An act without a number does it, unless the mention issues that act ("ban hành Chương trình hành động thực hiện").
_THIS_BEGINS = late(rf"{THIS_ACT}\sco\s?hieu\sluc\b|{THIS_ACT}\s$")
_OTHER_ACTOR = late(
    rf"(?<!ban\shanh\s)(?!(?:huong\sdan|qu[iy]\sdinh)\s$){type_pattern()}\s$"
    rf"|{type_pattern('luat', 'phap lenh')}\sso\s\S{{4,24}}\s$"  # of a number that is not read
)
_ENTITLED = re.compile(rf"\s?:\s({type_pattern()})\s")  # "Nghị định 80/2023/NĐ-CP: Nghị định sửa đổi …"
# "Trên cơ sở Nghị quyết A, Ủy ban nhân dân tỉnh đính chính Quyết định B": a body does it, no act.
_BODY_ACTS = late(
    rf"[,;]\s(?:(?:ngay|den)\s[^,;]{{1,30}}?,?\s)?(?!bo\ssung\b){BODY}\b"
    r"[a-z\s\-]{2,60}\s(?:nay\s|xin\s)?$"
    # "…, Bộ hướng dẫn Sở Lao động các tỉnh, thành phố xây dựng dự toán" to carry something out
    rf"|,\s{BODY}(?:\s[a-z\s\-]{{0,60}}?)?\s(?:huong\sdan|yeu\scau|de\snghi)\s(?:cac\s)?(?!ban\shanh){BODY}\b[^.;:]{{3,200}}\s$"
)
# "Công văn số … hướng dẫn thực hiện Nghị định số …": of a letter that guides, without "về việc"
_GUIDES = re.compile(r"^\s(?:huong\sdan|quy\sdinh\schi\stiet)\b")
ASKING = frozenset({"Công văn", "Tờ trình", "Báo cáo"})
_TELLING = frozenset({"Thông báo", "Công điện"})  # they say what others do, and may change their like
_OWN_VERB = re.compile(
    r"^(?:,\s|\sva\s|,\sva\s)(?:dong\sthoi\s|trong\sdo\s)?"
    r"(?:huong\sdan|quy\sdinh\schi\stiet|sua\s?doi|bo\s?sung|thay\s?the|bai\s?bo|huy\s?bo)"
)
_AND_ENDS = re.compile(
    r"^(?:\s\([^()]{1,30}\))?(?:,?\sva\s(?:dong\sthoi\s)?(?:sua\s?doi|bo\s?sung)"
    r"|(?:,\s|,?\sva\s)(?:dong\sthoi\s)?(?:bai\s?bo|huy\s?bo|thay\s?the))\b"
)
_AND_ALSO = re.compile(r"(?:;\s|(?<=[a-z\d)]),\s|\sva\s)(?:dong\sthoi\s|tam\s)?$")
_HAS_EFFECT = re.compile(r"^,?\s(?:[a-z\s]{0,40}\s)?co\s?hieu\sluc\b")
_TITLE_WORD = re.compile(rf"\b{OPENS_TITLE}\b")
_CHANGES = r"sua\sdoi|bo\ssung|thay\sthe|(?:bai|huy)\sbo|d(?:ieu|inh)\schinh"
_TITLE_CHANGES, _VERB_OF_TITLE = re.compile(rf"\b(?:{_CHANGES})\b"), re.compile(rf"\b(?:{_CHANGES}|ban\shanh)\b")
_STANDARDS = frozenset({"Tiêu chuẩn", "Tiêu chuẩn quốc gia", "Quy chuẩn kỹ thuật quốc gia"})
# … by the verb alone: "Thông tư số 01/2020/TT-BKH (thay Thông tư số 02/2010/TT-BKH)", "A nay thay B"
_INSTEAD_OF = re.compile(r"(?:\s\(|\s(?:nay\s|da\s|duoc\sban\shanh\s)?|(?:\s[^.;:()]{3,160})?,\s)thay\s")
_AS_FOLLOWS = re.compile(r"\bnhu\ssau:")
_INSTEAD_OF_PART = re.compile(rf"\s\(thay\s{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?$")
# "Thông tư A không thay thế Thông tư B", "A chỉ rõ phải sửa đổi B", "A yêu cầu sớm sửa đổi B"
_NOT_DONE = re.compile(r"\b(?:khong|chua|du\skien|du\sdinh|phai|can|som|yeu\scau(?:\s[a-z]{2,8}){0,2})\s$")
_BEGINS_LINE = re.compile(r"(?:^|\n)\s?(?:[\-+*]\s|\d{1,2}[.)]\s|(?:Ghi\schu|Luu\sy):\s)?$")
_NEAR = 30  # characters before a verb in which stands that it is not done
# "Nghị định số 181/2004/NĐ-CP … về thi hành Luật Đất đai": by a decree a law is carried out in detail
_ON_CARRYING_OUT = late(rf"^\sve\s(?:viec\s)?thi\shanh{FILL}")
_IN_DETAIL = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch"})
_A_VERB = 60  # characters before an act in which the verb stands that is said of it
_TAKEN_UP = (" ke thua ", " tiep noi ", " dua tren ")  # verbs that do nothing to an act: "A kế thừa B, sửa đổi C"
_ALONE = Frame()


def frame_of_act(
    text: Text, gap: str, frames: list[Frame], mentions: Sequence[Found], before: int, mention: Found
) -> Frame | None:
    """Frame a mention on which the one before acts, as the words of the `gap` between them say; None if they do not.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Quyết định số 9/2018/QĐ-TTg bãi bỏ một số quy định tại Quyết định số 5/2009/QĐ-TTg")
    >>> places = find_numbered(text)
    >>> gap = text.folded[places[0].end : places[1].start].lower()
    >>> frame_of_act(text, gap, [Frame()], places, 0, places[1]).kind.value
    'repeals_part'
    """
    gap = before_type_and_colon(gap.replace("\n", " "))  # a page breaks its lines anywhere
    found = _verb(gap) or guides_under(gap, mentions[before], mention)
    if found and _NOT_DONE.search(gap, max(0, found.start() - _NEAR), found.start()):
        return _ALONE
    if not found:
        return _changes_place(text, gap, mentions, before, mention)
    if _THIS_BEGINS.search(gap, 0, found.start()) or not kinds_of_verbs(found[1], gap[found.end(1) :]):
        return None
    outer, kind = frames[before], _kind(gap, found, mentions[before], mention)
    if (
        TASK.search(gap)
        or _another_acts(gap, found.start(), mentions[before])
        or _asks(gap, kind, mentions[before], mention)
    ):
        return Frame(inside=before)
    if AS_SAID.match(gap):  # what says so is an act on whose words the one rests that does it
        acts = outer.inside is not None and same_kind(mentions[outer.inside], mention)
        return Frame(outer.inside, kind, None, outer.inside, (mentions[before].start, mention.end)) if acts else _ALONE
    if _by_another(text, gap, found, kind, outer, mentions, before):
        return _ALONE
    if (
        outer.acted_by is None
        and kind not in OF_HIGHER
        and _may_order(text, gap[: found.start()], mentions, before, mention)
    ):
        return Frame(inside=before)
    if mentions[before].type in _STANDARDS and mentions[before].type != mention.type:
        return _ALONE  # "Thông tư ban hành QCVN A thay thế Thông tư B": the circular does it
    if kind in OF_HIGHER and outer.acted_by is None and is_law(mentions[before]):
        return _ALONE  # "hướng dẫn thi hành Luật A và hướng dẫn thi hành Nghị định B": no law details another act
    actor = before
    if outer.acted_by is not None:
        head = mentions[outer.acted_by]
        if _OWN_VERB.match(gap) or cannot_act(mentions[before], kind, mention, head, outer.kind):
            actor = _of_one_kind(frames, mentions, outer.acted_by, mention)
    kind = OF_WHOLE.get(kind, kind) if _PARTS.search(gap, found.end(1)) else kind
    return _done(text, gap, found, kind, mentions, before, actor, mention)


def _done(
    text: Text,
    gap: str,
    found: re.Match[str],
    kind: RelationKind,
    mentions: Sequence[Found],
    before: int,
    actor: int,
    mention: Found,
) -> Frame:
    """Frame a mention to which an actor does one thing, or two: "sửa đổi khoản 1 và bãi bỏ Điều 6" of it."""
    evidence = (mentions[actor].start, mention.end)
    first = _ON_PROVISIONS_FIRST.search(gap, 0, found.start()) if kind in ON_PROVISIONS else None
    if not first or kind_of_verb(first[1]) is not RelationKind.AMENDS or kind is RelationKind.AMENDS:
        return Frame(actor, kind, None, actor, evidence)
    begin = mentions[before].end
    changed = provisions_before(text, begin + first.start(2), begin + first.end(2))
    ended = provisions_before(text, begin + found.end(1), mention.start)
    return Frame(actor, RelationKind.AMENDS, None, actor, evidence, changed, also=kind, also_scope=ended)


def _kind(gap: str, found: re.Match[str], act: Found, mention: Found) -> RelationKind:
    """Return what a verb means; "về thi hành Luật …", the title of a decree, is what "quy định chi tiết" is."""
    kind = kind_of_verb(found[1])
    details = kind is RelationKind.IMPLEMENTS and act.type in _IN_DETAIL and is_law(mention)
    return RelationKind.DETAILS if details and _ON_CARRYING_OUT.match(gap) else kind


def _another_acts(gap: str, verb: int, last: Found) -> bool:
    """Say whether an act without a number does it, not the last one, whose title stands behind a colon."""
    other = _OTHER_ACTOR.search(gap, 0, verb)
    entitled = _ENTITLED.fullmatch(gap, 0, verb) if other else None
    return other is not None and (entitled is None or type_of_word(entitled[1]) != last.type)


def _asks(gap: str, kind: RelationKind, last: Found, mention: Found) -> bool:
    """Say whether the title of a letter is what it asks for; to another letter of its issuer it is what it does."""
    if last.type not in ASKING and (last.type not in _TELLING or kind not in ON_PROVISIONS | {RelationKind.AMENDS}):
        return False
    does = (kind in OF_HIGHER and _GUIDES.match(gap)) or (issued_alike(last, mention) and not _REQUEST.search(gap))
    return not does


def _verb(gap: str) -> re.Match[str] | None:
    """Find the verb and the words behind it by which an act does something to a whole act, or guides a matter of it."""
    found = ACTIVE.search(gap)
    if found and AS_IT_SAYS.search(gap, found.end(1)) and kind_of_verb(found[1]) is not RelationKind.IMPLEMENTS:
        found = None  # "xóa nợ không có khả năng thu hồi theo Nghị quyết B": what B says is done, nothing to B
    if found and gap.endswith(" lan luot ", 0, found.start(1)):
        found = None  # "A và B lần lượt thay thế C và D": each does it to one of them alone
    found = found or (_ANNEXED.search(gap) if gap[:-1].endswith("theo") else None)
    return found or (_GUIDES_MATTER.search(gap) if "huong dan " in gap or "chi tiet " in gap else None)


def before_type_and_colon(gap: str) -> str:
    """Return the words before a type that several numbers share: "sửa đổi một số điều của" … "các Thông tư: ".

    >>> before_type_and_colon(" sua doi, bo sung mot so dieu cua cac thong tu: ")
    ' sua doi, bo sung mot so dieu cua '
    """
    listed = _TYPE_BEFORE_COLON.search(gap) if gap.endswith(": ") else None
    return gap[: listed.start() + 1] if listed else gap


def _by_another(
    text: Text,
    gap: str,
    found: re.Match[str],
    kind: RelationKind,
    outer: Frame,
    mentions: Sequence[Found],
    before: int,
) -> bool:
    """Say whether the verb is that of a body, or of the sentence in which the act before is an object itself."""
    body = _BODY_ACTS.search(gap, 0, found.start())
    if body and (kind not in OF_HIGHER or _TITLE_WORD.search(gap, 0, body.start()) or not _is_joint(mentions[before])):
        return True
    if _in_its_bracket(gap[: found.start()]):
        return False
    if gap.endswith(("; ", " khi "), 0, found.start()) or _AS_FOLLOWS.search(gap, 0, found.start()):
        return True  # "…; sửa đổi B", "… khi thực hiện B", "… như sau: / Sửa đổi B": no title goes on so
    if gap.startswith(" se ") and _is_object(text, mentions, before):
        return True  # "Dự thảo Nghị định thay thế A sẽ bãi bỏ B"
    ordered = kind not in OF_HIGHER and _is_object(text, mentions, before)
    if outer.acted_by is None and _goes_on_with_order(gap[: found.start()], ordered=ordered):
        return True
    if not _AND_ENDS.match(gap) or (outer.acted_by is not None and not _is_object(text, mentions, outer.acted_by)):
        return False
    # "Nghị định này thay thế A và bãi bỏ B", but "ban hành Quyết định A, thay thế Quyết định B", "là A, thay thế B"
    start = mentions[before].start
    issued = text.folded.endswith(("ban hanh ", " la "), 0, start)
    begins = gap.startswith(", thay the") and _BEGINS_LINE.search(text.folded, max(0, start - 11), start)
    return not (gap.startswith(", ") and (issued or begins))


def _in_its_bracket(before: str) -> bool:
    """Say whether a verb stands in the bracket of its act: "Thông tư A (hiệu lực từ 10/01/2025, thay thế B)"."""
    return before.startswith(" (") and ")" not in before


def _is_joint(mention: Found) -> bool:
    """Say whether the body behind a comma may be the second of an act: "của Bộ Tài chính, Bộ Công an hướng dẫn"."""
    return "liên tịch" in (mention.type or "") and len(mention.issuers) == 1


def _changes_place(text: Text, gap: str, mentions: Sequence[Found], before: int, mention: Found) -> Frame | None:
    """Frame a mention that the title of the act before changes, ends or corrects in what stands in it."""
    if gap.endswith("thay ") and _INSTEAD_OF.fullmatch(gap) and same_kind(mentions[before], mention):
        return Frame(before, RelationKind.REPLACES, None, before, (mentions[before].start, mention.end))
    if gap.startswith(" (thay") and _INSTEAD_OF_PART.match(gap) and same_kind(mentions[before], mention):
        return Frame(before, RelationKind.AMENDS, None, before, (mentions[before].start, mention.end))
    found = _CHANGES_PLACE.match(gap) if _OF_PLACE.search(gap[-_A_VERB:]) else None
    if not found or TASK.search(gap) or mentions[before].type in ASKING:
        return None
    if _NOT_DONE.search(gap, max(0, found.start(1) - _NEAR), found.start(1)):
        return None
    said = kinds_of_verbs(found[1], found[2])
    kinds = [OF_WHOLE.get(kind, kind) for kind in said if kind in ON_PROVISIONS]
    rule = text.folded.endswith((" tai ", " trong "), 0, mentions[before].start)
    if not kinds or (rule and RelationKind.REPLACES in said):
        return None  # "Quy định mới tại Thông tư A thay cho mức 10% tại Thông tư B": a rate takes the place of a rate
    scope = rules_before(text, mentions[before].end, mention.start)
    return Frame(before, kinds[0], None, before, (mentions[before].start, mention.end), scope)


def _goes_on_with_order(before: str, *, ordered: bool) -> bool:
    """Say whether the verb behind these words is another order of the sentence: "Gia hạn A đến hết … và kéo dài B".

    "A có hiệu lực từ ngày …, thay thế B" is a sentence about A. The title of an act that is `ordered` about goes on
    with a verb only behind another of its own: "Bãi bỏ A về việc sửa đổi … và bãi bỏ B".
    """
    if before.endswith("; "):
        return True
    also = _AND_ALSO.search(before)
    if (also is None and not (ordered and before == ", ")) or _HAS_EFFECT.match(before):
        return False
    return _TITLE_WORD.search(before) is None or (ordered and _VERB_OF_TITLE.search(before) is None)


def _may_order(text: Text, gap: str, mentions: Sequence[Found], before: int, mention: Found) -> bool:
    """Say whether nobody knows who does it: "thay thế Quyết định A ban hành Quy chế … và bãi bỏ Quyết định B"."""
    if not _AND_ALSO.search(gap) or _in_its_bracket(gap) or not _is_object(text, mentions, before):
        return False
    return _TITLE_CHANGES.search(gap) is None or not same_kind(mentions[before], mention)


def _of_one_kind(frames: list[Frame], mentions: Sequence[Found], head: int, mention: Found) -> int:
    """Return the act in whose title the verb stands that is of the kind of a mention: `head`, or one around it."""
    outer: int | None = head
    while outer is not None and outer != THIS and not same_kind(mentions[outer], mention):
        outer = frames[outer].acted_by
    return head if outer is None or outer == THIS else outer


def _is_object(text: Text, mentions: Sequence[Found], i: int) -> bool:
    """Say whether a verb stands right before a mention, or before a list of its kind that ends with it.

    What is done to it may be done to more.
    """
    while i > 0 and same_kind(mentions[i - 1], mentions[i]):
        between = text.folded[mentions[i - 1].end : mentions[i].start]
        if between not in (", ", " va ", "; "):
            break
        i -= 1
    start = mentions[i].start if i != THIS else 0
    said = text.folded[max(0, start - _A_VERB) : start].lower()
    return ACTIVE.search(said) is not None or said.endswith(_TAKEN_UP)
