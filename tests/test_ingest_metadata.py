"""Metadata: title, kind, council, framework and dates, from the document's own words."""

import csv
import textwrap
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.dates import single_date
from ingest.frameworks import framework
from ingest.gazetteer import Council, gazetteer
from ingest.metadata import Metadata, read_metadata
from ingest.pdfium import Pdf
from ingest.readers import read
from ingest.types import Block, BlockKind, DocumentKind, Origin, ParsedDocument, ParsedPage
from tests.toys import HANGS

ANON = "50000001.pdf"


def parsed(text: str, origin: Origin = Origin.PDF, **properties: str) -> ParsedDocument:
    """A document with a paragraph a line; pages are parted by form feeds."""
    texts = text.strip().split("\f")
    pages = tuple(ParsedPage(n, page, page) for n, page in enumerate(texts, start=1))
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, line.strip(), page.number, page.number)
        for page in pages
        for line in page.text.splitlines()
        if line.strip()
    )
    return ParsedDocument(origin, pages, blocks, properties)


REPORT = """
1
Kirklees Council
Inspection of services for children in need of help and
protection, children looked after and care leavers1
and
Review of the effectiveness of the Local Safeguarding Children
Board2
Inspection date: 12 September 2016 – 6 October 2016
Report published: 25 November 2016
Children’s services in Kirklees are inadequate
1. Children who need help and protection Inadequate
\f
Staff moved here from Leeds, Bradford and Calderdale.
"""

ILACS = """
Inspection of Cornwall local
authority children’s services
Inspection dates: 9 to 20 January 2023
Lead inspector: Pat Devon, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children and families Good
Overall effectiveness Good
Young people who move to Devon or Plymouth are kept in touch with. Devon. Devon. Devon.
"""

SEND = """
Local area partnership report
Area SEND inspection of West
Northamptonshire Local Area Partnership
Inspection dates: 15 to 19 April 2024
Dates of previous inspection: 6 to 10 June 2016
Inspection outcome
Arrangements lead to inconsistent experiences and outcomes.
"""

SLAC = """
Inspection of safeguarding and looked after children services
Stockport
Inspection dates: 5 – 16 July 2010
Reporting inspector A Person HMI
Age group: All
Published: 20 August 2010
"""

LETTER = """
Ofsted
Piccadilly Gate, Store Street, Manchester M1 2WD
4 September 2019
Ms A Person
Director of Children’s Services, Reading Borough Council
Dear Ms Person
Monitoring visit to Reading children’s services
This letter sums up what we found on our visit on 6 and 7 August 2019, the second under the ILACS.
"""

PAPER = """
LONDON BOROUGH OF HARROW
REPORT FOR: CABINET
Date of Meeting: 16 July 2020
Subject: Ofsted inspection of local authority children’s services: outcome and plan Key Decision: No
Portfolio Holder: Councillor A Person
Wards affected: All
Section 1 – Summary and Recommendations
The previous inspection, of 16 January to 9 February 2017, used the single inspection framework.
Inspectors were in Harrow from 10 to 14 February 2020; their report came out on 3 April 2020.
We asked Brent, Barnet, Ealing and Hillingdon what they had done. Brent has the most to show.
"""

PANEL_PAPER = """
Children and Young People’s Scrutiny Panel – 5th November 2014
Report of the Strategic Director, People
What we do about Ofsted’s findings
Purpose of report
To tell the Panel of the inspection of services for children in need of help and protection,
children looked after and care leavers that Ofsted carried out between 13 May and 4 June 2014.
Recommendations
Compare Liverpool, Liverpool and Liverpool. Ask Knowsley’s team at people@knowsley.gov.uk.
"""

MINUTES = """
SCRUTINY COMMITTEE FOR CHILDREN
Minutes of the meeting of the committee held at County Hall, Durham on Thursday 4 October 2012
Present:
Councillor A Person
1. Ofsted inspection of safeguarding and looked after children services, 10-21 January 2012
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            REPORT,
            Metadata(
                "Inspection of services for children in need of help and protection, children "
                "looked after and care leavers and Review of the effectiveness of the Local "
                "Safeguarding Children Board",
                DocumentKind.FULL_INSPECTION,
                ("Kirklees",),
                "sif_2013",
                date(2016, 9, 12),
                date(2016, 10, 6),
                date(2016, 11, 25),
            ),
        ),
        (
            ILACS,
            Metadata(
                "Inspection of Cornwall local authority children’s services",
                DocumentKind.FULL_INSPECTION,
                ("Cornwall",),
                "ilacs_2018",
                date(2023, 1, 9),
                date(2023, 1, 20),
                None,
                "Pat Devon",
            ),
        ),
        (
            SEND,
            Metadata(
                "Area SEND inspection of West Northamptonshire Local Area Partnership",
                DocumentKind.AREA_SEND,
                ("West Northamptonshire",),
                "area_send_2023",
                date(2024, 4, 15),
                date(2024, 4, 19),
                None,
            ),
        ),
        (
            SLAC,
            Metadata(
                "Inspection of safeguarding and looked after children services",
                DocumentKind.FULL_INSPECTION,
                ("Stockport",),
                "slac_2009",
                date(2010, 7, 5),
                date(2010, 7, 16),
                date(2010, 8, 20),
                "A Person",
            ),
        ),
        (
            LETTER,
            Metadata(
                "Monitoring visit to Reading children’s services",
                DocumentKind.MONITORING_VISIT,
                ("Reading",),
                "ilacs_2018",
                date(2019, 8, 6),
                date(2019, 8, 7),
                date(2019, 9, 4),
            ),
        ),
        (
            PAPER,
            Metadata(
                "Ofsted inspection of local authority children’s services: outcome and plan",
                DocumentKind.COMMITTEE_PAPER,
                ("Harrow",),
                "ilacs_2018",
                date(2020, 2, 10),
                date(2020, 2, 14),
                date(2020, 7, 16),
            ),
        ),
        (
            PANEL_PAPER,
            Metadata(
                "What we do about Ofsted’s findings",
                DocumentKind.COMMITTEE_PAPER,
                ("Knowsley",),
                "sif_2013",
                date(2014, 5, 13),
                date(2014, 6, 4),
                date(2014, 11, 5),
            ),
        ),
        (
            MINUTES,
            Metadata(
                "Minutes of the meeting of the committee held at County Hall, Durham on Thursday "
                "4 October 2012",
                DocumentKind.MINUTES,
                ("Durham",),
                "slac_2009",
                date(2012, 1, 10),
                date(2012, 1, 21),
                date(2012, 10, 4),
            ),
        ),
    ],
    ids=["sif", "ilacs", "send", "slac", "letter", "paper", "panel paper", "minutes"],
)
def test_the_words_of_the_document_say_what_it_is(text: str, expected: Metadata) -> None:
    # The panel paper's sentences are wrapped as its lines are; a reader mends that.
    text = text.replace("protection,\nchildren", "protection, children")
    assert replace(read_metadata(parsed(text), ANON), facts=()) == expected


@pytest.mark.parametrize("origin", [Origin.TEXT, Origin.HTML, Origin.DOCX])
def test_a_format_without_pages_is_read_alike(origin: Origin) -> None:
    got = read_metadata(parsed(PAPER, origin), "x")
    assert replace(got, facts=()) == replace(read_metadata(parsed(PAPER), ANON), facts=())
    places = {fact.words for fact in got.facts}
    assert places == {"front", "body"}


def _in_being(council: Council) -> date:
    """A day on which a council was an authority."""
    days = (date(2009, 3, 2), date(2012, 6, 4), date(2019, 6, 10), date(2024, 6, 10))
    return next(day for day in days if council.existed(day))


@pytest.mark.parametrize("council", gazetteer().councils, ids=lambda council: council.id)
def test_each_council_is_read_from_a_report_and_from_a_paper(council: Council) -> None:
    day = f"{_in_being(council):%d %B %Y}"
    report = f"""
    {council.official_name}
    Inspection of children’s social care services
    Inspection dates: {day}
    Lead inspector: Leeds Person
    """
    assert read_metadata(parsed(report), ANON).councils == (council.name,)
    wrapped = "\n".join(
        textwrap.wrap(f"Inspection of {council.name} local authority children’s services", 38)
    )
    got = read_metadata(parsed(f"{wrapped}\nInspection dates: {day}"), ANON)
    assert got.councils == (council.name,)
    assert got.title == f"Inspection of {council.name} local authority children’s services"
    paper = f"""
    {council.official_name}
    Cabinet – {day}
    Report of the director
    What inspectors found
    Recommendations
    """
    got = read_metadata(parsed(paper), ANON)
    assert (got.councils, got.title) == ((council.name,), "What inspectors found")


@pytest.mark.parametrize(
    ("heading", "held"),
    [
        ("Minutes of the meeting held at County Hall on 3 Oct 2017", date(2017, 10, 3)),
        ("Minutes of the meeting held at County Hall\non Tuesday\n3 October 2017",
         date(2017, 10, 3)),
        ("Cabinet – 3 October 2017\nMinutes", date(2017, 10, 3)),
        ("At a meeting of the Cabinet\nMinutes\n3 October 2017", date(2017, 10, 3)),
        ("Minutes", date(2017, 7, 5)),
    ],
)  # fmt: skip
def test_minutes_bear_the_day_of_their_meeting_not_of_the_one_before(
    heading: str, held: date
) -> None:
    text = f"""
    {heading}
    Present: Councillor A Person
    1. Minutes of the meeting held on 5 July 2017
    To be confirmed.
    """
    got = read_metadata(parsed(text), ANON)
    assert (got.kind, got.published) == (DocumentKind.MINUTES, held)


def test_a_document_of_no_known_form_bears_the_first_date_of_its_head() -> None:
    assert read_metadata(parsed("Our plan for all\n3 May 2014"), ANON).published == date(2014, 5, 3)
    text = "Our plan for all\n3 May 2014\nPublished: 9 June 2014"
    assert read_metadata(parsed(text), ANON).published == date(2014, 6, 9)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Outcome of the Ofsted inspection of Sandwell Council", "="),
        ("Annual report of the Local Safeguarding Children Board", "="),
        ("What inspectors found at Sandwell Council", "="),
        ("Sandwell Council\nHow we did", "How we did"),
        ("Children’s Services Scrutiny Board\nHow we did", "How we did"),
        ("Overview and Scrutiny Performance Panel – 5 May 2014\nHow we did", "How we did"),
        ("Health and Wellbeing Board\nHow we did", "How we did"),
        ("Meeting of the Cabinet\nHow we did", "How we did"),
        ("Report for the Cabinet\nHow we did", "How we did"),
        ("Help for families\tGood\nHow we did", "How we did"),
        ("We were asked how we did.\nHow we did", "How we did"),
    ],
)
def test_a_title_may_end_in_a_body_s_name_but_is_none_itself(lines: str, title: str) -> None:
    got = read_metadata(parsed(lines), ANON).title
    assert got == (lines if title == "=" else title)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Our plan", "Our plan"),
        ("Word of mouth", "Word of mouth"),
        ("(anonymous)", "plan_7"),
        ("untitled", "plan_7"),
        ("Untitled-1", "plan_7"),
        ("Microsoft Word - plan final.doc", "plan_7"),
        ("PowerPoint Presentation", "plan_7"),
        ("Document1", "plan_7"),
        ("final v3.DOCX", "plan_7"),
    ],
)
def test_a_title_that_a_program_made_up_is_none(given: str, title: str) -> None:
    empty = ParsedDocument(Origin.PDF, (ParsedPage(1, "", ""),), (), {"title": given})
    assert read_metadata(empty, "plan_7.pdf").title == title


@pytest.mark.parametrize(
    "line",
    [
        "a-" * 100_000,
        "meeting of " * 18_000,
        "Leeds Council " * 14_000,
        "5 May 2014 6 June 2014 " * 8000,
    ],
)
def test_a_line_without_end_is_read(line: str) -> None:
    began = time.perf_counter()
    got = read_metadata(parsed(line), "plan_7.pdf")
    assert (got.title, got.kind) == ("plan_7", DocumentKind.OTHER)
    assert time.perf_counter() - began < HANGS


def test_labels_in_table_cells() -> None:
    paper = """
    MEETING:\tCabinet
    MEETING DATE:\t11 June 2015
    TITLE OF REPORT:\tChildren’s services: what comes next
    REPORT BY:\tDirector for children
    Wiltshire Council
    """
    got = read_metadata(parsed(paper, Origin.DOCX), "paper.docx")
    assert (got.title, got.councils, got.published) == (
        "Children’s services: what comes next",
        ("Wiltshire",),
        date(2015, 6, 11),
    )


def test_a_report_that_its_reader_gives_as_one_paragraph() -> None:
    line = " ".join(SLAC.split())
    got = read_metadata(parsed(line), ANON)
    assert (got.kind, got.councils, got.framework) == (
        DocumentKind.FULL_INSPECTION,
        ("Stockport",),
        "slac_2009",
    )
    assert (got.inspection_end, got.published) == (date(2010, 7, 16), date(2010, 8, 20))


def test_a_split_inspection_runs_from_its_first_day_to_its_last() -> None:
    text = ILACS.replace("9 to 20 January 2023", "9 to 20 January and 13 to 14 March 2023")
    got = read_metadata(parsed(text), ANON)
    assert (got.inspection_start, got.inspection_end) == (date(2023, 1, 9), date(2023, 3, 14))


def test_dates_of_a_previous_inspection_are_not_this_one_s() -> None:
    text = SEND.replace("Inspection dates: 15 to 19 April 2024\n", "")
    got = read_metadata(parsed(text), ANON)
    assert (got.inspection_start, got.inspection_end) == (None, None)


def test_a_day_the_calendar_does_not_have_is_no_inspection_date() -> None:
    got = read_metadata(parsed(SLAC.replace("5 – 16 July", "5 – 31 June")), ANON)
    assert (got.inspection_start, got.inspection_end) == (None, None)


@pytest.mark.parametrize(
    ("name", "created", "published"),
    [
        ("50000001.pdf", "2023-03-02", date(2023, 3, 2)),
        ("50000001.pdf", "2023-01-18", None),  # before the inspection's end: a template's day
        ("50000001.pdf", "2024-01-20", None),  # a year on: the day of a copy
        ("50000001.pdf", "no date", None),
        ("cornwall_06-march-2023.pdf", "2023-03-02", date(2023, 3, 6)),
        ("cornwall_2023-03-06.pdf", "2023-03-02", date(2023, 3, 6)),
        ("cornwall_06-march-2019.pdf", "2023-03-02", date(2023, 3, 2)),  # before the inspection
    ],
)
def test_what_stands_in_for_a_date_not_printed(
    name: str, created: str, published: date | None
) -> None:
    assert read_metadata(parsed(ILACS, created=created), name).published == published


def test_the_date_printed_counts_before_the_file_s() -> None:
    got = read_metadata(parsed(SLAC, created="2010-08-01"), "stockport_01-september-2010.pdf")
    assert got.published == date(2010, 8, 20)


def test_the_file_name_is_heard_last_for_the_council() -> None:
    plan = "Our plan for children\nWe want each of them to do well."
    assert read_metadata(parsed(plan), "north-yorkshire_plan.pdf").councils == ("North Yorkshire",)
    assert read_metadata(parsed(SLAC), "north-yorkshire_plan.pdf").councils == ("Stockport",)


def test_a_document_of_no_known_form() -> None:
    plan = "Our plan for children\nWe want each of them to do well. The SIF is history."
    assert replace(read_metadata(parsed(plan), "a.pdf"), facts=()) == Metadata(
        "Our plan for children", DocumentKind.OTHER, (), None, None, None, None
    )


def test_without_words_the_properties_and_then_the_file_name_give_the_title() -> None:
    empty = ParsedDocument(Origin.PDF, (ParsedPage(1, "", ""),), (), {"title": " A  plan "})
    assert read_metadata(empty, "plan_7.pdf").title == "A plan"
    bare = ParsedDocument(Origin.PDF, (ParsedPage(1, "", ""),), ())
    assert read_metadata(bare, "plan_7.pdf").title == "plan_7"


def _front_pages(path: Path) -> ParsedDocument:
    """The first two pages of a PDF, a paragraph a line: the whole file takes a reader 1 s."""
    with Pdf(path.read_bytes()) as pdf:
        texts = [pdf.text(n).characters for n in range(1, min(2, pdf.page_count) + 1)]
    return parsed("\f".join(text.replace("\f", " ").replace("\r\n", "\n") for text in texts))


def _reference_dates(shared: Path) -> dict[str, tuple[date, date]]:
    """Inspection dates by document, from the tables that state both days."""
    dates: dict[str, tuple[date, date]] = {}
    for name in ("judgements_dev.csv", "grades_reference_ilacs.csv"):
        with (shared / "eval" / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                first, last = row["inspection_start"], row["inspection_end"]
                if len(first) == len(last) == 10:
                    dates[row["doc"]] = (date.fromisoformat(first), date.fromisoformat(last))
    return dates


@pytest.mark.shared
def test_every_real_report_says_what_it_is(shared: Path) -> None:
    reports = sorted((shared / "corpus").glob("*_reports/*.pdf"))
    reference = _reference_dates(shared)
    wrong = []
    for path in reports:
        got = read_metadata(_front_pages(path), ANON)
        slug, *_, published = path.stem.split("_")
        first, last = got.inspection_start, got.inspection_end
        assert first is not None, path.stem
        assert last is not None, path.stem
        printed_on = single_date(published.replace("-", " "))
        assert printed_on is not None
        facts = {
            "kind": got.kind.reports_an_inspection,
            "council": got.councils == (gazetteer().get(slug).name,),
            "framework": got.framework is not None and framework(got.framework).in_force(first),
            "order": first <= last < printed_on,
            # Of a split inspection the reference gives the first part alone.
            "start": first == reference.get(path.stem, (first, last))[0],
            "end": last >= reference.get(path.stem, (first, last))[1],
            "published": got.published is None or abs((got.published - printed_on).days) <= 7,
        }
        wrong += [(path.stem, fact, got) for fact, holds in facts.items() if not holds]
    assert len(reports) == 185
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "council", "framework", "first", "last", "meeting"),
    [
        ("bath-and-north-east-somerset_2012-03-19_response", "Bath and North East Somerset",
         "slac_2009", date(2012, 1, 9), date(2012, 1, 20), date(2012, 3, 19)),
        ("dudley_2012-09-13_action-plans", "Dudley",
         "slac_2009", date(2011, 11, 28), date(2011, 12, 9), date(2012, 9, 13)),
        ("herefordshire_2014-09-11_action-plan", "Herefordshire",
         "sif_2013", date(2014, 4, 29), date(2014, 5, 21), date(2014, 9, 11)),
        ("medway_2013-09-26_update", "Medway",
         "child_protection_2012", date(2013, 1, 7), date(2013, 1, 16), date(2013, 9, 26)),
        ("north-tyneside_2012-07-09_cabinet", "North Tyneside",
         "slac_2009", date(2012, 3, 5), date(2012, 3, 16), date(2012, 7, 9)),
    ],
)  # fmt: skip
def test_every_real_paper_says_what_it_is(
    shared: Path,
    name: str,
    council: str,
    framework: str,
    first: date,
    last: date,
    meeting: date,
) -> None:
    data = (shared / "corpus" / "committee_papers" / f"{name}.txt").read_bytes()
    got = read_metadata(read(data, "1.txt"), "1.txt")
    assert got.kind is DocumentKind.COMMITTEE_PAPER
    assert (got.councils, got.framework) == ((council,), framework)
    assert (got.inspection_start, got.inspection_end) == (first, last)
    assert got.published == meeting
