import csv
import time
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import BadRequest
from ingest.gazetteer import Council, CouncilType, _key, gazetteer
from tests.toys import HANGS

BY_NAME = {council.name: council for council in gazetteer().councils}
SPELLINGS = [
    (council, spelling)
    for council in gazetteer().councils
    for name in (council.name, council.official_name, *council.aliases)
    for spelling in (name, f"{name} Council")
    if not (council.name == "Dorset County" and name in ("Dorset", "Dorset Council"))
]


def found(text: str, on: date | None = None) -> list[str]:
    return [mention.council.name for mention in gazetteer().find(text, on)]


def written(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in gazetteer().find(text)]


def lives_meet(one: Council, other: Council) -> bool:
    first, last = date.min, date.max
    return (one.since or first) < (other.until or last) and (other.since or first) < (
        one.until or last
    )


# The table


def test_there_are_153_councils_today_and_seven_ended_since_2008() -> None:
    ended = {c.name: c.until for c in gazetteer().councils if c.until}
    assert len(gazetteer().councils) - len(ended) == 153
    assert ended == {
        "Bedfordshire": date(2009, 4, 1),
        "Bournemouth": date(2019, 4, 1),
        "Cheshire": date(2009, 4, 1),
        "Cumbria": date(2023, 4, 1),
        "Dorset County": date(2019, 4, 1),
        "Northamptonshire": date(2021, 4, 1),
        "Poole": date(2019, 4, 1),
    }


def test_the_living_are_of_these_types() -> None:
    living = [c.type for c in gazetteer().councils if c.until is None]
    assert {kind: living.count(kind) for kind in CouncilType} == {
        CouncilType.COUNTY: 21,
        CouncilType.UNITARY_AUTHORITY: 62,
        CouncilType.METROPOLITAN_DISTRICT: 36,
        CouncilType.LONDON_BOROUGH: 32,
        CouncilType.SUI_GENERIS: 2,
    }


@pytest.mark.parametrize("field", ["id", "name", "official_name", "ons_code", "la_code"])
def test_ids_names_and_codes_are_given_once(field: str) -> None:
    values = [getattr(council, field) for council in gazetteer().councils]
    assert all(values)
    assert sorted(values) == sorted(set(values))


def test_ofsted_numbers_are_given_once_and_to_all_the_living() -> None:
    numbers = [c.ofsted_urn for c in gazetteer().councils if c.ofsted_urn]
    assert sorted(numbers) == sorted(set(numbers))
    assert all(c.ofsted_urn for c in gazetteer().councils if c.until is None)


def test_a_name_is_shared_only_by_councils_that_never_lived_together() -> None:
    keys = [
        (c, {_key(name) for name in (c.name, c.official_name, c.id, *c.aliases)})
        for c in gazetteer().councils
    ]
    shared = {
        (one.name, other.name): one_keys & other_keys
        for (one, one_keys), (other, other_keys) in combinations(keys, 2)
        if one_keys & other_keys
    }
    assert shared == {("Dorset", "Dorset County"): {"dorset", "dorset council"}}
    assert not lives_meet(BY_NAME["Dorset"], BY_NAME["Dorset County"])


def test_predecessors_and_successors_agree_in_both_directions_and_in_date() -> None:
    for council in gazetteer().councils:
        for name in council.successors:
            assert council.name in BY_NAME[name].predecessors
            assert BY_NAME[name].since == council.until
        for name in council.predecessors:
            assert council.name in BY_NAME[name].successors
        assert (council.until is not None) == bool(council.successors)
        assert (council.since is not None) == bool(council.predecessors)


def test_every_living_council_has_ten_living_neighbours() -> None:
    for council in gazetteer().councils:
        neighbours = council.statistical_neighbours
        assert len(set(neighbours)) == (0 if council.until else 10), council.name
        assert council.name not in neighbours
        assert all(BY_NAME[name].until is None for name in neighbours)


def test_a_region_has_one_code_and_a_code_one_region() -> None:
    pairs = {(c.region, c.region_code) for c in gazetteer().councils}
    assert pairs == {
        ("East Midlands", "E12000004"),
        ("East of England", "E12000006"),
        ("London", "E12000007"),
        ("North East", "E12000001"),
        ("North West", "E12000002"),
        ("South East", "E12000008"),
        ("South West", "E12000009"),
        ("West Midlands", "E12000005"),
        ("Yorkshire and the Humber", "E12000003"),
    }


def test_one_council_in_full() -> None:
    assert gazetteer().get("cumberland") == Council(
        id="cumberland",
        name="Cumberland",
        official_name="Cumberland Council",
        aliases=(),
        type=CouncilType.UNITARY_AUTHORITY,
        region="North West",
        region_code="E12000002",
        ons_code="E06000063",
        la_code="942",
        ofsted_urn="2733690",
        statistical_neighbours=(
            "Westmorland and Furness",
            "Lincolnshire",
            "Herefordshire",
            "Lancashire",
            "North Lincolnshire",
            "Wakefield",
            "Staffordshire",
            "Northumberland",
            "Doncaster",
            "Barnsley",
        ),
        predecessors=("Cumbria",),
        successors=(),
        since=date(2023, 4, 1),
        until=None,
    )


def test_a_council_exists_from_its_first_day_until_the_day_it_is_abolished() -> None:
    cumbria, cumberland = BY_NAME["Cumbria"], BY_NAME["Cumberland"]
    assert [c.existed(date(2023, 3, 31)) for c in (cumbria, cumberland)] == [True, False]
    assert [c.existed(date(2023, 4, 1)) for c in (cumbria, cumberland)] == [False, True]


# get


@given(st.sampled_from(SPELLINGS), st.randoms(use_true_random=False))
def test_every_spelling_in_any_case_gets_its_council(
    spelling: tuple[Council, str], random: Random
) -> None:
    council, name = spelling
    jumbled = "".join(random.choice((c.lower(), c.upper())) for c in name)
    assert gazetteer().get(jumbled) is council
    assert gazetteer().get(jumbled.replace("&", " and ").replace(",", " ")) is council


def test_every_spelling_gets_its_council() -> None:
    assert [n for c, n in SPELLINGS if gazetteer().get(n) is not c] == []
    assert [c.id for c in gazetteer().councils if c.id == gazetteer().get(c.id).id] == [
        c.id for c in gazetteer().councils
    ]


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("B&NES", "Bath and North East Somerset"),
        ("Bath & North East Somerset Council", "Bath and North East Somerset"),
        ("the London Borough of Brent", "Brent"),
        ("LB Camden", "Camden"),
        ("Stockport MBC", "Stockport"),
        ("Kent CC", "Kent"),
        ("Metropolitan Borough of Wirral", "Wirral"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("County Durham", "Durham"),
        ("Corporation of London", "City of London"),
        ("windsor & maidenhead", "Windsor and Maidenhead"),
        ("St. Helens", "St Helens"),
        ("Southend on Sea", "Southend-on-Sea"),
        ("Bristol, City of", "Bristol"),
        ("Kingston Council", "Kingston upon Thames"),
        ("Royal Borough of Kingston Council", "Kingston upon Thames"),
        ("London Borough of Richmond Council", "Richmond upon Thames"),
        ("Dorset", "Dorset"),
        ("Dorset Council", "Dorset"),
        ("Dorset County Council", "Dorset County"),
    ],
)
def test_names_as_people_write_them(name: str, council: str) -> None:
    assert gazetteer().get(name).name == council


def test_a_date_tells_two_councils_of_one_name_apart() -> None:
    assert gazetteer().get("Dorset", date(2019, 3, 31)).name == "Dorset County"
    assert gazetteer().get("Dorset", date(2019, 4, 1)).name == "Dorset"


@pytest.mark.parametrize(
    "name", ["Atlantis", "Kingston", "Richmond", "Tyneside", "Tri-borough", ""]
)
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(
        BadRequest, match=rf"^There is no council called '{name}' in England's upper"
    ):
        gazetteer().get(name)


def test_the_refusal_names_the_nearest_in_one_line() -> None:
    with pytest.raises(BadRequest) as refusal:
        gazetteer().get("Newcastle\nunder Lyme")
    assert str(refusal.value).startswith(
        "There is no council called 'Newcastle under Lyme' in England's upper tier. "
        "Did you mean 'Newcastle upon Tyne', "
    )
    assert "\n" not in str(refusal.value)


@given(st.text())
def test_any_text_is_either_a_council_or_refused_in_one_line(name: str) -> None:
    try:
        assert gazetteer().get(name) in gazetteer().councils
    except BadRequest as refusal:
        assert len(str(refusal).splitlines()) == 1


# by_region


def test_a_region_is_found_by_name_or_code_with_its_ended_councils() -> None:
    names = [c.name for c in gazetteer().by_region("north east")]
    assert names == [
        "Darlington",
        "Durham",
        "Gateshead",
        "Hartlepool",
        "Middlesbrough",
        "Newcastle upon Tyne",
        "North Tyneside",
        "Northumberland",
        "Redcar and Cleveland",
        "South Tyneside",
        "Stockton-on-Tees",
        "Sunderland",
    ]
    assert [c.name for c in gazetteer().by_region("E12000001")] == names
    assert "Cheshire" in [c.name for c in gazetteer().by_region("North West")]
    assert gazetteer().regions[0] == "East Midlands"


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(BadRequest, match=r"no region 'Wales'\. There are: East Midlands, East of"):
        gazetteer().by_region("Wales")


# find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("North Tyneside and South Tyneside, along the Tyneside coast",
         ["North Tyneside", "South Tyneside"]),
        ("Derby works with Derbyshire", ["Derby", "Derbyshire"]),
        ("Nottingham works with Nottinghamshire", ["Nottingham", "Nottinghamshire"]),
        ("York, North Yorkshire, New York", ["York", "North Yorkshire"]),
        ("West Northamptonshire was part of Northamptonshire",
         ["West Northamptonshire", "Northamptonshire"]),
        ("Bedford, Central Bedfordshire and Bedfordshire",
         ["Bedford", "Central Bedfordshire", "Bedfordshire"]),
        ("Cheshire West & Chester, Cheshire East", ["Cheshire West and Chester", "Cheshire East"]),
        ("Sutton lent a hand to Sutton Coldfield", ["Sutton"]),
        ("Newcastle, not Newcastle-under-Lyme or Newcastle under Lyme", ["Newcastle upon Tyne"]),
        ("Bradford-on-Avon and Bury St. Edmunds", []),
        ("Greater\nManchester, South Somerset District Council and East Kent", []),
        ("east kent and greater manchester", []),
        ("Kent Road, Surrey Street, 4 Derby House, Norfolk Close", []),
        ("the University of Kent, Leeds Beckett University, the Duke of York", []),
        ("Piccadilly, Manchester M1 4ZZ", []),
        ("see www.bolton.gov.uk or ask@leeds.gov.uk", []),
        ("Kingston and Richmond", []),
    ],
)  # fmt: skip
def test_names_within_other_names(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Mr Bolton spoke",
        "Councillor Jane Bolton spoke",
        "Barry Sheffield chaired",
        "Cllr. Durham (Chair)",
        "Councillors Kent, Bolton and Durham",
        "written by J. Kent",
        "mrs sutton",
    ],
)
def test_surnames_are_no_councils(text: str) -> None:
    assert found(text) == []


def test_a_council_beside_a_person_is_found() -> None:
    assert found("Mr Smith of Bolton and Councillor Jones, Kent County Council") == [
        "Bolton",
        "Kent",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what went wrong in medway?", ["Medway"]),
        ("slough, hull and b&nes",
         ["Slough", "Kingston upon Hull", "Bath and North East Somerset"]),
        ("BRACKNELL FOREST", ["Bracknell Forest"]),
        ("bury and poole the treasure", []),
        ("how good is help for care leavers in bury?", ["Bury"]),
        ("he bucks the trend and staffs the desk", []),
        ("reading the report in the bath", []),
        ("progress in reading was slow", []),
        ("phonics in Medway and reading", ["Medway"]),
        ("slough, reading and wokingham", ["Slough", "Reading", "Wokingham"]),
        ("did reading borough council improve?", ["Reading"]),
        ("what was reading's grade?", ["Reading"]),
        ("Reading is taught well. Bath time is calm.", []),
        ("Key stage 2\nReading\nWriting", []),
        ("Guided Reading in KS2; marks in Reading and Writing; Second Reading of the Bill", []),
        ("Improving Reading in Year 3", []),
        ("The inspection of Reading took two weeks", ["Reading"]),
        ("Reading was judged inadequate", ["Reading"]),
        ("Reading 2016: which grade?", ["Reading"]),
        ("Portsmouth\nReading\nSlough", ["Portsmouth", "Reading", "Slough"]),
        ("Reading", ["Reading"]),
        ("Test the BCP each year (business continuity)", []),
        ("BCP Council and life in BCP", ["Bournemouth, Christchurch and Poole"] * 2),
    ],
)  # fmt: skip
def test_names_that_are_also_words(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_mention_covers_the_whole_name_as_written() -> None:
    assert written("The London Borough of Brent's plan; Leeds City Council; hull.") == [
        "London Borough of Brent",
        "Leeds City Council",
        "hull",
    ]
    assert written("Bournemouth Christchurch\n& Poole; Stoke-\non-Trent; 12.Newham") == [
        "Bournemouth Christchurch\n& Poole",
        "Stoke-\non-Trent",
        "Newham",
    ]


def test_the_offsets_of_a_mention() -> None:
    (mention,) = gazetteer().find("In St. Helens, all was well")
    assert (mention.council.name, mention.start, mention.end) == ("St Helens", 3, 13)


def test_find_takes_the_living_dorset_unless_the_date_says_otherwise() -> None:
    assert found("Dorset") == ["Dorset"]
    assert found("Dorset Council", date(2015, 6, 1)) == ["Dorset County"]
    assert found("Dorset County Council", date(2025, 6, 1)) == ["Dorset County"]


def test_an_ended_council_is_found_under_its_own_name_whatever_the_date() -> None:
    assert found("Cumbria", date(2025, 1, 1)) == ["Cumbria"]


@given(st.sampled_from(SPELLINGS))
def test_every_spelling_with_council_is_found_in_a_sentence(spelling: tuple[Council, str]) -> None:
    council, name = spelling
    if not name.endswith("Council"):
        name += " Council"
    assert found(f"Then {name} drew up a plan.") == [council.name]


@given(st.text(alphabet="Kent Bath&Reading,.-'\nLeeds City of Council Mr"))
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    mentions = gazetteer().find(text)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    for mention in mentions:
        written_name = text[mention.start : mention.end]
        assert gazetteer().get(written_name) == mention.council


def test_a_hundred_pages_take_well_under_a_second() -> None:
    page = "Leaders in Leeds know the children of the city well. " + "They act on it. " * 180
    began = time.perf_counter()
    assert found(page * 100) == ["Leeds"] * 100
    assert time.perf_counter() - began < HANGS


# The real files


@pytest.mark.shared
def test_every_name_in_the_reference_list_resolves(shared: Path) -> None:
    with (shared / "reference" / "councils.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        council = gazetteer().get(row["name"])
        assert (council.la_code, council.ons_code) == (row["la_code"], row["ons_code"])
        also = row["also_known_as"].strip("[]")
        whole = "Bournemouth, " in also
        for name in also.split(", ", 1) if whole else also.split(", "):
            assert not name or gazetteer().get(name) is council
    assert len(rows) == 156


@pytest.mark.shared
@pytest.mark.parametrize("place", ["corpus/ofsted_sources.csv", "eval/judgements_dev.csv"])
def test_every_council_of_the_shared_tables_resolves(shared: Path, place: str) -> None:
    with (shared / place).open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["council"] != "council"]
    assert rows
    for row in rows:
        council = gazetteer().get(row["council"].strip('"'))
        assert "urn" not in row or council.ofsted_urn == row["urn"]
        assert place.startswith("corpus") or council.name == row["council"]


@pytest.mark.shared
def test_every_report_is_filed_under_a_council(shared: Path) -> None:
    slugs = {p.name.split("_")[0] for p in (shared / "corpus" / "ofsted_reports").iterdir()}
    assert slugs
    assert {gazetteer().get(slug.replace("-", " ")).id for slug in slugs} == slugs
