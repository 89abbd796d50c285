"""A small register whose answers can be worked out by hand, and questions put to it exactly."""

from __future__ import annotations

from datetime import date

from answers.register import Register
from answers.types import Answer, AreaRead, Asked, JudgementsAsked, Reading
from index.library import Library
from index.types import Filter
from ingest.areas import schemes
from ingest.grades import GRADE_WORDS, Grade
from ingest.judgement import Judgement, Route, Status
from ingest.types import Document, DocumentKind, IngestedFile
from tests.toys import WordCounts, document, ingested, judgement, mention

GOOD, ADEQUATE, INADEQUATE = Grade.GOOD, Grade.ADEQUATE, Grade.INADEQUATE
OUTSTANDING, RI, UNREADABLE = Grade.OUTSTANDING, Grade.REQUIRES_IMPROVEMENT, Grade.UNREADABLE
BATH = "Bath and North East Somerset"
PAPER, REPORT = DocumentKind.COMMITTEE_PAPER, DocumentKind.FULL_INSPECTION

HEALTH = AreaRead(
    "health contribution",
    ("safeguarding.contribution_of_health",),
    "The contribution of health agencies",
    (("looked_after.being_healthy", "being healthy"),),
)
LEADERSHIP = AreaRead(
    "leaders",
    ("leadership", "safeguarding.leadership", "looked_after.leadership"),
    "Leadership",
)
CARE_LEAVERS = AreaRead("care leavers", ("care_leavers",), "Care leavers")
ADOPTION = AreaRead("adoption", ("adoption",), "Adoption")
SEND = AreaRead("SEND", ("local_area_send",), "SEND")

# Council, kind, framework, first and last day, day of publication, grades by area.
HELD: list[tuple[str, DocumentKind, str, date, date, date, dict[str, Grade]]] = [
    (
        BATH, PAPER, "slac_2009", date(2012, 1, 9), date(2012, 1, 20), date(2012, 3, 19),
        {
            "safeguarding.overall_effectiveness": ADEQUATE,
            "safeguarding.contribution_of_health": INADEQUATE,
            "safeguarding.leadership": ADEQUATE,
            "looked_after.being_healthy": INADEQUATE,
        },
    ),
    ("Dudley", PAPER, "slac_2009", date(2011, 12, 1), date(2011, 12, 31), date(2012, 9, 13), {}),
    (
        "Dudley", DocumentKind.FOCUSED_VISIT, "ilacs_2018", date(2021, 3, 2), date(2021, 3, 3),
        date(2021, 4, 20), {},
    ),
    (
        "Medway", REPORT, "sif_2013", date(2015, 9, 14), date(2015, 10, 8), date(2015, 11, 27),
        {"overall_effectiveness": RI, "adoption": RI, "leadership": INADEQUATE},
    ),
    (
        "Medway", REPORT, "ilacs_2018", date(2019, 7, 15), date(2019, 7, 26), date(2019, 8, 27),
        {
            "overall_effectiveness": INADEQUATE,
            "leadership": INADEQUATE,
            "children_in_care_and_care_leavers": RI,
        },
    ),
    (
        "Medway", PAPER, "ilacs_2018", date(2019, 7, 1), date(2019, 7, 31), date(2019, 10, 1),
        {"overall_effectiveness": INADEQUATE, "leadership": RI},
    ),
    (
        "Medway", REPORT, "ilacs_2018", date(2023, 7, 17), date(2023, 7, 28), date(2023, 9, 4),
        {"overall_effectiveness": GOOD, "leadership": GOOD, "care_leavers": GOOD},
    ),
    (
        "Devon", REPORT, "ilacs_2018", date(2020, 1, 20), date(2020, 1, 31), date(2020, 3, 23),
        {"overall_effectiveness": INADEQUATE, "leadership": INADEQUATE},
    ),
    (
        "Devon", REPORT, "ilacs_2018", date(2024, 9, 30), date(2025, 1, 16), date(2025, 5, 12),
        {"overall_effectiveness": INADEQUATE, "leadership": UNREADABLE, "care_leavers": RI},
    ),
    (
        "Torbay", REPORT, "ilacs_2026", date(2026, 5, 11), date(2026, 5, 15), date(2026, 6, 22),
        {"leadership": OUTSTANDING, "care_leavers": OUTSTANDING},
    ),
    (
        "Halton", DocumentKind.AREA_SEND, "area_send_2023", date(2023, 11, 20),
        date(2023, 11, 24), date(2024, 2, 1), {"local_area_send": Grade.SEND_SYSTEMIC_FAILINGS},
    ),
]  # fmt: skip


def held() -> list[IngestedFile]:
    """The documents, each with a passage for every grade: "Adoption performance: Good"."""
    made = []
    for n, (council, kind, framework, start, end, published, grades) in enumerate(HELD):
        one = document(
            f"{n:016x}", council=council, kind=kind, framework=framework,
            inspection_start=start, inspection_end=end, published=published,
        )  # fmt: skip
        rows = [
            _judgement(one, ordinal, area_id, grade)
            for ordinal, (area_id, grade) in enumerate(grades.items(), start=1)
        ]
        texts = [m.quote for row in rows for m in row.mentions] or ["Nothing was graded."]
        made.append(ingested(one, *texts, judgements=rows))
    return made


def _judgement(one: Document, ordinal: int, area_id: str, grade: Grade) -> Judgement:
    area = schemes()[one.framework or ""].area(area_id).name
    printed = GRADE_WORDS[grade]
    stated = mention(
        grade,
        route=Route.LIST,
        printed=printed,
        quote=f"{area}: {printed}",
        passage_id=f"{one.id}-{ordinal:04d}",
    )
    return judgement(
        one, ordinal, grade, area=area, area_id=area_id, status=Status.CURRENT,
        mentions=() if grade is UNREADABLE else (stated,),
    )  # fmt: skip


def fill(library: Library) -> None:
    """Put the documents into an empty library."""
    with library.store.transaction():
        for one in held():
            vectors = WordCounts().encode([passage.text for passage in one.passages])
            library.store.add(one, vectors)


def ask(
    library: Library,
    asked: Asked,
    councils: tuple[str, ...] = (),
    since: date | None = None,
    until: date | None = None,
    **asked_too: object,
) -> Answer:
    """The register's answer to what would be read from a question."""
    wanted = JudgementsAsked(asked, **asked_too)  # type: ignore[arg-type]
    only = Filter(councils=frozenset(councils), since=since, until=until)
    reading = Reading("?", only, councils, "?", wanted)
    register = Register(library.judgements(), library.store.documents())
    return register.answer(reading, wanted, library.store)
