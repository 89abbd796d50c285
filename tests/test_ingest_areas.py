"""The areas that each framework judges, and the words that name them."""

from __future__ import annotations

import pytest

from ingest.areas import named_in, schemes
from ingest.frameworks import frameworks


def named(text: str, framework: str, service: str = "") -> list[tuple[str, str]]:
    found = named_in(text, framework, service)
    return [(one.area.id, text[one.start : one.end]) for one in found]


def test_every_scheme_belongs_to_a_framework_and_has_no_area_twice() -> None:
    known = {framework.id for framework in frameworks()}
    for id_, scheme in schemes().items():
        ids = [area.id for area in scheme.areas]
        assert id_ in known
        assert len(set(ids)) == len(ids)
        assert set(scheme.required) <= set(ids)
        assert scheme.source
        assert {area.framework for area in scheme.areas} == {id_}


def test_every_area_is_found_by_its_own_name() -> None:
    for id_, scheme in schemes().items():
        for area in scheme.areas:
            for wording in area.printed:
                words = wording.replace("…", "some words")
                found = named(words, id_, area.service_id)
                assert (area.id in [area_id for area_id, _ in found]) or "children's" in words, (
                    words
                )


@pytest.mark.parametrize(
    ("label", "framework", "service", "expected"),
    [
        ("2.1 Adoption performance", "sif_2013", "", ("adoption", "Adoption performance")),
        (
            "Leadership, management\n& governance",
            "sif_2013",
            "",
            ("leadership", "Leadership, management\n& governance"),
        ),
        (
            "Outcomes for care leavers: being healthy",
            "slac_2009",
            "looked_after",
            ("looked_after.being_healthy", "being healthy"),
        ),
        (
            "The experiences and progress of children in care and care leavers",
            "ilacs_2018",
            "",
            (
                "children_in_care_and_care_leavers",
                "experiences and progress of children in care and care leavers",
            ),
        ),
    ],
)
def test_the_longest_wording_names_the_area(
    label: str, framework: str, service: str, expected: tuple[str, str]
) -> None:
    assert named(label, framework, service) == [expected]


def test_the_later_framework_takes_the_areas_of_the_one_it_is_like_but_for_some() -> None:
    before = {area.id for area in schemes()["ilacs_2018"].areas}
    after = {area.id for area in schemes()["ilacs_2026"].areas}
    assert before - after == {"overall_effectiveness", "children_in_care_and_care_leavers"}
