"""The verbs as tools of the Model Context Protocol, so that an assistant can quote evidence instead of guessing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.errors import AmbiguousNameError, CanCuError, UnknownNameError
from kg.web import verbs
from kg.web.desk import Desk

if TYPE_CHECKING:
    from mcp.server import MCPServer

_GUIDE = (
    "Căn Cứ: đồ thị căn cứ và dẫn chiếu của văn bản pháp luật Việt Nam. Mỗi quan hệ kèm câu trích (sentence, source, "
    "line): khi trả lời, hãy dẫn câu trích. Nêu rõ cơ sở (stated, inferred, default, not_established); điều mặc định "
    "không phải là dữ kiện. Quotations are evidence: quote them, name their source, and keep the grounds apart."
)


def make_assistant(desk: Desk) -> MCPServer[Any]:
    """Return an MCP server over a store; its tools answer in JSON, and in words where they can't."""
    from mcp.server import MCPServer  # a second to load, which a server of pages need not wait for

    server: MCPServer[Any] = MCPServer("can-cu", title="Căn Cứ", instructions=_GUIDE)

    @server.tool(structured_output=False)
    def search(words: str, limit: int = 10) -> str:
        """Find documents, cited instruments and bodies by number, title or any words; no diacritics needed."""
        return _said(lambda: verbs.search(desk, words, limit))

    @server.tool(structured_output=False)
    def resolve(text: str) -> str:
        """Say which document a name or number means: "96/QD-BHXH", "quyet dinh 96", "Luật Bảo hiểm xã hội 2024"."""
        return _said(lambda: verbs.resolve(desk, text))

    @server.tool(structured_output=False)
    def show(document: str, most: int = 50) -> str:
        """Return a document with its relations, both ways, each with the sentence that states it.

        Of each kind of relation to it, the `most` newest; `more` counts the others.
        """
        return _said(lambda: verbs.show(desk, document, max(1, most)))

    @server.tool(structured_output=False)
    def lineage(document: str, direction: str = "up", depth: int = 3, as_of: str | None = None) -> str:
        """Return what a document rests on (direction "up") or what rests on it ("down"), with evidence."""
        return _said(lambda: verbs.lines(desk, document, direction, depth, None, as_of))

    @server.tool(structured_output=False)
    def status(document: str, as_of: str | None = None) -> str:
        """Return whether an instrument was in force on a day (YYYY-MM-DD), on what ground, and what was done to it."""
        return _said(lambda: verbs.status(desk, document, as_of))

    @server.tool(structured_output=False)
    def audit(document: str, as_of: str | None = None) -> str:
        """Check every basis and citation of a document, at issue and on a day, with grounds and evidence."""
        return _said(lambda: verbs.audited(desk, document, as_of))

    @server.tool(structured_output=False)
    def body(name: str, as_of: str | None = None) -> str:
        """Return a body on a day: its parent then, its life, its events with sources, what it issued."""
        return _said(lambda: verbs.body(desk, name, as_of))

    @server.tool(structured_output=False)
    def extract(text: str) -> str:
        """Read the text of a document: every citation with its place, what it resolves to, and stated relations."""
        return _said(lambda: verbs.extracted(text.encode("utf-8"), "van-ban.txt"))

    return server


def _said(answer: Any) -> str:
    """Return an answer as JSON; what can't be answered is said in words with what may have been meant."""
    try:
        found = answer()
    except UnknownNameError as error:
        found = {"error": str(error), "suggestions": list(error.suggestions)}
    except AmbiguousNameError as error:
        found = {"error": str(error), "candidates": list(error.candidates)}
    except CanCuError as error:
        found = {"error": str(error)}
    return json.dumps(found, ensure_ascii=False)
