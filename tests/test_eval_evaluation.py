"""The door for scripts: sets, runs and comparisons, with retrievers that are worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import Found, Gold, Question, Run, evaluate, read_questions, read_run
from eval.beir import Beir, read_beir, write_beir
from eval.comparison import comparison_text, difference
from eval.measures import DEFAULT
from eval.questions import write_questions
from eval.reporting import write_report
from eval.runs import Answered, Quoted, Result, write_run
from eval.summary import answers, by_type
from eval.trec import as_trec, read_qrels, write_as_trec, write_qrels
from eval.trec import read_run as read_trec
from eval.trec import write_run as write_trec
from ingest.errors import BadRequest

QUESTIONS = [
    Question("q1", "Who leads?", "factoid", (Gold("a", 2, "the council leads the board"),), "It."),
    Question("q2", "Who pays?", "finding", (Gold("a", 3, "nobody pays for the board at all"),)),
    Question("q3", "Who sings?", "unanswerable"),
]
TEXTS = {
    "a": ["Here the council leads the board.", "Alas nobody pays for the board at all."],
    "b": ["Here the council leads the board."],
}


def all_of(*order: str) -> list[Found]:
    return [Found(name, text) for name in order for text in TEXTS[name]]


def test_a_retriever_is_measured() -> None:
    run = evaluate(lambda _: all_of("b", "a"), QUESTIONS, ["RR@10", "S@1", "R@2"])
    assert run.values("RR@10") == {"q1": 1 / 2, "q2": 1 / 3}
    assert run.values("S@1") == {"q1": 0, "q2": 0}
    assert run.values("R@2") == {"q1": 1, "q2": 0}
    assert run.mean("RR@10") == pytest.approx(5 / 12)
    assert run.results[2].values == {}  # nothing is to be found
    assert {type_: figures[0].value.mean for type_, figures in by_type(run).items()} == {
        "factoid": 1 / 2,
        "finding": pytest.approx(1 / 3),
    }
    with pytest.raises(BadRequest, match=r"has no S@7. It has RR@10, S@1, R@2"):
        run.mean("S@7")


def test_hits_may_be_plain_tuples() -> None:
    run = evaluate(lambda _: [("a.pdf", TEXTS["a"][0], 2), ("a", TEXTS["a"][1])], QUESTIONS)
    assert run.results[0].hits == (Found("a.pdf", TEXTS["a"][0], 2), Found("a", TEXTS["a"][1]))
    assert run.measures == [str(measure) for measure in DEFAULT]
    with pytest.raises(ValueError, match=r"document, text and page for each hit, not \('a',\)"):
        evaluate(lambda _: [("a",)], QUESTIONS)  # type: ignore[list-item]


def test_a_run_is_a_file(tmp_path: Path) -> None:
    answer = Answered(True, (Quoted("a", 2, "The council leads the board.", True),), ("Kent",))
    run = evaluate(
        lambda _: all_of("a"), QUESTIONS, name="plain", settings={"k": 3}, answer=lambda _: answer
    )
    write_run(tmp_path / "deep" / "run.json", run)
    again = read_run(tmp_path / "deep" / "run.json")
    assert [one.answer for one in again.results] == [answer] * 3
    assert again.values("nDCG@10") == run.values("nDCG@10")
    assert (again.name, again.settings, again.version) == ("plain", {"k": 3}, run.version)
    assert again.results[1].hits == run.results[1].hits
    (tmp_path / "other.json").write_text('{"format": 99}')
    for name in ("other.json", "none.json"):
        with pytest.raises(BadRequest, match="is no run"):
            read_run(tmp_path / name)


def test_the_better_run_wins_and_its_questions_are_told() -> None:
    worse = evaluate(lambda _: all_of("b", "a"), QUESTIONS, ["RR@10"], "worse")
    better = evaluate(lambda _: all_of("a", "b"), QUESTIONS, ["RR@10"], "better")
    found = difference(worse, better, "RR@10")
    assert (found.first, found.second) == (pytest.approx(5 / 12), pytest.approx(3 / 4))
    assert (found.won, found.lost, found.count) == (("q1", "q2"), (), 2)
    assert found.gain.mean == pytest.approx(1 / 3)
    # Both swappings that leave the two gains on one side, of four.
    assert found.p == pytest.approx(0.5, abs=0.02)
    said = comparison_text(worse, better, "RR@10")
    assert "| RR@10 | 0.417 | 0.750 | +0.333 (" in said
    assert "2 questions won by RR@10" in said
    assert "0 questions lost by RR@10" in said
    assert "q1 (factoid): Who leads?\n  gold: a: the council leads the board" in said
    assert "  first: RR@10 0.500\n      1. b: Here the council" in said
    assert "    * 2. a: Here the council" in said


def test_runs_without_a_question_in_common_are_refused() -> None:
    one = evaluate(lambda _: [], QUESTIONS[:1], ["RR@10"])
    other = evaluate(lambda _: [], QUESTIONS[1:], ["RR@10"])
    with pytest.raises(BadRequest, match="no question in common"):
        difference(one, other, "RR@10")


def test_answers_are_measured_by_what_they_quote() -> None:
    def result(id_: int, answer: Answered) -> Result:
        return Result(QUESTIONS[id_], (), {}, answer=answer)

    quotes = (
        Quoted("a", 2, "The council leads the board.", True),  # holds the gold, page right
        Quoted("a", 9, "Well, the council leads the board now.", True),  # page wrong
        Quoted("b", 2, "The council leads the board.", False),  # another document's
    )
    run = Run(
        "toy",
        {},
        "1",
        (
            result(0, Answered(True, quotes, ("Kent", "Medway"), ("Kent", "Bexley"))),
            result(1, Answered(False)),
            result(2, Answered(False)),
        ),
    )
    found = {figure.name: (figure.value.mean, figure.count) for figure in answers(run)}
    assert found == {
        "quotes verbatim": (pytest.approx(2 / 3), 3),
        "page right": (1 / 2, 2),
        "citation coverage": (1 / 2, 2),  # of the one's golds all, of the other's none
        "citation precision": (pytest.approx(2 / 3), 1),
        "refused, of the unanswerable": (1, 1),
        "wrongly refused, of the answerable": (1 / 2, 2),
        "list recall": (1 / 2, 1),
        "list precision": (1 / 2, 1),
    }


def test_a_report_stands_alone(tmp_path: Path) -> None:
    runs = [
        evaluate(lambda _: all_of("b", "a"), QUESTIONS, name="one <b>"),
        evaluate(lambda _: all_of("b"), QUESTIONS, name="two"),
    ]
    markdown, page = write_report(tmp_path / "report", runs)
    assert "| one <b> | 0.00 (0.00–0.00) | 1.00 (1.00–1.00) |" in markdown.read_text()
    html = page.read_text()
    assert "http" not in html
    assert "<script" not in html
    assert "one &lt;b&gt;" in html
    assert "<b>" not in html
    assert html.count("<svg") == 2
    # What the last run missed is listed with what it found instead.
    assert "<li>q2: Who pays?<pre>  1. b: Here the council leads the board.</pre>" in html


def test_questions_are_read_as_they_were_written(tmp_path: Path) -> None:
    graded = [*QUESTIONS, Question("q4", "Grades?", gold=(Gold("a", grade=2), Gold("b", grade=0)))]
    write_questions(tmp_path / "set.jsonl", graded)
    assert read_questions(tmp_path / "set.jsonl") == graded
    assert [one.answerable for one in graded] == [True, True, False, True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: not a question"),
        ('{"id": 1}', "line 2: not a question"),
        ('{"id": 1, "question": " "}', "the question is empty"),
        ('{"id": 1, "question": "x", "gold": [{"doc": 7}]}', "7 is no text"),
        ('{"id": "q1", "question": "x"}', "the id 'q1' comes again"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "q1", "question": "Who?"}\n' + line)
    with pytest.raises(BadRequest, match=said):
        read_questions(path)


BEIR = Beir(
    {"d1": ("Boards", "The council leads."), "d2": ("", "Nobody pays."), "d3": ("Song", "La la.")},
    [
        Question("7", "Who leads?", gold=(Gold("d1", grade=2), Gold("d3", grade=0))),
        Question("8", "Who pays?", gold=(Gold("d2"),)),
    ],
)


def test_a_set_of_beirs_shape_runs_through_the_same_door(tmp_path: Path) -> None:
    write_beir(tmp_path / "beir", BEIR)
    assert read_beir(tmp_path / "beir") == BEIR
    # As BEIR prints it.
    qrels = (tmp_path / "beir" / "qrels" / "test.tsv").read_text()
    assert qrels == "query-id\tcorpus-id\tscore\n7\td1\t2\n7\td3\t0\n8\td2\t1\n"
    documents = read_beir(tmp_path / "beir").documents

    def retrieve(_: str) -> list[tuple[str, str]]:
        return [(id_, documents[id_][1]) for id_ in ("d3", "d1", "d2")]

    run = evaluate(retrieve, read_questions(tmp_path / "beir"), ["RR@10", "Judged@10"])
    assert run.values("RR@10") == {"7": 1 / 2, "8": 1 / 3}
    assert run.values("Judged@10") == {"7": pytest.approx(2 / 3), "8": pytest.approx(1 / 3)}


def test_what_is_not_of_beirs_shape_is_refused(tmp_path: Path) -> None:
    write_beir(tmp_path, BEIR, split="dev")
    assert len(read_beir(tmp_path).questions) == 2  # the only split there is
    with pytest.raises(BadRequest, match=r"test.tsv is missing. Judgements that are there: dev"):
        read_beir(tmp_path, "test")
    (tmp_path / "qrels" / "dev.tsv").write_text("7\td1\n")
    with pytest.raises(BadRequest, match=r"dev.tsv, line 1: not query, document and score"):
        read_beir(tmp_path)
    (tmp_path / "qrels" / "dev.tsv").write_text("99\td1\t1\n")
    with pytest.raises(BadRequest, match="'99' is judged but is not among the queries"):
        read_beir(tmp_path)
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"title": "x"}))
    with pytest.raises(BadRequest, match=r"corpus.jsonl, line 1: not an object"):
        read_beir(tmp_path)
    with pytest.raises(ValueError, match="is a quote"):
        write_beir(tmp_path, Beir({}, QUESTIONS))


def test_other_tools_count_the_same(tmp_path: Path) -> None:
    run = evaluate(lambda _: all_of("b", "a"), QUESTIONS, ["nDCG@10", "RR@10", "R@2", "S@5"], "my")
    write_as_trec(tmp_path, run)
    lines = (tmp_path / "run.txt").read_text().splitlines()
    assert lines[:2] == ["q1 Q0 hit-1 1 3.0 my", "q1 Q0 gold-1 2 2.0 my"]
    assert read_qrels(tmp_path / "qrels.txt") == {"q1": {"gold-1": 1}, "q2": {"gold-1": 1}}
    for ours, theirs in (("nDCG@10", "nDCG@10"), ("RR@10", "RR@10"), ("R@2", "R@2")):
        measure = ir_measures.parse_measure(theirs)
        counted = ir_measures.calc_aggregate(
            [measure],
            list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.txt"))),
            list(ir_measures.read_trec_run(str(tmp_path / "run.txt"))),
        )
        assert run.mean(ours) == pytest.approx(counted[measure])


IDS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=5)


@given(st.dictionaries(IDS, st.dictionaries(IDS, st.integers(-2, 3), min_size=1), max_size=4))
def test_qrels_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, qrels: dict[str, dict[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("trec") / "qrels.txt"
    write_qrels(path, qrels)
    assert read_qrels(path) == qrels


def test_rankings_are_read_by_their_scores(tmp_path: Path) -> None:
    ranked = {"q1": [("a", 2.5), ("b", 1e-7)], "q2": [("b", -1.0)]}
    write_trec(tmp_path / "run.txt", ranked)
    assert read_trec(tmp_path / "run.txt") == ranked
    (tmp_path / "run.txt").write_text("q1 Q0 b 1 1.0 x\nq1 Q0 a 2 3.0 x\n")
    assert read_trec(tmp_path / "run.txt") == {"q1": [("a", 3.0), ("b", 1.0)]}
    (tmp_path / "run.txt").write_text("q1 Q0 b\n")
    with pytest.raises(BadRequest, match="line 1: not question, Q0, document, rank"):
        read_trec(tmp_path / "run.txt")
    with pytest.raises(BadRequest, match="'a b' is empty or holds white space"):
        write_trec(tmp_path / "run.txt", {"a b": [("x", 1.0)]})


def test_questions_that_nothing_answers_have_no_qrels() -> None:
    qrels, ranking = as_trec(QUESTIONS, {"q3": all_of("b")})
    assert "q3" not in qrels
    assert ranking["q3"] == [("hit-1", 1.0)]
