"""Room 8: layout → map, tables, exchange formats, reports."""

from kg.views.annotated import annotated_page
from kg.views.answers import lineage_view, path_view, sheet_of
from kg.views.audit_record import ROW_HEADINGS, audit_record, audit_rows
from kg.views.audit_sheets import audit_csv, audit_xlsx
from kg.views.audit_tables import audit_markdown, audit_view, sweep_view
from kg.views.body_view import body_csv, body_markdown, body_record, body_view
from kg.views.chart import chart, sheet_record, status_words
from kg.views.collate import collation_key
from kg.views.csv_file import csv_text, excel_safe
from kg.views.descent import anomalies_view, descent_record, reach_view, roots_view, versions_view
from kg.views.difference import (
    differences_csv,
    differences_markdown,
    differences_records,
    differences_summary,
    differences_view,
)
from kg.views.drawing import Layout
from kg.views.exchange import EVERYTHING, FORMATS, Format, Selection, select, write_selection
from kg.views.kinds import KINDS, kind_of
from kg.views.layout import lay_out
from kg.views.life_page import lives_html
from kg.views.life_picture import life_picture
from kg.views.lives import Lives, lives
from kg.views.luoc_do import Sheet, html, luoc_do, markdown, name_of
from kg.views.map import CARRIED, map_html, write_map
from kg.views.map_picture import map_picture
from kg.views.paper import PICTURES, pdf, png
from kg.views.passages import Passage, anchor, passages
from kg.views.question_answer import answer_csv, answer_in_words, answer_markdown, answer_record, answer_view
from kg.views.reading import from_links, node_of, read_subgraph, with_spells
from kg.views.report import REPORT_FORMATS, Report, report_on
from kg.views.subgraph import Edge, Node, Quote, Subgraph, ego, subgraph, to_networkx
from kg.views.svg import svg
from kg.views.tables import (
    citations_table,
    lineage_tree,
    print_extraction,
    record,
    rows_table,
    sheet_view,
)
from kg.views.texts import all_in, counted, in_language, source_in, texts
from kg.views.vault import vault

__all__ = [
    "CARRIED",
    "EVERYTHING",
    "FORMATS",
    "KINDS",
    "PICTURES",
    "REPORT_FORMATS",
    "ROW_HEADINGS",
    "Edge",
    "Format",
    "Layout",
    "Lives",
    "Node",
    "Passage",
    "Quote",
    "Report",
    "Selection",
    "Sheet",
    "Subgraph",
    "all_in",
    "anchor",
    "annotated_page",
    "anomalies_view",
    "answer_csv",
    "answer_in_words",
    "answer_markdown",
    "answer_record",
    "answer_view",
    "audit_csv",
    "audit_markdown",
    "audit_record",
    "audit_rows",
    "audit_view",
    "audit_xlsx",
    "body_csv",
    "body_markdown",
    "body_record",
    "body_view",
    "chart",
    "citations_table",
    "collation_key",
    "counted",
    "csv_text",
    "descent_record",
    "differences_csv",
    "differences_markdown",
    "differences_records",
    "differences_summary",
    "differences_view",
    "ego",
    "excel_safe",
    "from_links",
    "html",
    "in_language",
    "kind_of",
    "lay_out",
    "life_picture",
    "lineage_tree",
    "lineage_view",
    "lives",
    "lives_html",
    "luoc_do",
    "map_html",
    "map_picture",
    "markdown",
    "name_of",
    "node_of",
    "passages",
    "path_view",
    "pdf",
    "png",
    "print_extraction",
    "reach_view",
    "read_subgraph",
    "record",
    "report_on",
    "roots_view",
    "rows_table",
    "select",
    "sheet_of",
    "sheet_record",
    "sheet_view",
    "source_in",
    "status_words",
    "subgraph",
    "svg",
    "sweep_view",
    "texts",
    "to_networkx",
    "vault",
    "versions_view",
    "with_spells",
    "write_map",
    "write_selection",
]
