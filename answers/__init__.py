"""The query side: a question becomes a reading, and an answer whose every word is cited.

Takes a question and a library; gives an ``Answer`` with ``Citation`` and ``Coverage`` records, by
the one way in that page, command and evaluation share: ``Assistant.open(library).ask(question)``.
"""
