"""The process that runs one query of a user: it reads a store, writes the answer, and can be killed at any time.

Run by path with the folder of a generation, a format and the seconds it may live; the query on stdin, the answer on
stdout, what is wrong with the query on stderr with exit code 2. It imports nothing of the project, so that it starts
in a few hundredths of a second.
"""

from __future__ import annotations

import resource
import signal
import sys

import pyoxigraph as ox

SELECT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
_MEMORY = 4 << 30


def main(folder: str, form: str, seconds: str, union: str) -> int:
    """Run the query on stdin over the store in `folder`; return the exit code."""
    signal.alarm(int(seconds) + 1)  # dies by itself should the parent be gone
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sparql = sys.stdin.buffer.read().decode("utf-8")
    try:
        answer = ox.Store.read_only(folder).query(sparql, use_default_graph_as_union=union == "union")
    except SyntaxError as error:
        sys.stderr.write(str(error))
        return 2
    if isinstance(answer, ox.QueryTriples):
        written = answer.serialize(format=GRAPH_FORMATS.get(form, ox.RdfFormat.TURTLE))
    elif form in SELECT_FORMATS:
        written = answer.serialize(format=SELECT_FORMATS[form])
    else:
        sys.stderr.write("form")
        return 3
    sys.stdout.buffer.write(written or b"")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
