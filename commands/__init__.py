"""The words of the command ``findings``: one module a group, each adding its words to ``app``.

Takes what a user typed; gives results on stdout, progress and complaints on stderr. Heavy packages
are imported within the words that need them, so that ``--help`` is instant. ``cli.py`` is the door.
"""
