"""Room 8: layout → map, tables, exchange formats, reports."""
