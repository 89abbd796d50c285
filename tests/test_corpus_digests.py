"""The shipped digests: built from their sources, true to the papers' facts, in our own words."""

import re
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.table import Table
from selectolax.lexbor import LexborHTMLParser

CORPUS = Path(__file__).parents[1] / "corpus"
SOURCES = sorted((CORPUS / "sources").glob("*.md"))
PAPERS = {
    "bath": "bath-and-north-east-somerset_2012-03-19_inspection-response.pdf",
    "dudley": "dudley_2012-09-13_inspection-action-plans.docx",
    "herefordshire": "herefordshire_2014-09-11_inspection-action-plan.pdf",
    "medway": "medway_2013-09-26_child-protection-update.pdf",
    "north-tyneside": "north-tyneside_2012-07-09_inspection-outcome.html",
}
NOTE = (
    "This is a digest made for Findings from the paper named above, in our own words; "
    "it is not the paper."
)

# What a digest may share with its paper at any length: names of areas, of bodies and posts, of Acts
# and other publications. A run of shared words ends where one of them stands.
NAMES = (
    "children and young people are safe and feel safe",
    "ambition for and prioritisation of safeguarding services to looked after children and young"
    " people",
    "services for children in need of help and protection, children looked after and care leavers",
    "safeguarding and looked after children services",
    "Divisional Director, Safeguarding, Social Care and Family Service",
    "Director of Children and Adults",
    "Assistant Director, Partnerships and Commissioning",
    "Cabinet Member for Children, Young People and Learning",
    "Head of Preventative and Safeguarding",
    "Parliamentary Under-secretary of State for Children and Families",
    "Children Young People and Learning Board",
    "Education and Inspections Act 2006",
    "Children Leaving Care Act 2000",
    "Framework for the Assessment of Children in Need and their Families 2000",
    "North Tyneside Children and Young People’s Plan 2010-14",
    "Theme 1, Safeguarding, Health and Positive Lifestyles",
    "UN Convention on the Rights of the Child",
)
# Lines that state a judgement keep the paper's wording: "Partnership working – Grade 3 (Adequate)".
JUDGEMENT_LINE = re.compile(r"- .+ – Grade [1-4] \([A-Z][a-z]+\)|\|.+\|")


def folded(text: str) -> str:
    return " ".join(text.split())


def text_of(paper: Path) -> str:
    """The words of a built paper on one line, without the feet of its pages."""
    if paper.suffix == ".pdf":
        with pypdfium2.PdfDocument(paper) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
        return folded(" ".join(re.sub(r"\S[^\n]*: digest Page \d+\s*$", "", p) for p in pages))
    if paper.suffix == ".docx":
        parts = []
        for part in docx.Document(str(paper)).iter_inner_content():
            if isinstance(part, Table):
                parts += [cell.text for row in part.rows for cell in row.cells]
            else:
                parts.append(part.text)
        return folded(" ".join(parts))
    body = LexborHTMLParser(paper.read_text(encoding="utf-8")).body
    assert body is not None
    return folded(body.text())


def between(text: str, start: str, end: str) -> str:
    """The one stretch of the text from one printed paragraph number to the next."""
    (found,) = re.findall(rf" {re.escape(start)} (?=[A-Z])(.*?) {re.escape(end)} (?=[A-Z“])", text)
    return str(found)


def listed_judgements(paragraph: str) -> list[tuple[str, str]]:
    return re.findall(r"• ([^•]+?) – (Grade \d \(\w+\))", paragraph)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("papers")
    subprocess.run([sys.executable, CORPUS / "build.py", "--into", into], check=True)
    return into


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    return {short: text_of(CORPUS / "papers" / name) for short, name in PAPERS.items()}


def test_the_corpus_holds_these_papers_and_no_others() -> None:
    shipped = sorted(path.name for path in (CORPUS / "papers").iterdir())
    assert shipped == sorted(PAPERS.values())


@pytest.mark.parametrize("name", PAPERS.values())
def test_building_anew_gives_the_shipped_bytes(built: Path, name: str) -> None:
    shipped = CORPUS / "papers" / name
    assert text_of(built / name) == text_of(shipped)
    assert (built / name).read_bytes() == shipped.read_bytes()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_paper_prints_every_line_of_its_source_in_order(source: Path) -> None:
    (paper,) = (CORPUS / "papers").glob(f"{source.stem}.*")
    text, place = text_of(paper), 0
    body = source.read_text(encoding="utf-8").split("+++\n")[2]
    for line in filter(None, body.split("\n")):
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line[0] == "|" else [line]
        for cell in cells:
            printed = re.sub(r"^(#+|-+|\s+-) ?|\*\*", "", cell)
            place = text.index(printed, place)


@pytest.mark.parametrize(
    ("short", "head"),
    [
        (
            "bath",
            "Council: Bath & North East Somerset Council"
            " Meeting: Early Years, Children and Youth Policy Development and Scrutiny Panel"
            " Date: 19 March 2012"
            " Title: Response to Ofsted Inspection of Safeguarding and Looked After Children"
            " Services Inspection: 9 January 2012 to 20 January 2012",
        ),
        (
            "dudley",
            "Council: Dudley Metropolitan Borough Council"
            " Meeting: Children’s Services Scrutiny Committee"
            " Date: 13 September 2012"
            " Title: Action Plans in Response to OfSTED Inspection of Safeguarding and Looked after"
            " Children"
            " Inspection: 28 November 2011 to 9 December 2011",
        ),
        (
            "herefordshire",
            "Council: Herefordshire Council Meeting: Cabinet Date: 11 September 2014"
            " Title: Outcome of children’s safeguarding Ofsted inspection and action plan"
            " Inspection: 29 April 2014 to 21 May 2014",
        ),
        (
            "medway",
            "Council: Medway Council"
            " Meeting: Children and Young People Overview and Scrutiny Committee"
            " Date: 26 September 2013"
            " Title: Ofsted Inspection of Local Authority Arrangements for the Protection of"
            " Children – Update Report"
            " Inspection: 7 January 2013 to 16 January 2013",
        ),
        (
            "north-tyneside",
            "Council: North Tyneside Council Meeting: Cabinet Date: 9 July 2012"
            " Title: Ofsted Announced Inspection of Safeguarding and Looked After Children Services"
            " Inspection: 5 March 2012 to 16 March 2012",
        ),
    ],
)
def test_a_paper_is_headed_by_where_it_comes_from(
    words: dict[str, str], short: str, head: str
) -> None:
    assert head in words[short]
    assert NOTE in words[short]


def test_pages_of_a_pdf_carry_their_numbers() -> None:
    with pypdfium2.PdfDocument(CORPUS / "papers" / PAPERS["herefordshire"]) as pdf:
        feet = [page.get_textpage().get_text_range().split("\n")[-1] for page in pdf]
    assert feet == [f"Herefordshire Council: digest Page {number}" for number in range(1, 7)]


def test_bath_and_north_east_somerset_safeguarding_judgements(words: dict[str, str]) -> None:
    assert listed_judgements(between(words["bath"], "4.6", "4.7")) == [
        ("Overall effectiveness", "Grade 3 (Adequate)"),
        ("Capacity for improvement", "Grade 3 (Adequate)"),
        ("Children and young people are safe and feel safe", "Grade 2 (Good)"),
        ("Quality of provision", "Grade 3 (Adequate)"),
        (
            "The contribution of health agencies to keeping children and young people safe",
            "Grade 4 (Inadequate)",
        ),
        ("Ambition and prioritisation", "Grade 3 (Adequate)"),
        ("Leadership and Management", "Grade 3 (Adequate)"),
        ("Performance Management and Quality Assurance", "Grade 3 (Adequate)"),
        ("Partnership working", "Grade 3 (Adequate)"),
    ]


def test_bath_and_north_east_somerset_looked_after_judgements(words: dict[str, str]) -> None:
    outcomes = "Outcomes for looked after children and care leavers: "
    assert listed_judgements(between(words["bath"], "4.8", "4.9")) == [
        ("Overall effectiveness", "Grade 2 (Good)"),
        ("Capacity for improvement", "Grade 2 (Good)"),
        (f"{outcomes}being healthy", "Grade 4 (Inadequate)"),
        (f"{outcomes}staying safe", "Grade 2 (Good)"),
        (f"{outcomes}enjoying and achieving", "Grade 2 (Good)"),
        (
            f"{outcomes}making and positive contribution, including user engagement",
            "Grade 2 (Good)",
        ),
        (f"{outcomes}Economic wellbeing", "Grade 3 (Adequate)"),
        ("Overall quality of provision", "Grade 3 (Adequate)"),
        ("Ambition and prioritisation", "Grade 2 (Good)"),
        ("Leadership and Management", "Grade 2 (Good)"),
        ("Performance Management and Quality Assurance", "Grade 3 (Adequate)"),
    ]


def test_herefordshire_judgements(words: dict[str, str]) -> None:
    assert (
        "Area Judgement"
        " The experiences and progress of children who need help and protection"
        " Requires Improvement"
        " The experiences and progress of children looked after and achieving permanent homes and"
        " families for them Requires Improvement"
        " Adoption performance Good"
        " Experience and progress of care leavers Requires Improvement"
        " Leadership, management and governance Requires Improvement"
        " The Effectiveness of the Local Safeguarding Children’s Board (LSCB) Requires Improvement"
        " 7 Overall Judgement: Requires Improvement."
    ) in words["herefordshire"]
    assert "Services were then found to be inadequate" in between(words["herefordshire"], "4", "5")


def test_medway_judgements(words: dict[str, str]) -> None:
    assert between(words["medway"], "2.3", "3.").startswith(
        "Medway Council’s capacity to improve was rated “adequate” by the inspection of services "
        "for looked after children in July 2013."
    )
    assert "prints no grade from the January inspection" in between(words["medway"], "1.1", "1.2")


def test_dudley_prints_the_scale_but_no_judgement(words: dict[str, str]) -> None:
    scale = between(words["dudley"], "5.", "6.")
    grades = ["Outstanding (Grade 1)", "Good (Grade 2)", "Adequate (Grade 3)"]
    assert re.findall(r"\w+ \(Grade \d\)", words["dudley"]) == [*grades, "Inadequate (Grade 4)"]
    assert re.findall(r"\w+ \(Grade \d\)", scale) == [*grades, "Inadequate (Grade 4)"]
    assert "does not say what any of these ratings was" in between(words["dudley"], "7.", "8.")


@pytest.mark.parametrize(
    "fact",
    [
        "22 areas and give a grade for each: inadequate, adequate, good or outstanding",
        "20 of them (91%) were rated good or outstanding, and two adequate",
        "Safeguarding services: overall effectiveness is rated good, capacity for improvement"
        " outstanding",
        "Services for looked after children: overall effectiveness is rated good, capacity for"
        " improvement outstanding",
        "children and young people are safe and feel safe is rated good",
        "Rated outstanding: ambition for and prioritisation of safeguarding services to looked"
        " after children and young people",
        "the arrangements which keep looked after children and young people safe are outstanding",
        "action on equality and diversity is good",
    ],
)
def test_north_tyneside_judgements(words: dict[str, str], fact: str) -> None:
    assert fact in words["north-tyneside"]


@pytest.mark.parametrize(
    ("short", "start", "end", "fact"),
    [
        ("bath", "4.2", "4.3", "on 12 December 2011. [The paper prints 12 December 2012"),
        ("bath", "4.2", "4.3", "on 21 December 2011. [The paper prints 21 December 2012"),
        ("dudley", "12.", "13.", "Three titles are misprinted"),
        ("herefordshire", "2", "3", "so working days must be meant"),
        ("herefordshire", "21", "22", "numbers pass from 17 straight to 21"),
        ("herefordshire", "25", "26", "prints Education and Inspections Act 1996"),
        ("medway", "3.8", "3.9", "32% in March 2013, 17% in June and 19% in July 2013"),
    ],
)
def test_slips_of_the_papers_are_told(
    words: dict[str, str], short: str, start: str, end: str, fact: str
) -> None:
    assert fact in between(words[short], start, end)


def test_no_telephone_number_or_mail_address_of_an_officer(words: dict[str, str]) -> None:
    found = {
        short: re.findall(r"\S+@\S+|\b0\d{3,4} \d{6}\b|\b\d{3} \d{4}\b", text)
        for short, text in words.items()
    }
    assert found == {short: [] for short in PAPERS}


def runs(text: str, length: int) -> set[str]:
    """Every run of so many words that holds no name."""
    text = text.replace("'", "’").casefold()
    tokens = re.findall(r"[a-z0-9’£%&]+|\0", re.sub(r"<[^>]+>", " ", text))
    for name in NAMES:
        tokens = cut(tokens, re.findall(r"[a-z0-9’£%&]+", name.casefold()))
    spans = (tokens[place : place + length] for place in range(len(tokens) - length + 1))
    return {" ".join(span) for span in spans if "\0" not in span}


def cut(tokens: list[str], name: list[str]) -> list[str]:
    """The tokens with a stop in place of the name wherever it stands."""
    kept: list[str] = []
    for token in tokens:
        kept.append(token)
        if kept[-len(name) :] == name:
            kept[-len(name) :] = ["\0"]
    return kept


@pytest.mark.shared
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_digest_shares_no_nine_words_with_its_paper(source: Path, shared: Path) -> None:
    council, day, _ = source.stem.split("_")
    (paper,) = (shared / "corpus" / "committee_papers").glob(f"{council}_{day}_*.txt")
    body = source.read_text(encoding="utf-8").split("+++\n")[2]
    lines = [line for line in body.split("\n") if not JUDGEMENT_LINE.fullmatch(line)]
    ours = set().union(*(runs(line, 9) for line in lines if not line.startswith("#")))
    assert ours & runs(paper.read_text(encoding="utf-8"), 9) == set()
