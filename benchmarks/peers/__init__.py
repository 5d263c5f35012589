"""The same documents for others: a plain Django page, Datasette over SQLite, and tantivy."""
