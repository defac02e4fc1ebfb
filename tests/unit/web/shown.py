"""Pages that are asked for, and what they show."""

from __future__ import annotations

import httpx
from lxml import html

DECISION = "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29"
DECREE = "/vb/nghi-dinh/89-2020-nd-cp"
AGENCY = "/cq/bao-hiem-xa-hoi-viet-nam"
PAGES = (
    "/",
    "/tim?q=bao+hiem",
    DECISION,
    DECREE,
    AGENCY,
    "/hoi",
    "/hoi/can-cu",
    "/so-sanh?a=1712/QD-BHXH&b=96/QD-BHXH",
    "/ra-soat?vb=1712/QD-BHXH&ngay=2026-01-30",
    "/ban-do",
    "/truy-van",
    "/tai-len",
    "/gioi-thieu",
    "/api",
    "/ontology",
    "/do-thi/mo-ta",
)


def page(client: httpx.Client, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def words(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())
