"""Room 4: what is known beforehand: document types, issuers, bodies and their history, named laws, nicknames."""
