"""Measuring: how well Findings reads, finds and answers, on any documents.

Takes a library or files and says what share is right; imports from every stage, and none from it.
"""
