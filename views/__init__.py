"""The web page: its two views, and the server that gives them out.

Takes an assistant over a library; shows what it answers, where that stands, and what is held.
"""
