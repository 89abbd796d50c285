"""What sort of paper a document is, with the facts that papers of that sort give.

The visits, joint inspections and SEND letters are written here after the forms in which they have
come out since 2015; names and findings are made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest

from ingest.metadata import read_metadata
from ingest.types import Block, BlockKind, DocumentKind, Origin, ParsedDocument, ParsedPage

OFSTED = """
Ofsted
Agora
6 Cumberland Place
Nottingham
NG1 6HJ
T 0300 123 1231
enquiries@ofsted.gov.uk
www.gov.uk/ofsted
"""


def parsed(text: str) -> ParsedDocument:
    """A document with a paragraph a line, and a table row where a line has tabs; one page."""
    lines = [line.strip(" ") for line in text.strip().splitlines() if line.strip()]
    blocks = tuple(
        Block(BlockKind.TABLE_ROW if "\t" in line else BlockKind.PARAGRAPH, line) for line in lines
    )
    return ParsedDocument(Origin.PDF, (ParsedPage(1, text, text),), blocks)


@dataclass(frozen=True, slots=True)
class Case:
    """A document and what it is."""

    text: str
    kind: DocumentKind
    title: str
    councils: tuple[str, ...]
    framework: str | None
    start: date | None
    end: date | None
    published: date | None
    lead: str | None = None


CASES = {
    "focused visit of 2018": Case(
        f"""{OFSTED}
        12 September 2018
        Ms A Person
        Director of Children’s Services
        Norwich House, Leeds LS1 4AP
        Dear Ms Person
        Focused visit to Kent local authority children’s services
        This letter summarises the findings of a focused visit to Kent local authority children’s
        services on 14 August 2018 and 15 August 2018. The inspectors were Jo Bloggs, HMI,
        and A Other, HMI.
        Inspectors looked at the local authority’s arrangements for the ‘front door’.
        """,
        DocumentKind.FOCUSED_VISIT,
        "Focused visit to Kent local authority children’s services",
        ("Kent",),
        "ilacs_2018",
        date(2018, 8, 14),
        date(2018, 8, 15),
        date(2018, 9, 12),
    ),
    "focused visit of 2023": Case(
        f"""{OFSTED}
        31 March 2023
        Mr A Person
        Director of Children’s Services
        Dear Mr Person
        Focused visit to Wakefield children’s services
        Following the focused visit to Wakefield on 21 and 22 February 2023, I am writing to
        summarise the findings. His Majesty’s Inspectors for this visit were Jo Bloggs and A Other.
        Since the previous inspection in November 2021 the local authority has done much.
        """,
        DocumentKind.FOCUSED_VISIT,
        "Focused visit to Wakefield children’s services",
        ("Wakefield",),
        "ilacs_2018",
        date(2023, 2, 21),
        date(2023, 2, 22),
        date(2023, 3, 31),
    ),
    "focused visit as a short report": Case(
        """
        Focused visit to Leeds local authority children’s services
        Visit dates: 13 to 14 January 2026
        Lead inspector: Jo Bloggs-Other, His Majesty’s Inspector
        Headline findings
        Senior leaders know their services well.
        """,
        DocumentKind.FOCUSED_VISIT,
        "Focused visit to Leeds local authority children’s services",
        ("Leeds",),
        "ilacs_2018",
        date(2026, 1, 13),
        date(2026, 1, 14),
        None,
        "Jo Bloggs-Other",
    ),
    "monitoring visit of 2017": Case(
        f"""{OFSTED}
        6 April 2017
        Mr A Person
        Interim Director of Children’s Services, Sandwell Metropolitan Borough Council
        Dear Mr Person
        Monitoring visit of Sandwell children’s services
        This letter summarises the findings of the monitoring visit to Sandwell children’s services
        on 7 and 8 March 2017. The visit was the second monitoring visit since the local authority
        was judged inadequate in June 2015. The inspectors were A Person, HMI, and B Person, HMI.
        """,
        DocumentKind.MONITORING_VISIT,
        "Monitoring visit of Sandwell children’s services",
        ("Sandwell",),
        "sif_2013",
        date(2017, 3, 7),
        date(2017, 3, 8),
        date(2017, 4, 6),
    ),
    "monitoring visit of 2022": Case(
        f"""{OFSTED}
        18 October 2022
        Ms A Person
        Dear Ms Person
        Monitoring visit to Herefordshire children’s services
        This letter summarises the findings of the monitoring visit to Herefordshire children’s
        services on 13 and 14 September 2022. This was the first monitoring visit since the local
        authority was judged inadequate in September 2022.
        """,
        DocumentKind.MONITORING_VISIT,
        "Monitoring visit to Herefordshire children’s services",
        ("Herefordshire",),
        "ilacs_2018",
        date(2022, 9, 13),
        date(2022, 9, 14),
        date(2022, 10, 18),
    ),
    "joint targeted area inspection, letter": Case(
        """
        18 April 2019
        A Person, Director of Children’s Services, Plymouth City Council
        B Person, Police and Crime Commissioner
        Dear local partnership
        Joint targeted area inspection of the multi-agency response to sexual abuse in the family
        environment in Plymouth
        Between 25 February and 1 March 2019, Ofsted, CQC, HMICFRS and HMI Probation
        undertook a joint inspection of the multi-agency response to sexual abuse in the
        family environment in Plymouth. This letter to all the service leaders in the area outlines
        our findings.
        """,
        DocumentKind.JTAI,
        "Joint targeted area inspection of the multi-agency response to sexual abuse in the family "
        "environment in Plymouth",
        ("Plymouth",),
        "jtai_2016",
        date(2019, 2, 25),
        date(2019, 3, 1),
        date(2019, 4, 18),
    ),
    "joint targeted area inspection, report": Case(
        """
        Joint targeted area inspection of Solihull
        January 2022
        Inspection dates: 10 to 14 January 2022
        Ofsted lead inspector: Jo Bloggs, His Majesty’s Inspector
        CQC lead inspector: Not Me
        Context
        Birmingham and Coventry are its neighbours.
        """,
        DocumentKind.JTAI,
        "Joint targeted area inspection of Solihull January 2022",
        ("Solihull",),
        "jtai_2016",
        date(2022, 1, 10),
        date(2022, 1, 14),
        None,
        "Jo Bloggs",
    ),
    "SEND letter of 2017": Case(
        f"""{OFSTED}
        5 July 2017
        Ms A Person, Director of Children’s Services, Trafford
        Dear Ms Person
        Joint local area SEND inspection in Trafford
        Between 22 May 2017 and 26 May 2017, Ofsted and the Care Quality Commission (CQC) conducted
        a joint inspection of the local area of Trafford to judge the effectiveness of the area in
        implementing the disability and special educational needs reforms.
        Yours sincerely
        Jo Bloggs, HMI, Lead Inspector\tNot Me, CQC Inspector
        """,
        DocumentKind.AREA_SEND,
        "Joint local area SEND inspection in Trafford",
        ("Trafford",),
        "area_send_2016",
        date(2017, 5, 22),
        date(2017, 5, 26),
        date(2017, 7, 5),
        "Jo Bloggs",
    ),
    "SEND revisit of 2019": Case(
        f"""{OFSTED}
        14 January 2020
        Ms A Person, Corporate Director, Sefton
        Dear Ms Person and Mx Other
        Joint area SEND revisit in Sefton
        Between 2 December 2019 and 4 December 2019, Ofsted and the Care Quality Commission (CQC)
        revisited the area of Sefton to decide whether the local area has made sufficient progress
        in addressing the areas set out in the written statement of action of 15 May 2017.
        """,
        DocumentKind.AREA_SEND,
        "Joint area SEND revisit in Sefton",
        ("Sefton",),
        "area_send_2016",
        date(2019, 12, 2),
        date(2019, 12, 4),
        date(2020, 1, 14),
    ),
    "SEND over two councils": Case(
        """
        Local area partnership report
        Area SEND inspection of Cumberland and Westmorland and Furness Local Area Partnership
        Inspection dates: 3 to 7 June 2024
        Dates of previous inspection: 13 to 17 March 2017
        Inspection outcome
        Inspection team
        Ofsted\tCare Quality Commission
        Dr Jo Bloggs, Ofsted HMI, Lead inspector A Other, HMI\tNot Me, CQC lead inspector
        """,
        DocumentKind.AREA_SEND,
        "Area SEND inspection of Cumberland and Westmorland and Furness Local Area Partnership",
        ("Cumberland", "Westmorland and Furness"),
        "area_send_2023",
        date(2024, 6, 3),
        date(2024, 6, 7),
        None,
        "Jo Bloggs",
    ),
    "SEND monitoring inspection": Case(
        """
        Area SEND monitoring inspection of Halton Local Area Partnership
        Inspection dates: 12 to 14 May 2025
        Lead inspector: Jo Bloggs, His Majesty’s Inspector
        Findings
        """,
        DocumentKind.AREA_SEND,
        "Area SEND monitoring inspection of Halton Local Area Partnership",
        ("Halton",),
        "area_send_2023",
        date(2025, 5, 12),
        date(2025, 5, 14),
        None,
        "Jo Bloggs",
    ),
    "re-inspection": Case(
        """
        Rotherham Metropolitan Borough Council
        Re-inspection of services for children in need of help and protection, children looked after
        and care leavers
        Inspection date: 6 November 2017 – 29 November 2017
        Report published: 29 January 2018
        Children’s services in Rotherham are good
        """,
        DocumentKind.REINSPECTION,
        "Re-inspection of services for children in need of help and protection, children looked "
        "after and care leavers",
        ("Rotherham",),
        "sif_2013",
        date(2017, 11, 6),
        date(2017, 11, 29),
        date(2018, 1, 29),
    ),
    "re-inspection by its own account": Case(
        """
        Inspection of Rotherham local authority children’s services
        Inspection dates: 6 to 17 June 2022
        Lead inspector: Jo Bloggs HMI
        This is a full reinspection, after the one of 2019.
        """,
        DocumentKind.REINSPECTION,
        "Inspection of Rotherham local authority children’s services",
        ("Rotherham",),
        "ilacs_2018",
        date(2022, 6, 6),
        date(2022, 6, 17),
        None,
        "Jo Bloggs",
    ),
    "full inspection with a reinspection to come": Case(
        """
        Inspection of Rotherham local authority children’s services
        Inspection dates: 6 to 17 June 2022
        Lead inspectors: Jo Bloggs and Sam de la Mare, His Majesty’s Inspectors
        The next reinspection, and a monitoring visit before it, will follow in time.
        """,
        DocumentKind.FULL_INSPECTION,
        "Inspection of Rotherham local authority children’s services",
        ("Rotherham",),
        "ilacs_2018",
        date(2022, 6, 6),
        date(2022, 6, 17),
        None,
        "Jo Bloggs and Sam de la Mare",
    ),
    "joint services of two councils": Case(
        """
        London Borough of Richmond upon Thames
        Royal Borough of Kingston upon Thames
        Inspection of services for children in need of help and protection
        Inspection dates: 6 to 17 June 2016
        """,
        DocumentKind.FULL_INSPECTION,
        "Inspection of services for children in need of help and protection",
        ("Richmond upon Thames", "Kingston upon Thames"),
        "sif_2013",
        date(2016, 6, 6),
        date(2016, 6, 17),
        None,
    ),
    "a council's letter about a visit": Case(
        """
        Kent County Council
        12 May 2021
        Dear parents and carers
        Monitoring visit by Ofsted
        We want you to know what inspectors told us after their visit on 5 May 2021.
        """,
        DocumentKind.LETTER,
        "Monitoring visit by Ofsted",
        ("Kent",),
        None,
        date(2021, 5, 5),
        date(2021, 5, 5),
        date(2021, 5, 12),
    ),
    "action plan": Case(
        """
        Bury Council
        Ofsted improvement: Action Plan
        Published: 9 May 2022
        No.\tAction\tLead officer\tTimescale\tProgress
        1\tRecruit social workers\tHead of Safeguarding\tJuly 2022\tGreen
        2\tAudit each month\tPrincipal social worker\tSeptember 2022\tAmber
        """,
        DocumentKind.ACTION_PLAN,
        "Ofsted improvement: Action Plan",
        ("Bury",),
        None,
        None,
        None,
        date(2022, 5, 9),
    ),
    "committee paper with an action plan": Case(
        """
        Bury Council
        Report to: Cabinet
        Date of meeting: 1 June 2022
        Title: Ofsted Action Plan
        Wards affected: All
        Purpose of report
        To adopt the plan.
        No.\tAction\tLead officer\tTimescale\tProgress
        1\tRecruit social workers\tHead of Safeguarding\tJuly 2022\tGreen
        2\tAudit each month\tPrincipal social worker\tSeptember 2022\tAmber
        """,
        DocumentKind.COMMITTEE_PAPER,
        "Ofsted Action Plan",
        ("Bury",),
        None,
        None,
        None,
        date(2022, 6, 1),
    ),
    "a paper about a plan that has no rows": Case(
        """
        Our action plan
        We will act.
        """,
        DocumentKind.OTHER,
        "Our action plan",
        (),
        None,
        None,
        None,
        None,
    ),
    "joint committee of two councils": Case(
        """
        Cambridgeshire County Council and Peterborough City Council
        Report to: Joint Scrutiny Committee
        Date of meeting: 1 June 2022
        Title: What inspectors found
        Purpose of report
        To note it.
        """,
        DocumentKind.COMMITTEE_PAPER,
        "What inspectors found",
        ("Cambridgeshire", "Peterborough"),
        None,
        None,
        None,
        date(2022, 6, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_kind_and_facts(name: str) -> None:
    case = CASES[name]
    # A reader mends wrapped lines; here a line that starts with a small letter goes on.
    text = re.sub(r"\n\s+(?=[a-z])", " ", case.text)
    got = read_metadata(parsed(text), "50000001.pdf")
    assert (got.kind, got.title) == (case.kind, case.title)
    assert (got.councils, got.framework) == (case.councils, case.framework)
    assert (got.inspection_start, got.inspection_end) == (case.start, case.end)
    assert (got.published, got.lead_inspector) == (case.published, case.lead)
