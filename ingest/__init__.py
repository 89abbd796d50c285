"""Files become documents: what each is, its pages, and its passages.

Takes a file (PDF, Word, web page, Markdown, text); gives an ``IngestedFile`` with one ``Document``,
its ``Page`` and its ``Passage`` records. Knows nothing of where they are kept.
"""
