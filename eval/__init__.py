"""Measuring: how well Findings reads, finds and answers, on any documents.

Takes a library or files and says what share is right; imports from every stage, and none from it.
For scripts, ``evaluate(retrieve, questions)`` measures any retriever on any set of questions (see
``docs/evaluation.md``).
"""

from eval.evaluation import evaluate
from eval.questions import Gold, Question, read_questions
from eval.relevance import Found
from eval.runs import Run, read_run

__all__ = ["Found", "Gold", "Question", "Run", "evaluate", "read_questions", "read_run"]
