"""Addresses: from the IRIs of the graph to where this server shows them, and back.

Every IRI under the base has the same path here as there: a redirect of the base to a public server is all it takes for
the IRIs to answer.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from starlette.requests import Request

from kg.resolve import BASE
from kg.web.settings import Settings


def here(request: Request, path: str) -> str:
    """Return the whole address of a path of this server, as others may call it.

    It is made of the public address when the server was told one, else of the Host that the request came to, which the
    server has checked against those it answers to.
    """
    settings: Settings = request.app.state.desk.settings
    if settings.public:
        return settings.public.rstrip("/") + path
    return f"{request.url.scheme}://{request.url.netloc}{settings.root}{path}"


def path_of(iri: str) -> str | None:
    """Return the path that shows an IRI, None for one that is not under the base.

    >>> path_of("https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp"), path_of("http://a.example/")
    ('/vb/nghi-dinh/89-2020-nd-cp', None)
    """
    if not iri.startswith(BASE):
        return None
    path, mark, fragment = iri.removeprefix(BASE).partition("#")
    return f"/{quote(path, safe='/~@:!$&()*+,;=%-._')}{mark}{fragment}"


def iri_of(path: str) -> str:
    """Return the IRI that a path of this server shows.

    >>> iri_of("/vb/nghi-dinh/89-2020-nd-cp")
    'https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp'
    """
    return BASE + path.lstrip("/")


def query(**values: str | None) -> str:
    """Return a query string of the values that are there, with its question mark.

    >>> query(q="96/QĐ-BHXH", lang=None)
    '?q=96%2FQ%C4%90-BHXH'
    """
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
