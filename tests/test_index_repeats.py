"""What recurs word for word over many councils' documents is boilerplate; findings never are."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.boilerplate import wrong_marks
from index.checks import check, repair
from index.library import Library
from index.repeats import Repetition, Wording, compare, runs_of
from ingest.pipeline import ingest_file
from ingest.types import Document, PassageKind
from tests.test_index_library import keep
from tests.toys import WordCounts, document, ingested, passage

COUNCILS = ("Medway", "Kent", "Essex", "Devon", "Surrey", "Dudley", "Bolton", "Torbay")
# Nineteen words, hence twelve runs of eight.
IMPRINT = (
    "Inspectors of this office visit councils, read the records of children, and publish what they "
    "find every three years."
)
FINDING = "Leaders in {} know their children and have brought the number of agency workers to {}."


def wording(key: int, runs: list[int], document_id: str, council: str | None) -> Wording:
    return Wording(key, document_id, council, np.array(runs, np.uint32))


def paper(n: int, *texts: str) -> tuple[Document, tuple[str, ...]]:
    made = document(f"{n:016d}", council=COUNCILS[n % len(COUNCILS)], file_name=f"{n}.txt")
    return made, texts


def put(library: Library, n: int, *texts: str) -> Document:
    made, texts = paper(n, *texts)
    return keep(library, ingested(made, *texts), f"paper {n}".encode())


def kinds(library: Library) -> dict[str, list[PassageKind]]:
    return {
        one.id: [passage.kind for passage in library.store.passages(one.id)]
        for one in library.store.documents()
    }


BODY, BOILERPLATE = PassageKind.BODY, PassageKind.BOILERPLATE


def test_a_passage_of_n_words_has_a_run_for_each_eight() -> None:
    ten = passage("d", 1, "one two three four five six seven eight nine ten")
    assert len(runs_of(ten)) == 10 - 8 + 1
    assert len(runs_of(replace(ten, text=ten.text.removesuffix(" ten")))) == 0  # too short
    assert len(runs_of(passage("d", 1, IMPRINT))) == 19 - 8 + 1


def test_runs_do_not_depend_on_capitals_marks_or_line_breaks() -> None:
    one = runs_of(passage("d", 1, "The council’s plan, “as agreed”, was kept by all of them."))
    two = runs_of(passage("d", 1, "• the Council's plan\n• as agreed was KEPT by all of them"))
    assert one.tolist() == two.tolist()


def test_runs_are_the_same_on_every_machine() -> None:
    runs = runs_of(passage("d", 1, "one two three four five six seven eight nine ten"))
    assert runs.tolist() == [2928965722, 3161850002, 3453842389]


def test_a_run_in_another_order_is_another_run() -> None:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    forwards = runs_of(passage("d", 1, " ".join(words)))
    backwards = runs_of(passage("d", 1, " ".join(reversed(words))))
    assert not set(forwards.tolist()) & set(backwards.tolist())


@pytest.mark.parametrize(
    "kind",
    [kind for kind in PassageKind if kind not in (PassageKind.BODY, PassageKind.BOILERPLATE)],
)
def test_other_kinds_are_not_compared(kind: PassageKind) -> None:
    assert len(runs_of(passage("d", 1, IMPRINT, kind=kind))) == 0


@pytest.mark.parametrize(
    "verdict",
    [
        "The arrangements in place to evaluate what the board and its partners do are good.",
        "The arrangements in place to evaluate what the board and its partners do require "
        "improvement.",
        "The partnership’s arrangements lead to inconsistent experiences and outcomes for all.",
        "There are widespread or serious failures that leave children harmed or at risk of harm.",
        f"{IMPRINT}\nChildren’s services in this council are inadequate.",
    ],
)
def test_a_verdict_is_never_compared_however_often_it_stands(verdict: str) -> None:
    assert len(runs_of(passage("d", 1, verdict))) == 0


@pytest.mark.parametrize(
    "definition",
    [
        "A good council leads services that help and protect children and those who leave care.",
        "An inadequate council is one in which children are harmed or at risk of being harmed.",
        "In a council that requires improvement no child is harmed but few are helped in time.",
        "Outstanding (Grade 1) – a service that significantly exceeds the minimum requirements.",
        "• Good: a service that exceeds the minimum requirements made of it by the law.",
    ],
)
def test_an_explanation_of_the_grades_is_compared(definition: str) -> None:
    assert len(runs_of(passage("d", 1, definition))) > 0


def test_the_share_of_runs_that_recur_decides() -> None:
    """Runs 1 to 4 stand in three documents about two councils; 8 and 9 in one, 7 in two."""
    three = Repetition(documents=3, councils=2, runs=0.8)
    library = [
        wording(1, [1, 2, 3, 4, 9], "a", "Kent"),  # 4 of 5 recur: 0.8
        wording(2, [1, 2, 3, 4, 7, 8], "b", "Kent"),  # 4 of 6
        wording(3, [1, 2, 3, 4], "c", "Devon"),  # all
        wording(4, [7], "c", "Devon"),
        wording(5, [], "c", "Devon"),
    ]
    assert compare(library, three) == {1: 3, 3: 3}
    assert compare(library, replace(three, runs=0.6)) == {1: 3, 2: 3, 3: 3}
    assert compare(library, replace(three, documents=4)) == {}
    assert compare(library, replace(three, councils=3)) == {}
    assert compare(library, replace(three, documents=2)) == {1: 3, 2: 3, 3: 3, 4: 2}  # 5 of 6


def test_a_document_counts_once_and_an_unknown_council_not_at_all() -> None:
    twice = Repetition(documents=2, councils=2)
    same = [wording(1, [1], "a", "Kent"), wording(2, [1], "a", "Kent")]
    assert compare(same, twice) == {}
    assert compare([*same, wording(3, [1], "b", None)], twice) == {}
    assert compare([*same, wording(3, [1], "b", "Devon")], twice) == {1: 2, 2: 2, 3: 2}


def test_in_a_large_library_more_documents_are_needed() -> None:
    """With one in ten, 20 documents ask for two of them, 21 for three."""
    tenth = Repetition(documents=1, one_in=10, councils=1)
    pair = [wording(n, [5], f"d{n}", "Kent") for n in (1, 2)]
    others = [wording(n, [100 + n], f"d{n}", "Kent") for n in range(3, 22)]
    assert compare([*pair, *others[:-1]], tenth) == {1: 2, 2: 2}
    assert compare([*pair, *others], tenth) == {}


def test_nothing_is_compared_with_nothing() -> None:
    assert compare([]) == {}
    assert compare([wording(1, [], "a", "Kent")]) == {}


small = st.lists(
    st.tuples(
        st.lists(st.integers(0, 6), unique=True),
        st.sampled_from("abcdef"),
    ),
    max_size=20,
)


@given(small, st.randoms(use_true_random=False))
def test_the_order_of_passages_makes_no_difference_and_brute_force_agrees(
    drawn: list[tuple[list[int], str]], chance: random.Random
) -> None:
    council_of = dict(
        zip("abcdef", ["Kent", "Kent", "Devon", "Essex", None, "Torbay"], strict=True)
    )
    library = [wording(n, runs, id_, council_of[id_]) for n, (runs, id_) in enumerate(drawn)]
    how = Repetition(documents=3, councils=2, runs=0.75)
    shuffled = list(library)
    chance.shuffle(shuffled)
    assert compare(shuffled, how) == compare(library, how)

    def recurs(run: int) -> bool:
        held = {id_ for runs, id_ in drawn if run in runs}
        return len(held) >= 3 and len({council_of[id_] for id_ in held} - {None}) >= 2

    assert set(compare(library, how)) == {
        n
        for n, (runs, _) in enumerate(drawn)
        if runs and sum(map(recurs, runs)) >= 0.75 * len(runs)
    }


def test_what_recurs_is_shown_as_boilerplate_and_what_was_read_is_kept(
    toy_library: Library,
) -> None:
    for n in range(6):
        put(toy_library, n, FINDING.format(COUNCILS[n], n), IMPRINT)
    assert set(map(tuple, kinds(toy_library).values())) == {(BODY, BOILERPLATE)}
    assert {
        one.kind for one in toy_library.store.keyed_passages().values() if one.text == IMPRINT
    } == {BOILERPLATE}
    with closing(sqlite3.connect(toy_library.paths.store)) as connection:
        rows = connection.execute("SELECT DISTINCT kind, repeated_in FROM passages").fetchall()
    assert sorted(rows) == [("body", 0), ("body", 6)]


def test_five_documents_or_four_councils_are_too_few(toy_library: Library) -> None:
    for n in (0, 1, 2, 3, 8, 9, 10, 11):  # eight documents, two about each of four councils
        put(toy_library, n, IMPRINT)
    assert {kind for found in kinds(toy_library).values() for kind in found} == {BODY}
    put(toy_library, 4, IMPRINT)
    assert {kind for found in kinds(toy_library).values() for kind in found} == {BOILERPLATE}


def test_however_it_is_cut_it_is_found(toy_library: Library) -> None:
    """A long imprint, in six documents whole, in two others in two pieces."""
    words = [f"word{n}" for n in range(60)]
    for n in range(6):
        put(toy_library, n, " ".join(words))
    put(toy_library, 6, " ".join(words[:25]), " ".join(words[25:]))
    put(toy_library, 7, " ".join(words[:40]), " ".join(words[40:]))
    assert {kind for found in kinds(toy_library).values() for kind in found} == {BOILERPLATE}


def test_figures_of_its_own_make_a_passage_particular(toy_library: Library) -> None:
    for n in range(8):
        put(
            toy_library,
            n,
            f"Approximately {30 + n},000 children live in this area, which is {20 + n}% of all; "
            f"{n} in ten are entitled to free meals at school.",
        )
    assert {kind for found in kinds(toy_library).values() for kind in found} == {BODY}


def test_boilerplate_stands_last_in_a_search(toy_library: Library) -> None:
    about = IMPRINT.replace("councils", "health").replace("records", "health")
    for n in range(6):
        put(toy_library, n, about, f"Health in {COUNCILS[n]} is looked after by {n} nurses now.")
    found = [hit.passage.kind for hit in toy_library.search("health", 12)]
    assert found == [BODY] * 6 + [BOILERPLATE] * 6


def test_removal_undoes_it(toy_library: Library) -> None:
    made = [put(toy_library, n, IMPRINT) for n in range(6)]
    with toy_library.writing():
        toy_library.remove(made[0].id)
    assert {kind for found in kinds(toy_library).values() for kind in found} == {BODY}
    assert check(toy_library) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=14), st.integers(0, 2**32))
def test_adding_and_removing_comes_to_what_a_fresh_library_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int], seed: int
) -> None:
    """Each step adds a paper or, if it is there, removes it; the rest is then put in anew."""
    folder = tmp_path_factory.mktemp("libraries")
    texts = {
        n: (IMPRINT, FINDING.format(n, n)) if n % 3 else (FINDING.format(n, n),) for n in range(10)
    }
    held: set[int] = set()
    with Library.open_or_create(folder / "grown", WordCounts()) as grown:
        for n in steps:
            if n in held:
                with grown.writing():
                    grown.remove(f"{n:016d}")
            else:
                put(grown, n, *texts[n])
            held ^= {n}
        order = sorted(held)
        random.Random(seed).shuffle(order)  # noqa: S311
        with Library.open_or_create(folder / "fresh", WordCounts()) as fresh:
            for n in order:
                put(fresh, n, *texts[n])
            assert kinds(grown) == kinds(fresh)
            assert wrong_marks(grown.store) == {}


def test_a_writer_that_changes_no_mark_writes_none(toy_library: Library) -> None:
    put(toy_library, 0, IMPRINT)
    assert toy_library.store.generation == 1


def test_a_wrong_mark_is_found_and_mended(toy_library: Library) -> None:
    for n in range(6):
        put(toy_library, n, IMPRINT)
    with closing(sqlite3.connect(toy_library.paths.store)) as connection, connection:
        connection.execute("UPDATE passages SET repeated_in = 0 WHERE key <= 2")
    (fault,) = check(toy_library)
    assert fault.repairable
    assert fault.what == (
        "Comparing the documents anew would mark 2 passages otherwise (boilerplate)"
    )
    assert repair(toy_library) == []
    assert {kind for found in kinds(toy_library).values() for kind in found} == {BOILERPLATE}


@pytest.mark.shared
def test_real_reports_share_their_imprint_and_no_verdict(shared: Path) -> None:
    """Thirty reports; of two kinds among them there are too few for their imprint to recur."""
    files = sorted((shared / "corpus" / "ofsted_reports").glob("*.pdf"))[:30]
    read = [ingest_file(file, file.name) for file in files]
    passages = [one for file in read for one in file.passages]
    councils = {file.document.id: file.document.council for file in read}
    repeats = compare(
        [
            Wording(key, one.document_id, councils[one.document_id], runs_of(one))
            for key, one in enumerate(passages)
        ]
    )
    imprints = [n for n, one in enumerate(passages) if "Piccadilly Gate" in one.text]
    assert len(imprints) >= 30
    found = {passages[key].text for key in repeats}
    assert sum(n in repeats for n in imprints) >= 0.8 * len(imprints)
    assert not any("The experiences and progress of" in text for text in found)
