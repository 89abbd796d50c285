"""The library: keeps documents and their passages, and finds passages by meaning and by words.

Takes what ``ingest`` makes of a file, keeps it in one folder (``Library``), and gives ``Hit``
records for a question. The store (SQLite) is the truth; the vector and the lexical index are
derived from it.
"""
