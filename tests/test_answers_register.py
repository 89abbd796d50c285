"""Questions about judgements, answered whole from the register; the arithmetic is beside each."""

from __future__ import annotations

import json
from datetime import date

import pytest

from answers.jsonable import answer_json
from answers.plain import answer_text
from answers.types import Answer, AreaRead, Asked, Change, Grouping, Occasion
from index.library import Library
from ingest.grades import Grade
from tests.registers import (
    ADEQUATE,
    ADOPTION,
    BATH,
    CARE_LEAVERS,
    GOOD,
    HEALTH,
    INADEQUATE,
    LEADERSHIP,
    OUTSTANDING,
    RI,
    SEND,
    ask,
    fill,
)

LATEST, FIRST = Occasion.LATEST, Occasion.FIRST
BAD = frozenset({INADEQUATE})


@pytest.fixture
def library(toy_library: Library) -> Library:
    fill(toy_library)
    return toy_library


def rows(answer: Answer) -> list[tuple[str, int, str, Grade]]:
    return [
        (
            row.council,
            row.inspection_end.year if row.inspection_end else 0,
            row.area_id,
            row.grade_id,
        )
        for row in answer.rows
    ]


def lines(answer: Answer) -> list[str]:
    return answer.text.splitlines()


def test_the_health_question(library: Library) -> None:
    answer = ask(library, Asked.SET, areas=(HEALTH,), grades=BAD)
    assert lines(answer) == [
        "1 of the 1 councils with a judgement on the contribution of health agencies was rated "
        f"inadequate at any inspection held here: {BATH}.",
        "Only the 2009–2012 framework graded it; the library holds reports or papers of that "
        "framework for 2 councils.",
        "Related, and not counted here: being healthy rated inadequate (1 judgement of 1 council).",
    ]
    assert rows(answer) == [(BATH, 2012, "safeguarding.contribution_of_health", INADEQUATE)]
    coverage = answer.coverage
    assert coverage.with_judgement == (BATH,)
    assert coverage.without == ("Dudley",)  # its paper states no grades
    assert coverage.not_asked == ("Devon", "Halton", "Medway", "Torbay")
    assert (coverage.unreadable, coverage.not_held) == ((), ())
    assert (coverage.documents, coverage.councils) == (11, 6)


def test_are_means_the_latest_inspection_and_were_means_any(library: Library) -> None:
    latest = ask(library, Asked.SET, grades=BAD, occasion=LATEST)
    assert lines(latest)[0] == (
        "1 of the 3 councils with a judgement on overall effectiveness was rated inadequate at "
        "its latest inspection held here: Devon."
    )
    # Medway was inadequate in 2019 and is good; Devon was both times.
    ever = ask(library, Asked.SET, grades=BAD)
    assert lines(ever)[0] == (
        "2 of the 3 councils with a judgement on overall effectiveness were rated inadequate at "
        "any inspection held here (3 inspections): Devon and Medway."
    )
    assert [row[:2] for row in rows(ever)] == [("Devon", 2020), ("Devon", 2025), ("Medway", 2019)]
    first = ask(library, Asked.SET, grades=frozenset({RI}), occasion=FIRST)
    assert [row[:2] for row in rows(first)] == [("Medway", 2015)]


def test_without_an_area_the_overall_judgement_is_meant_and_2026_gives_none(
    library: Library,
) -> None:
    answer = ask(library, Asked.SET, grades=BAD, occasion=LATEST)
    assert lines(answer)[1] == (
        "No area was named: this is about overall effectiveness. "
        "Inspections from April 2026 give no overall judgement."
    )
    assert answer.coverage.not_asked == ("Halton", "Torbay")
    assert answer.coverage.without == ("Dudley",)


def test_two_documents_of_one_judgement_are_one_row_with_both_citations(library: Library) -> None:
    answer = ask(
        library, Asked.GRADE, ("Medway",), date(2019, 1, 1), date(2019, 12, 31), grades=BAD
    )
    (row,) = answer.rows
    assert (row.citations, row.differs) == ((1, 2), False)
    kinds = [citation.document.kind.value for citation in answer.citations]
    assert kinds == ["full_inspection", "committee_paper"]
    assert row.inspection_end == date(2019, 7, 26)  # the paper knows the month only
    assert lines(answer)[0] == (
        "Yes: Medway was rated inadequate (July 2019) for overall effectiveness."
    )


def test_where_paper_and_report_differ_both_rows_are_shown_and_marked(library: Library) -> None:
    answer = ask(
        library, Asked.GRADE, ("Medway",), date(2019, 1, 1), date(2019, 12, 31), areas=(LEADERSHIP,)
    )
    assert [(row.grade_id, row.differs) for row in answer.rows] == [(INADEQUATE, True), (RI, True)]
    assert "2 rows are marked as differing: another place states another grade." in answer.text


def test_every_row_is_cited_with_words_that_stand_on_the_page(library: Library) -> None:
    answer = ask(library, Asked.HISTORY, ("Medway",))
    by_number = {citation.n: citation for citation in answer.citations}
    assert sorted(by_number) == list(range(1, len(by_number) + 1))
    for row in answer.rows:
        for n in row.citations:
            assert by_number[n].quote.endswith(row.grade)
            assert by_number[n].quote in by_number[n].hit.passage.text
    assert all(row.citations for row in answer.rows)


def test_words_that_are_not_on_the_page_are_not_shown(library: Library) -> None:
    with library.store.transaction():
        library.store.connections.write("UPDATE pages SET raw = 'Something else.'", ())
    answer = ask(library, Asked.SET, areas=(HEALTH,), grades=BAD)
    assert answer.rows[0].citations == ()
    assert answer.citations == ()
    assert lines(answer)[1].endswith(
        "1 row is shown without a quote: its words could not be found on the page."
    )


def test_a_joined_area_counts_and_keeps_its_printed_label(library: Library) -> None:
    answer = ask(library, Asked.HISTORY, ("Medway",), areas=(CARE_LEAVERS,))
    assert [(row.area_id, row.grade_id) for row in answer.rows] == [
        ("children_in_care_and_care_leavers", RI),
        ("care_leavers", GOOD),
    ]
    assert answer.rows[0].area.endswith("children in care and care leavers")
    assert "judged children in care and care leavers together" in answer.text


def test_what_could_not_be_read_is_said_and_no_older_grade_stands_in(library: Library) -> None:
    answer = ask(library, Asked.SET, areas=(LEADERSHIP,), grades=BAD, occasion=LATEST)
    assert rows(answer) == []  # Devon's inadequate is of 2020; that of 2025 was not read
    assert answer.coverage.unreadable == ("Devon",)
    assert answer.coverage.with_judgement == (BATH, "Medway", "Torbay")
    assert "Devon: a report that should state it could not be read" in answer.text
    assert lines(answer)[0].startswith("None of the 3 councils")


def test_adequate_is_offered_for_requires_improvement_and_never_merged(library: Library) -> None:
    years = {"since": date(2009, 1, 1), "until": date(2012, 12, 31)}
    answer = ask(library, Asked.SET, grades=frozenset({RI}), **years)  # type: ignore[arg-type]
    assert answer.rows == ()
    assert lines(answer)[0] == (
        "The one council with a judgement on overall effectiveness from 2009 to 2012, "
        f"{BATH}, was not rated requires improvement at any inspection held here."
    )
    assert (
        "These inspections were under frameworks without the grade “requires improvement”: they "
        "gave outstanding, good, adequate or inadequate."
    ) in answer.text
    (offered,) = answer.related
    assert (offered.grades, offered.rows, offered.councils) == (frozenset({ADEQUATE}), 1, 1)


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        (
            {"councils": ("Kent",), "areas": (LEADERSHIP,)},
            "The library holds nothing about Kent.",
            None,
        ),
        (
            {"councils": ("Torbay",), "grades": BAD},
            "The library holds no judgement on overall effectiveness for Torbay.",
            "No area was named: this is about overall effectiveness. Inspections from April 2026 "
            "give no overall judgement. Torbay was inspected only under frameworks that do not "
            "judge it.",
        ),
        (
            {"councils": ("Dudley",), "areas": (LEADERSHIP,)},
            "The library holds no judgement on leadership for Dudley.",
            "What is held about Dudley states no such judgement.",
        ),
        (
            {"areas": (ADOPTION,), "frameworks": frozenset({"slac_2009"})},
            "The library holds no judgement on adoption.",
            "The inspections asked for, under the 2009–2012 framework, do not judge it.",
        ),
        (
            {"areas": (ADOPTION,), "since": date(2019, 1, 1)},
            "The library holds no judgement on adoption since 2019.",
            "No framework under which councils were inspected since 2019 judged it.",
        ),
        (
            {"areas": (AreaRead("early help", (), "early help"),)},
            "The library holds no judgement on early help.",
            "No framework grades early help as an area of its own.",
        ),
    ],
)
def test_what_is_not_there_is_said_in_its_own_words(
    library: Library, asked: dict[str, object], first: str, second: str | None
) -> None:
    answer = ask(library, Asked.GRADE, **asked)  # type: ignore[arg-type]
    assert not answer.answered
    assert answer.rows == ()
    assert lines(answer) == [first] + ([second] if second else [])


def test_a_grade_is_told_with_its_inspection(library: Library) -> None:
    latest = ask(library, Asked.GRADE, ("Medway",), areas=(LEADERSHIP,), occasion=LATEST)
    assert latest.text == (
        "At its latest inspection held here (17 to 28 July 2023), Medway was rated good for "
        "leadership."
    )
    whole = ask(library, Asked.GRADE, ("Medway",), occasion=LATEST)
    assert [row.area_id for row in whole.rows] == [
        "overall_effectiveness", "leadership", "care_leavers",
    ]  # fmt: skip
    no = ask(library, Asked.GRADE, ("Medway",), grades=BAD, occasion=LATEST)
    assert lines(no)[0] == (
        "No: at its latest inspection held here (17 to 28 July 2023), Medway was rated good for "
        "overall effectiveness."
    )
    assert rows(no) == [("Medway", 2023, "overall_effectiveness", GOOD)]


def test_the_report_of_a_year_may_be_of_an_inspection_of_the_year_before(library: Library) -> None:
    # The inspection ended on 16 January 2025, after one in 2024 would have; its report is of May.
    answer = ask(library, Asked.GRADE, ("Devon",), date(2025, 2, 1), areas=(CARE_LEAVERS,))
    assert rows(answer) == [("Devon", 2025, "care_leavers", RI)]
    assert "the period is taken to be that of the reports" in answer.text


def test_a_history_goes_from_the_oldest_to_the_newest(library: Library) -> None:
    answer = ask(library, Asked.HISTORY, ("Medway",))
    assert lines(answer)[0] == (
        "The library holds grades from 3 inspections of Medway, from October 2015 to July 2023. "
        "Overall effectiveness: requires improvement (October 2015), inadequate (July 2019), good "
        "(July 2023)."
    )
    assert len(answer.rows) == 3 + 4 + 3  # leadership of 2019 stands in two rows
    assert [row.inspection_end for row in answer.rows] == sorted(
        row.inspection_end for row in answer.rows if row.inspection_end
    )


def test_a_history_says_how_many_visits_give_no_grades(library: Library) -> None:
    answer = ask(library, Asked.HISTORY, (BATH, "Dudley"))
    assert lines(answer)[0].endswith(
        "It also holds 1 report or letter on visits and joint inspections, which gives no grades."
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        # Medway: requires improvement 2015, inadequate 2019, good 2023. Devon: inadequate twice.
        (Change.IMPROVED, [("Medway", 2019), ("Medway", 2023)]),
        (Change.DECLINED, [("Medway", 2015), ("Medway", 2019)]),
        (Change.SAME, [("Devon", 2020), ("Devon", 2025)]),
        (Change.REPEATED, [("Devon", 2020), ("Devon", 2025)]),
    ],
)
def test_changes_from_one_inspection_to_the_next(
    library: Library, change: Change, found: list[tuple[str, int]]
) -> None:
    answer = ask(library, Asked.CHANGE, change=change)
    assert [row[:2] for row in rows(answer)] == found
    assert lines(answer)[0].startswith("1 of the 2 councils with judgements on overall")


def test_a_change_says_what_went_before_and_under_which_framework(library: Library) -> None:
    answer = ask(library, Asked.CHANGE, change=Change.DECLINED)
    assert [row.moved for row in answer.rows] == [
        "", "worse than requires improvement of 2015, under SIF 2013–2018",
    ]  # fmt: skip
    assert "1 step is between frameworks" in answer.text
    one = ask(library, Asked.CHANGE, ("Medway",), since=date(2020, 1, 1), change=Change.IMPROVED)
    assert lines(one)[0] == (
        "Medway went from inadequate (July 2019) to good (July 2023) for overall effectiveness."
    )


def test_from_which_grade_and_never(library: Library) -> None:
    up = {"change": Change.IMPROVED, "grades": frozenset({GOOD})}
    bad = ask(library, Asked.CHANGE, grades_before=BAD, **up)  # type: ignore[arg-type]
    assert [row[:2] for row in rows(bad)] == [("Medway", 2019), ("Medway", 2023)]
    ri = ask(library, Asked.CHANGE, grades_before=frozenset({RI}), **up)  # type: ignore[arg-type]
    assert ri.rows == ()
    never = ask(library, Asked.SET, grades=BAD, never=True)
    assert [row[0] for row in rows(never)] == [BATH]
    assert lines(never)[0].startswith("1 of the 3 councils")


def test_a_comparison_goes_area_by_area(library: Library) -> None:
    answer = ask(library, Asked.COMPARISON, ("Devon", "Medway"), occasion=LATEST)
    assert lines(answer)[0] == (
        "Overall effectiveness: Devon inadequate (January 2025); Medway good (July 2023). Of 2 "
        "areas judged in both, Devon stands higher in none, Medway in 2."
    )
    assert [(row.area_id, row.council) for row in answer.rows] == [
        ("overall_effectiveness", "Devon"), ("overall_effectiveness", "Medway"),
        ("leadership", "Medway"), ("care_leavers", "Devon"), ("care_leavers", "Medway"),
    ]  # fmt: skip


def test_a_tally_counts_councils_at_their_latest_and_judgements_at_any(library: Library) -> None:
    latest = ask(library, Asked.TALLY, occasion=LATEST)
    assert lines(latest)[0] == (
        "At the latest inspection held here, of the 3 councils with a judgement on overall "
        "effectiveness 1 was rated good, 1 adequate and 1 inadequate."
    )
    assert latest.tally is not None
    assert [(c.label, c.grade, c.number) for c in latest.tally.cells] == [
        ("", GOOD, 1), ("", ADEQUATE, 1), ("", INADEQUATE, 1),
    ]  # fmt: skip
    by_region = ask(library, Asked.TALLY, areas=(LEADERSHIP,), by=Grouping.REGION)
    assert by_region.tally is not None
    numbers = {(c.label, c.grade): c.number for c in by_region.tally.cells if c.number}
    assert numbers == {
        ("South East", GOOD): 1,
        ("South East", RI): 1,  # the paper's, which differs from the report
        ("South East", INADEQUATE): 2,
        ("South West", OUTSTANDING): 1,
        ("South West", ADEQUATE): 1,
        ("South West", INADEQUATE): 1,
    }


def test_outcomes_of_partnerships_are_no_grades(library: Library) -> None:
    failing = frozenset({Grade.SEND_SYSTEMIC_FAILINGS})
    answer = ask(library, Asked.SET, areas=(SEND,), grades=failing, occasion=LATEST)
    assert lines(answer)[0] == (
        "1 of the 1 councils with a judgement on SEND was found to have widespread or systemic "
        "failings at its latest inspection held here: Halton."
    )


def test_as_json_and_for_a_terminal(library: Library) -> None:
    answer = ask(library, Asked.SET, areas=(HEALTH,), grades=BAD)
    made = json.loads(json.dumps(answer_json(answer, "q1")))
    assert made["rows"] == [
        {
            "council": BATH,
            "framework": "slac_2009",
            "inspection_start": "2012-01-09",
            "inspection_end": "2012-01-20",
            "area": "The contribution of health agencies to keeping children and young people safe",
            "area_id": "safeguarding.contribution_of_health",
            "area_name": "The contribution of health agencies to keeping children and young people "
            "safe (safeguarding services)",
            "grade": "Inadequate",
            "grade_id": "inadequate",
            "citation": [1],
            "status": "current",
            "differs": False,
            "moved": None,
        }
    ]
    assert made["coverage"]["not_asked"] == ["Devon", "Halton", "Medway", "Torbay"]
    assert made["related"][0]["area_ids"] == ["looked_after.being_healthy"]
    text = answer_text(answer)
    assert max(len(line) for line in text.splitlines()) <= 96
    table = text.split("\n\n")[1].splitlines()
    assert table[0].split() == ["Council", "Inspection", "Area", "Grade", "Source"]
    assert "  Inadequate    [1]" in table[2]
    assert " ".join(text.split("\n\n")[-1].split()) == (
        "Searched: 11 documents about 6 councils. Councils: 1 with such a judgement; 1 without one "
        "in what is held; 4 inspected only under frameworks that do not ask for it."
    )


def test_an_empty_register_is_said(toy_library: Library) -> None:
    answer = ask(toy_library, Asked.SET, grades=BAD)
    assert not answer.answered
    assert lines(answer)[0] == "The library holds no judgement on overall effectiveness."
