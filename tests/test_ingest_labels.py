"""Labels as they are printed, slips and all, and the areas that they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.areas import Area, schemes
from ingest.labels import area_of, bare_label, plain, service_of

PRINTED = [
    area
    for framework in ("sif_2013", "ilacs_2018", "ilacs_2026", "child_protection_2012")
    for area in schemes()[framework].areas
]


@st.composite
def slips(draw: st.DrawFn) -> tuple[Area, str]:
    """A label with one letter left out, doubled or struck wrongly, or two of them swapped."""
    area = draw(st.sampled_from(PRINTED))
    name = area.name
    at = draw(st.integers(1, len(name) - 2))
    changed = {
        "left out": name[:at] + name[at + 1 :],
        "doubled": name[:at] + name[at] + name[at:],
        "wrong": name[:at] + draw(st.sampled_from("aeiotsn ")) + name[at + 1 :],
        "swapped": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }
    return area, changed[draw(st.sampled_from(sorted(changed)))]


@given(slips())
def test_a_slip_in_a_label_changes_no_area(slip: tuple[Area, str]) -> None:
    area, label = slip
    assert area_of(label, area.framework) == area


@pytest.mark.parametrize("framework", schemes())
def test_every_wording_is_its_areas(framework: str) -> None:
    for area in schemes()[framework].areas:
        for wording in area.printed:
            if "…" not in wording:
                found = area_of(f"2.1 The {wording}", area.framework, area.service_id)
                assert found is not None
                assert found.id == area.id, wording


@pytest.mark.parametrize(
    ("label", "id_"),
    [
        ("Children’s services in Bath & North East Somerset", "overall_effectiveness"),
        ("2.2. Experiences and progress of care leavers", "care_leavers"),
        ("The graded judgement about the experience and progress of care leavers", "care_leavers"),
        ("The effectiveness of the LSCB", "lscb"),
        ("Kent County Council", None),
        ("", None),
        ("Inspectors", None),
        ("Children looked after and care leavers and adoption", None),
    ],
)
def test_a_label_names_one_area_or_none(label: str, id_: str | None) -> None:
    found = area_of(label, "sif_2013")
    assert (found.id if found else None) == id_


def test_the_service_decides_between_labels_that_both_have() -> None:
    label = "Overall effectiveness"
    found = [area_of(label, "slac_2009", service) for service in ("safeguarding", "looked_after")]
    assert [area.id for area in found if area] == [
        "safeguarding.overall_effectiveness",
        "looked_after.overall_effectiveness",
    ]


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Safeguarding services", "safeguarding"),
        ("The inspection outcomes: services for looked after children", "looked_after"),
        ("Inspection outcomes: Safeguarding services", "safeguarding"),
        ("Safeguarding services are good", None),
    ],
)
def test_a_service_is_told_by_the_heading_that_is_its_name(words: str, id_: str | None) -> None:
    found = service_of(words, "slac_2009")
    assert (found.id if found else None) == id_


def test_a_label_loses_its_number_and_its_article() -> None:
    assert bare_label(" 2.1 Adoption performance") == "Adoption performance"
    assert bare_label("The graded judgement for adoption performance") == "adoption performance"
    assert plain("The Children’s   care & leavers,") == "childrens care and leavers"
