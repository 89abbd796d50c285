"""The register of judgements in a library: kept with its document, and gone with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.backup import back_up
from index.checks import check
from index.fingerprint import fingerprint
from index.library import Library
from index.remarks import remarks
from index.restore import restore
from index.store import Store
from index.types import Filter, Work
from ingest.errors import LibraryDamaged
from ingest.grades import Grade
from ingest.judgement import Judgement, Mention, Route, Status
from ingest.types import DocumentKind
from tests.test_index_library import keep
from tests.test_index_tidying import RARE, legible
from tests.toys import WordCounts, document, ingested, judgement, mention

KENT = document(
    "a" * 16,
    council="Kent",
    kind=DocumentKind.FULL_INSPECTION,
    framework="sif_2013",
    inspection_start=date(2015, 6, 1),
    inspection_end=date(2015, 6, 25),
    published=date(2015, 8, 3),
)
PAPER = document("b" * 16, council="Medway", published=date(2014, 1, 7))
GOOD = judgement(KENT, 1, Grade.GOOD)
LOOKED_BACK = judgement(
    PAPER,
    1,
    Grade.INADEQUATE,
    framework="slac_2009",
    area="Contribution of health agencies",
    area_id="safeguarding.contribution_of_health",
    inspection_start=date(2012, 1, 9),
    inspection_end=date(2012, 1, 20),
    status=Status.PREVIOUS,
)
UNDATED = judgement(PAPER, 2, Grade.NOT_STATED, framework=None)


def filled(library: Library) -> None:
    keep(library, ingested(KENT, "Adoption is good.", judgements=[GOOD]), b"one")
    paper = ingested(PAPER, "Health was inadequate.", judgements=[LOOKED_BACK, UNDATED])
    keep(library, paper, b"two")


def alter(library: Library, sql: str) -> None:
    with closing(sqlite3.connect(library.paths.store)) as connection, connection:
        connection.execute(sql)


def test_what_a_document_states_is_kept(toy_library: Library) -> None:
    filled(toy_library)
    assert toy_library.judgements() == [GOOD, LOOKED_BACK, UNDATED]
    assert [(d.council, j.grade) for d, j in toy_library.register.rows()] == [
        ("Kent", Grade.GOOD),
        ("Medway", Grade.INADEQUATE),
        ("Medway", Grade.NOT_STATED),
    ]
    assert check(toy_library) == []


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
days = st.none() | st.dates()
mentions = st.builds(
    Mention,
    st.sampled_from(Route),
    st.sampled_from(Grade),
    words,
    st.integers(1, 999),
    words,
    words,
    words,
)
judgements = st.builds(
    Judgement,
    st.just(KENT.id),
    st.just(1),
    st.none() | words,
    st.none() | words,
    days,
    days,
    words,
    words,
    st.sampled_from(Grade),
    st.sampled_from(Status),
    st.lists(mentions, max_size=3).map(tuple),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stated=st.lists(judgements, max_size=4))
def test_any_judgement_comes_back_as_it_was(tmp_path: Path, stated: list[Judgement]) -> None:
    numbered = [replace(one, ordinal=n) for n, one in enumerate(stated, start=1)]
    with closing(Store.create(tmp_path / "store.sqlite", {})) as store:
        with store.transaction():
            store.add(ingested(KENT, "x", judgements=numbered), np.ones((1, 5), np.float32))
        assert store.judgements_as_read() == numbered


def test_what_is_removed_leaves_no_word(toy_library: Library) -> None:
    stated = judgement(KENT, 1, Grade.GOOD, mentions=(mention(Grade.GOOD, quote=f"{RARE} good"),))
    made = keep(toy_library, ingested(KENT, "Adoption.", judgements=[stated]), b"one")
    assert "library.sqlite" in legible(toy_library, RARE)
    with toy_library.writing(Work.REMOVE):
        toy_library.remove(made.id)
    assert legible(toy_library, RARE) == []
    assert toy_library.judgements() == []
    assert check(toy_library) == []


def test_a_document_is_added_with_all_its_judgements_or_not_at_all(toy_library: Library) -> None:
    twice = ingested(KENT, "Adoption.", judgements=[GOOD, GOOD])
    with pytest.raises(LibraryDamaged, match="UNIQUE"):
        keep(toy_library, twice, b"one")
    assert toy_library.judgements() == []
    assert toy_library.store.documents() == []


def test_the_fingerprint_covers_judgements(tmp_path: Path) -> None:
    found = set()
    for n, stated in enumerate(([], [GOOD], [replace(GOOD, grade=Grade.INADEQUATE)], [GOOD])):
        with Library.open_or_create(tmp_path / str(n) / "library", WordCounts()) as library:
            keep(library, ingested(KENT, "Adoption.", judgements=stated), b"one")
            found.add(fingerprint(library.store))
    assert len(found) == 3


def test_a_backup_holds_them(toy_library: Library, tmp_path: Path) -> None:
    filled(toy_library)
    back_up(toy_library, tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "other", encoder=WordCounts())
    with Library.open(tmp_path / "other", WordCounts()) as other:
        assert other.judgements() == toy_library.judgements()
        assert fingerprint(other.store) == fingerprint(toy_library.store)


@pytest.mark.parametrize(
    ("only", "passing"),
    [
        ({}, [GOOD, LOOKED_BACK, UNDATED]),
        ({"councils": frozenset({"Kent"})}, [GOOD]),
        ({"kinds": frozenset({DocumentKind.COMMITTEE_PAPER})}, [LOOKED_BACK, UNDATED]),
        # The days of the inspection decide, not those of the paper that looks back at it …
        ({"since": date(2012, 1, 20), "until": date(2012, 12, 31)}, [LOOKED_BACK]),
        ({"until": date(2012, 1, 8)}, []),
        # … unless it has none.
        ({"since": date(2014, 1, 1), "until": date(2014, 12, 31)}, [UNDATED]),
        ({"since": date(2015, 6, 25)}, [GOOD]),
        ({"since": date(2015, 6, 26)}, []),
    ],
)
def test_rows_pass_by_their_own_council_and_inspection(
    toy_library: Library, only: dict[str, Any], passing: list[Judgement]
) -> None:
    filled(toy_library)
    assert toy_library.judgements(Filter(**only)) == passing


def test_the_register_follows_what_another_writes(toy_library: Library) -> None:
    filled(toy_library)
    first = toy_library.register.rows()
    again = toy_library.register.rows()
    assert all(one is other for one, other in zip(first, again, strict=True))  # read once
    with (
        Library.open(toy_library.paths.folder, WordCounts()) as other,
        other.writing(Work.REMOVE),
    ):
        other.remove(PAPER.id)
    assert toy_library.judgements() == [GOOD]


def test_within_a_snapshot_the_register_stays(toy_library: Library) -> None:
    filled(toy_library)
    with toy_library.snapshot():
        before = toy_library.judgements()
        with Library.open(toy_library.paths.folder, WordCounts()) as other:
            with other.store.transaction():
                other.store.remove(PAPER.id)
            assert other.judgements() == [GOOD]
        assert toy_library.judgements() == before
    assert toy_library.judgements() == [GOOD]


def test_a_judgement_whose_passage_is_gone_is_a_fault(toy_library: Library) -> None:
    stands = mention(Grade.GOOD, passage_id=f"{KENT.id}-0001")
    stated = judgement(KENT, 1, Grade.GOOD, mentions=(stands,))
    keep(toy_library, ingested(KENT, "Adoption is good.", "More.", judgements=[stated]), b"one")
    assert check(toy_library) == []
    alter(toy_library, "DELETE FROM passages WHERE ordinal = 1")
    whats = [fault.what for fault in check(toy_library)]
    assert f"A judgement of {KENT.id} stands in {KENT.id}-0001, which is gone" in whats


def test_what_was_not_read_and_what_disagrees_is_remarked(toy_library: Library) -> None:
    paged = replace(KENT, page_count=30)
    deep = mention(Grade.REQUIRES_IMPROVEMENT, page=12, paragraph="4.6", route=Route.HEADING)
    torn = judgement(paged, 1, Grade.GOOD, mentions=(mention(Grade.GOOD), deep, deep))
    unread = judgement(paged, 2, Grade.UNREADABLE, area="Leadership", area_id="leadership")
    also = judgement(paged, 3, Grade.UNREADABLE, area="Care leavers", area_id="care_leavers")
    keep(toy_library, ingested(paged, "Adoption.", judgements=[torn, unread, also]), b"one")
    keep(toy_library, ingested(PAPER, "Health.", judgements=[LOOKED_BACK]), b"two")
    assert remarks(toy_library) == [
        f"aaaa.txt ({KENT.id}): no grade was read for Leadership; Care leavers. Look at its pages. "
        "If it is no full inspection, or under another framework, say so: "
        f"`findings documents set {KENT.id} kind=… framework=…`.",
        f"aaaa.txt ({KENT.id}): Adoption performance is Good (page 1), but Requires improvement "
        "(page 12, paragraph 4.6).",
    ]
    assert check(toy_library) == []
