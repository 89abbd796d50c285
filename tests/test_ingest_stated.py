"""Grades that papers state in running text, lists and tables, worded as councils word them.

Each case is a text of our own with the rows that it must give, and no others.
"""

# Texts stand as papers print them, a line a block.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.stated import stated
from ingest.types import Block, BlockKind, Document, DocumentKind, Origin

SIF = ("sif_2013", date(2014, 4, 29), date(2014, 5, 21))
ILACS = ("ilacs_2018", date(2023, 6, 5), date(2023, 6, 16))
SLAC = ("slac_2009", date(2011, 3, 7), date(2011, 3, 18))
CP = ("child_protection_2012", date(2012, 9, 10), date(2012, 9, 19))
LAC = ("looked_after_2013", date(2013, 7, 15), date(2013, 7, 19))
NONE = (None, None, None)
About = tuple[str | None, date | None, date | None]

_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?\s+(?=[A-Z'“\"])")


def document(about: About, kind: DocumentKind = DocumentKind.COMMITTEE_PAPER) -> Document:
    framework, start, end = about
    return Document(
        id="0" * 16,
        sha256="0" * 64,
        file_name="paper.pdf",
        title="Paper",
        kind=kind,
        councils=("Medway",),
        framework=framework,
        inspection_start=start,
        inspection_end=end,
        published=None,
        lead_inspector=None,
        page_count=1,
        origin=Origin.PDF,
    )


def blocks(text: str) -> list[Block]:
    """A text as blocks: "# " a heading, "- " a bullet, "|" cells, "||" heads of columns."""
    made: list[Block] = []
    heads: tuple[str, ...] = ()
    for line in filter(None, (line.strip() for line in text.strip().split("\n"))):
        if line.startswith("||"):
            heads = tuple(cell.strip() for cell in line.strip("| ").split("|"))
            made.append(Block(BlockKind.TABLE_ROW, "\t".join(heads), level=1))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line[1:].split("|")]
            made.append(
                Block(
                    BlockKind.TABLE_ROW,
                    "\t".join(cells),
                    heads=heads if len(heads) == len(cells) else (),
                )
            )
        else:
            heads = ()
            if line.startswith("#"):
                level = len(line) - len(line.lstrip("#"))
                made.append(Block(BlockKind.HEADING, line.lstrip("# "), level=level))
            elif line.startswith("- "):
                made.append(Block(BlockKind.BULLET, line[2:], level=1))
            elif number := _NUMBER.match(line):
                made.append(Block(BlockKind.PARAGRAPH, line[number.end() :], number=number[1]))
            else:
                made.append(Block(BlockKind.PARAGRAPH, line))
    return made


def rows(text: str, about: About, kind: DocumentKind = DocumentKind.COMMITTEE_PAPER) -> list[str]:
    """Each row as "area grade", with what is not of the paper's own inspection behind it."""
    made = []
    for one in stated(blocks(text), document(about, kind)):
        row = f"{one.area_id or '?'} {one.grade.value}"
        if one.status.value != "current":
            row += f" {one.status.value}"
        if one.start and one.end:
            row += f" {one.start:%Y-%m}/{one.end:%Y-%m}"
        if one.framework != about[0]:
            row += f" {one.framework}"
        made.append(row)
    return made


def check(text: str, about: About, expected: Sequence[str]) -> None:
    assert sorted(rows(text, about)) == sorted(expected)


LISTS = {
    "dashes": (
        SIF,
        """
        2.1 The judgements are set out below:
        - Children who need help and protection - Requires Improvement
        - Children looked after and achieving permanence - Good
        - Adoption performance - Outstanding
        - Experiences and progress of care leavers – Inadequate
        - Leadership, management and governance: Good
        """,
        [
            "help_and_protection requires_improvement",
            "children_looked_after good",
            "adoption outstanding",
            "care_leavers inadequate",
            "leadership good",
        ],
    ),
    "brackets": (
        SLAC,
        """
        # Safeguarding services
        - Overall effectiveness (adequate)
        - Capacity for improvement (good)
        # Looked after children services
        - Overall effectiveness (Grade 2)
        - Being healthy: 3 (adequate)
        """,
        [
            "safeguarding.overall_effectiveness adequate",
            "safeguarding.capacity_for_improvement good",
            "looked_after.overall_effectiveness good",
            "looked_after.being_healthy adequate",
        ],
    ),
    "lead-ins name the services": (
        SLAC,
        """
        3.1 For safeguarding services the inspectors gave these grades:
        - Overall effectiveness: Adequate
        - Leadership and management: Good
        3.2 For services for looked after children the grades were as follows:
        - Overall effectiveness: Good
        - Leadership and management: Outstanding
        """,
        [
            "safeguarding.overall_effectiveness adequate",
            "safeguarding.leadership good",
            "looked_after.overall_effectiveness good",
            "looked_after.leadership outstanding",
        ],
    ),
    "the service within the label": (
        SLAC,
        """
        4. The grades awarded were:
        - Overall effectiveness of safeguarding services – Good
        - Looked after children: capacity for improvement – Good
        - Overall effectiveness of services for looked after children – Adequate
        """,
        [
            "safeguarding.overall_effectiveness good",
            "looked_after.capacity_for_improvement good",
            "looked_after.overall_effectiveness adequate",
        ],
    ),
    "bullets lost, lines of their own": (
        ILACS,
        """
        The judgements were:
        The impact of leaders on social work practice with children and families – Good
        The experiences and progress of children who need help and protection – Requires improvement to be good
        The experiences and progress of children in care and care leavers – Good
        Overall effectiveness – Good
        """,
        [
            "leadership good",
            "help_and_protection requires_improvement",
            "children_in_care_and_care_leavers good",
            "overall_effectiveness good",
        ],
    ),
    "bullets lost, all in one paragraph": (
        ILACS,
        """
        5.2 The judgements were: The impact of leaders on social work practice: Good The experiences and progress of children who need help and protection: Requires improvement to be good The experiences and progress of children in care: Good The experiences and progress of care leavers: Outstanding Overall effectiveness: Good
        """,
        [
            "leadership good",
            "help_and_protection requires_improvement",
            "children_looked_after good",
            "care_leavers outstanding",
            "overall_effectiveness good",
        ],
    ),
    "no sign between label and grade": (
        SIF,
        """
        Outcome of the inspection
        Overall effectiveness Good
        Adoption performance Requires improvement
        """,
        ["overall_effectiveness good", "adoption requires_improvement"],
    ),
    "the grade goes first": (
        SIF,
        """
        The inspection gave these grades:
        - Good: adoption performance and leadership, management and governance
        - Requires improvement: help and protection, care leavers
        """,
        [
            "adoption good",
            "leadership good",
            "help_and_protection requires_improvement",
            "care_leavers requires_improvement",
        ],
    ),
    "the grade leads in": (
        SIF,
        """
        The following areas were judged to be good:
        - Adoption performance
        - Experiences and progress of care leavers
        """,
        ["adoption good", "care_leavers good"],
    ),
    "headings with their grade below": (
        ILACS,
        """
        # Overall effectiveness
        Judgement: Good
        # The experiences and progress of children in care
        Outstanding
        """,
        ["overall_effectiveness good", "children_looked_after outstanding"],
    ),
    "headings with their grade": (
        ILACS,
        """
        # Experiences and progress of care leavers: Requires improvement to be good
        Care leavers speak well of their advisers, who keep in touch.
        """,
        ["care_leavers requires_improvement"],
    ),
    "what it was before in brackets": (
        ILACS,
        """
        The grades are:
        - Overall effectiveness: Good (previously Requires improvement)
        - Help and protection: Good (up from inadequate in 2018)
        """,
        [
            "overall_effectiveness good",
            "overall_effectiveness requires_improvement previous None",
            "help_and_protection good",
            "help_and_protection inadequate previous 2018-01/2018-12",
        ],
    ),
    "an area that goes on": (
        SIF,
        """
        The outcomes were:
        - Children looked after and achieving permanence – Requires Improvement, including:
        - Adoption performance – Good
        """,
        ["children_looked_after requires_improvement", "adoption good"],
    ),
    "remarks behind the grade": (
        SIF,
        """
        7. Overall Judgement: Requires Improvement. (See Appendix 1 for the report)
        """,
        ["overall_effectiveness requires_improvement"],
    ),
    "the board by its own name": (
        SIF,
        "- Effectiveness of the Medway Safeguarding Children Board (MSCB): Good",
        ["lscb good"],
    ),
    "four grades of child protection": (
        CP,
        """
        Ofsted made the following judgements:
        - Overall effectiveness: adequate
        - The effectiveness of the help and protection provided to children, young people, families and carers: adequate
        - The quality of practice: inadequate
        - Leadership and governance: good
        """,
        [
            "overall_effectiveness adequate",
            "help_and_protection adequate",
            "quality_of_practice inadequate",
            "leadership good",
        ],
    ),
}

TABLES = {
    "one column": (
        SIF,
        """
        || Judgement area | Grade
        | Overall effectiveness | Inadequate
        | Adoption performance | Requires improvement
        """,
        ["overall_effectiveness inadequate", "adoption requires_improvement"],
    ),
    "two inspections": (
        SIF,
        """
        || Area | 2011 | 2014
        | Overall effectiveness | Adequate | Requires improvement
        """,
        [
            "overall_effectiveness requires_improvement",
            "? adequate previous 2011-01/2011-12 slac_2009",
        ],
    ),
    "two inspections of one framework": (
        ILACS,
        """
        || Judgement | ILACS July 2019 | ILACS June 2023
        | Overall effectiveness | Requires improvement to be good | Good
        | The impact of leaders on social work practice | Inadequate | Outstanding
        """,
        [
            "overall_effectiveness requires_improvement previous 2019-07/2019-07",
            "overall_effectiveness good",
            "leadership inadequate previous 2019-07/2019-07",
            "leadership outstanding",
        ],
    ),
    "two services": (
        SLAC,
        """
        || Area | Safeguarding services | Looked after children services
        | Overall effectiveness | Adequate | Good
        | Capacity for improvement | Good | Outstanding
        """,
        [
            "safeguarding.overall_effectiveness adequate",
            "looked_after.overall_effectiveness good",
            "safeguarding.capacity_for_improvement good",
            "looked_after.capacity_for_improvement outstanding",
        ],
    ),
    "our own view beside Ofsted's": (
        ILACS,
        """
        || Area | Self-evaluation | Ofsted judgement
        | Overall effectiveness | Good | Requires improvement to be good
        """,
        ["overall_effectiveness requires_improvement"],
    ),
    "ticks under grades": (
        SIF,
        """
        || Area | Outstanding | Good | Requires improvement | Inadequate
        | Adoption performance | | ✓ | |
        | Care leavers | | | X |
        """,
        ["adoption good", "care_leavers requires_improvement"],
    ),
    "counts under grades": (
        SIF,
        """
        || Councils inspected | Outstanding | Good | Requires improvement | Inadequate
        | 22 | 0 | 6 | 11 | 5
        """,
        [],
    ),
    "the scale": (
        SLAC,
        """
        5. All inspection judgements are made on the following four point scale.
        | Outstanding (Grade 1) | A service that significantly exceeds minimum requirements
        | Good (Grade 2) | A service that exceeds minimum requirements
        | Adequate (Grade 3) | A service that only meets minimum requirements
        | Inadequate (Grade 4) | A service that does not meet minimum requirements
        """,
        [],
    ),
    "service as a row of its own": (
        SLAC,
        """
        || Judgement | Grade
        | Safeguarding services |
        | Overall effectiveness | Good
        | Services for looked after children |
        | Overall effectiveness | Adequate
        """,
        [
            "safeguarding.overall_effectiveness good",
            "looked_after.overall_effectiveness adequate",
        ],
    ),
    "several councils": (
        SIF,
        """
        || Area | Medway | Kent | Southend-on-Sea
        | Overall effectiveness | Good | Requires improvement | Inadequate
        """,
        ["overall_effectiveness good"],
    ),
    "marks of progress in a plan": (
        SIF,
        """
        || Action | Owner | Progress
        | Improve the timeliness of adoption | Head of Service | Good
        | Recruit foster carers | Head of Service | Outstanding
        """,
        [],
    ),
}

SENTENCES = {
    "several areas with two grades": (
        SIF,
        "Inspectors judged the council to be good in adoption and leadership and inadequate in help and protection.",
        ["adoption good", "leadership good", "help_and_protection inadequate"],
    ),
    "both": (
        SIF,
        "Leadership and adoption were both judged good.",
        ["leadership good", "adoption good"],
    ),
    "rated for": (
        SLAC,
        "Safeguarding services were rated good for overall effectiveness, with an outstanding capacity for improvement.",
        [
            "safeguarding.overall_effectiveness good",
            "safeguarding.capacity_for_improvement outstanding",
        ],
    ),
    "two services": (
        SLAC,
        "Ofsted judged safeguarding services to be adequate and services for looked after children to be good.",
        [
            "safeguarding.overall_effectiveness adequate",
            "looked_after.overall_effectiveness good",
        ],
    ),
    "overall effectiveness of both services": (
        SLAC,
        "The overall effectiveness of safeguarding services and of services for looked after children was judged to be adequate.",
        [
            "safeguarding.overall_effectiveness adequate",
            "looked_after.overall_effectiveness adequate",
        ],
    ),
    "ellipsis": (
        ILACS,
        "The impact of leaders was judged outstanding, help and protection good and care leavers requires improvement.",
        ["leadership outstanding", "help_and_protection good", "care_leavers requires_improvement"],
    ),
    "overall and an exception": (
        ILACS,
        "The council was judged to be good overall, but requires improvement for care leavers.",
        ["overall_effectiveness good", "care_leavers requires_improvement"],
    ),
    "from and to": (
        ILACS,
        "Overall effectiveness has improved from requires improvement to good.",
        [
            "overall_effectiveness requires_improvement previous None",
            "overall_effectiveness good",
        ],
    ),
    "from and to, the whole": (
        ILACS,
        "Following the inspection Medway's children's services moved from inadequate to requires improvement to be good.",
        [
            "overall_effectiveness inadequate previous None",
            "overall_effectiveness requires_improvement",
        ],
    ),
    "from and to, dated": (
        ILACS,
        "Children's services moved from inadequate in July 2019 to good in June 2023.",
        [
            "overall_effectiveness inadequate previous 2019-07/2019-07",
            "overall_effectiveness good",
        ],
    ),
    "previous inspection": (
        SIF,
        "The previous inspection of child protection took place in September 2012, at which time services were found to be inadequate.",
        ["overall_effectiveness inadequate previous 2012-09/2012-09 child_protection_2012"],
    ),
    "previous inspection, two sentences": (
        SIF,
        "The council was last inspected in January 2011 under the inspection of safeguarding and looked after children services. Safeguarding was judged adequate.",
        ["safeguarding.overall_effectiveness adequate previous 2011-01/2011-01 slac_2009"],
    ),
    "own inspection by its month of publication": (
        SIF,
        "The report, published in July 2014, judged adoption performance to be good.",
        ["adoption good"],
    ),
    "a rating received": (
        ILACS,
        "The council received an overall judgement of Requires Improvement to be Good.",
        ["overall_effectiveness requires_improvement"],
    ),
    "quotation marks": (
        ILACS,
        "Ofsted rated Medway's children's services ‘Good’ overall.",
        ["overall_effectiveness good"],
    ),
    "a congratulation in minutes": (
        ILACS,
        "Members congratulated officers on the Outstanding judgement for care leavers.",
        ["care_leavers outstanding"],
    ),
    "we were rated": (
        ILACS,
        "We were rated Good by Ofsted following our ILACS inspection in June 2023.",
        ["overall_effectiveness good"],
    ),
    "graded with a number": (
        SLAC,
        "The contribution of health agencies to keeping children and young people safe was judged inadequate (Grade 4).",
        ["safeguarding.contribution_of_health inadequate"],
    ),
    "respectively": (
        SIF,
        "Adoption and care leavers were judged good and outstanding respectively.",
        ["adoption good", "care_leavers outstanding"],
    ),
    "a bare is": (
        SLAC,
        "The report notes that equality and diversity actions are good.",
        ["safeguarding.equality_and_diversity good"],
    ),
    "another inspection since": (
        CP,
        "The inspection of looked after children services in July 2013 rated the council's capacity to improve as 'adequate'.",
        ["capacity_for_improvement adequate 2013-07/2013-07 looked_after_2013"],
    ),
    "no framework known": (
        NONE,
        "Children's services were rated Good by Ofsted in July 2023.",
        ["overall_effectiveness good 2023-07/2023-07 ilacs_2018"],
    ),
    "joint inspection paper looks back": (
        ("jtai_2016", date(2023, 5, 15), date(2023, 5, 19)),
        "At its last full inspection in November 2021 Medway was judged to be good.",
        ["overall_effectiveness good previous 2021-11/2021-11 ilacs_2018"],
    ),
}

NOTHING = {
    "no area inadequate": (SIF, "No area was judged inadequate."),
    "not inadequate": (SIF, "Adoption performance was not judged to be inadequate."),
    "no longer": (SIF, "The council is no longer judged as being inadequate."),
    "not yet": (SIF, "Services for care leavers are not yet good."),
    "aim": (SIF, "Our ambition is for children's services to be judged good by 2016."),
    "aims to be": (SIF, "The council aims to be rated good at its next inspection."),
    "expectation": (
        SIF,
        "The council expects safeguarding services to be good by 2016/17.",
    ),
    "must": (SIF, "To be judged good, a council must show that leadership is effective."),
    "if": (SIF, "If the council were judged inadequate, the Department would intervene."),
    "risk": (SIF, "There is a risk that children's services will be judged inadequate."),
    "self-assessment": (
        ILACS,
        "In our self-evaluation we judge leadership to be good and care leavers to require improvement.",
    ),
    "we judge": (ILACS, "We judge ourselves to be good for children in care."),
    "scale in words": (
        SIF,
        "Each area is graded outstanding, good, requires improvement or inadequate.",
    ),
    "scale in a sentence": (
        SIF,
        "Ofsted can award four judgements: Outstanding, Good, Requires Improvement and Inadequate.",
    ),
    "definition": (
        SIF,
        "A local authority judged good is one that protects and promotes children's welfare.",
    ),
    "count of areas": (
        SIF,
        "With three of the four areas judged adequate, the outcome was encouraging.",
    ),
    "count of areas, range": (
        SLAC,
        "Medway has 20 (91%) of the separate areas rated as either good or outstanding. Two are rated as adequate.",
    ),
    "national": (
        SIF,
        "Of the 22 councils inspected so far, five were judged inadequate and eleven require improvement.",
    ),
    "all councils": (
        CP,
        "All English local authorities which were previously rated as 'adequate' will be inspected by May 2013.",
    ),
    "good progress": (SIF, "Adoption performance shows good progress, and leadership is strong."),
    "good practice": (SIF, "Inspectors found good practice in the leaving care service."),
    "adequate staffing": (SIF, "The board needs adequate staffing to support care leavers."),
    "outstanding actions": (SIF, "There are three outstanding actions on the adoption plan."),
    "outstanding balance": (SIF, "The outstanding balance for children's services is £1.2m."),
    "inadequate supervision": (SIF, "Inspectors saw inadequate supervision of social workers."),
    "requires improvement, plainly": (
        SIF,
        "The recording of assessments, pathway plans and user views requires improvement.",
    ),
    "audits": (ILACS, "Of the 40 case files audited, 24 were graded good and six inadequate."),
    "schools, a share": (SIF, "94% of schools are judged good or outstanding."),
    "survey": (SIF, "In the survey most care leavers rated their support as good."),
    "attendance": (SIF, "Attendance of looked after children at school is good."),
    "peer review": (ILACS, "The peer review found leadership to be good."),
    "at least good": (ILACS, "All areas of children's services should be at least good."),
    "legal": (SIF, "The council must make adequate arrangements for children in care."),
    "meaning": (
        SIF,
        """
        # What the inspection judgements mean: the local authority
        An outstanding local authority leads highly effective services.
        A local authority that is inadequate is providing services where there are widespread failures.
        """,
    ),
    "targets in a list": (
        SIF,
        """
        Our targets for the next inspection are:
        - Overall effectiveness: Good
        - Adoption performance: Outstanding
        """,
    ),
}

OTHERS = {
    "a children's home": (
        SIF,
        "The council's children's home was judged good by Ofsted in March 2014.",
        ["? good other_body 2014-03/2014-03 None"],
    ),
    "the fostering service": (
        SIF,
        "The fostering service was inspected in July 2012 and was judged to be outstanding.",
        ["? outstanding other_body 2012-07/2012-07 None"],
    ),
    "another council": (
        SIF,
        "Kent County Council was judged inadequate in 2010.",
        ["? inadequate other_body 2010-01/2010-12 None"],
    ),
    "a school": (
        SIF,
        "Hillcrest Primary School was judged inadequate by Ofsted.",
        ["? inadequate other_body None"],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists(name: str) -> None:
    about, text, expected = LISTS[name]
    check(text, about, expected)


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    about, text, expected = TABLES[name]
    check(text, about, expected)


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(name: str) -> None:
    about, text, expected = SENTENCES[name]
    check(text, about, expected)


@pytest.mark.parametrize("name", NOTHING)
def test_no_judgement(name: str) -> None:
    about, text = NOTHING[name]
    check(text, about, [])


@pytest.mark.parametrize("name", OTHERS)
def test_other_bodies(name: str) -> None:
    about, text, expected = OTHERS[name]
    check(text, about, expected)


SIF_LABELS = {
    "help_and_protection": "Children who need help and protection",
    "children_looked_after": "Children looked after and achieving permanence",
    "adoption": "Adoption performance",
    "care_leavers": "Experiences and progress of care leavers",
    "leadership": "Leadership, management and governance",
}
SIF_GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
}
GRADED = st.dictionaries(
    st.sampled_from(sorted(SIF_LABELS)), st.sampled_from(sorted(SIF_GRADES)), min_size=1
)


@given(GRADED, st.sampled_from([" – ", ": ", " - ", " — "]))
def test_a_list_reads_the_same_in_any_order_and_with_any_sign(
    graded: dict[str, str], sign: str
) -> None:
    text = "The judgements were:\n" + "\n".join(
        f"- {SIF_LABELS[area]}{sign}{SIF_GRADES[grade]}" for area, grade in graded.items()
    )
    check(text, SIF, [f"{area} {grade}" for area, grade in graded.items()])


@given(GRADED)
def test_a_table_reads_as_its_list_does(graded: dict[str, str]) -> None:
    lines = [f"| {SIF_LABELS[area]} | {SIF_GRADES[grade]}" for area, grade in graded.items()]
    check(
        "|| Judgement | Grade\n" + "\n".join(lines),
        SIF,
        [f"{area} {grade}" for area, grade in graded.items()],
    )


@given(st.sampled_from(sorted(SIF_LABELS)), st.sampled_from(sorted(SIF_GRADES)))
def test_what_is_judged_is_a_row_and_what_is_hoped_for_or_denied_is_none(
    area: str, grade: str
) -> None:
    label, word = SIF_LABELS[area], SIF_GRADES[grade].lower()
    check(f"{label} was judged to be {word}.", SIF, [f"{area} {grade}"])
    check(f"{label} was not judged to be {word}.", SIF, [])
    check(f"We aim for {label} to be judged {word}.", SIF, [])
    check(f"If {label} were judged {word}, a plan would follow.", SIF, [])


@given(st.lists(st.sampled_from([*SIF_LABELS.values(), *SIF_GRADES.values(), "–", ".", "was"])))
def test_whatever_the_words_a_quote_stands_in_its_block(words: list[str]) -> None:
    made = blocks(" ".join(words))
    for one in stated(made, document(SIF)):
        assert one.quote in made[one.block].text
        assert one.printed in one.quote
