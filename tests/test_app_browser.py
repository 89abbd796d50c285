"""The page in headless Chromium, against a real server over the shipped corpus."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import FINDINGS, Visitor, address, browser, faults, visitor, wider_than_window

__all__ = ["address", "browser", "visitor"]  # fixtures, which pytest finds by these names

pytestmark = [pytest.mark.browser, pytest.mark.model]

EXAMPLE = "Which councils rated the health contribution inadequate?"
QUESTION = "What do health agencies contribute to keeping children and young people safe?"
QUOTE = (
    "The contribution of health agencies to keeping children and young people safe"
    " – Grade 4 (Inadequate)"
)
BATH = "Bath and North East Somerset"
FROM_2012: dict[str, Any] = {"from": "2012"}
NARROW = (390, 844)
LOW = (390, 500)
NARROWEST = (320, 640)


def fetch(url: str) -> tuple[int, Mapping[str, str], bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=60)
    try:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def type_question(page: Page, question: str) -> None:
    # The Enter key submits only once the form's button is there, and nothing is being drawn anew.
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")


def finished(page: Page) -> None:
    """Wait until all of an answer is there."""
    expect(page.get_by_text("This address brings back")).to_be_visible()
    settled(page)


def settled(page: Page) -> None:
    """Wait until nothing has been drawn for half a second: a page may draw itself twice."""
    page.wait_for_function(
        """() => {
            const idle = document.querySelector('[data-test-script-state="notRunning"]')
                && !document.querySelector('[data-stale="true"]');
            window.idleSince = idle ? window.idleSince || performance.now() : 0;
            return idle && performance.now() - window.idleSince > 500;
        }"""
    )


def shows(page: Page, heading: str) -> None:
    """Wait until the source with this heading is shown, and no other."""
    expect(page.locator("h4", has_text=heading)).to_be_visible()
    expect(page.locator("h4")).to_have_count(1)


def citing(page: Page) -> str:
    """The number under which the line about health is cited."""
    chip = page.get_by_role("button", name=re.compile(rf"^\[\d\] {BATH} · 2012 · p\. 3$"))
    return chip.inner_text()[1]


def test_ask_see_the_citation_open_the_marked_page_and_the_original(visitor: Visitor) -> None:
    page = visitor.open()
    type_question(page, QUESTION)
    finished(page)
    expect(page.locator(".quote").get_by_text(QUOTE)).to_be_visible()
    n = citing(page)
    page.get_by_role("button", name=f"[{n}] {BATH} · 2012 · p. 3").click()
    shows(page, f"[{n}] {BATH}: page 3 of 4")
    expect(page.get_by_text("The words are marked.")).to_be_visible()
    image = page.get_by_role("img", name=QUOTE, exact=True)
    expect(image).to_be_visible()
    assert image.evaluate("image => image.complete && image.naturalWidth") > 1000

    link = page.get_by_role("link", name="Open the original at page 3 (opens in a new tab)")
    href = link.get_attribute("href") or ""
    assert re.fullmatch(r"/documents/[0-9a-f]{16}#page=3", href)
    assert link.get_attribute("target") == "_blank"
    status, headers, data = fetch(urljoin(visitor.address, href))
    assert (status, headers["content-type"], data[:5]) == (200, "application/pdf", b"%PDF-")
    assert headers["content-disposition"].startswith("inline")


def test_a_permalink_restores_question_filters_and_source(visitor: Visitor) -> None:
    first = visitor.open(q=QUESTION, council=[BATH, "Medway"], **FROM_2012)
    finished(first)
    first.get_by_role("button", name=re.compile("Show page .* of source 2 with")).click()
    expect(first).to_have_url(re.compile("source=2"))
    shows(first, "[2]")
    heading = first.locator("h4").inner_text()
    link = first.get_by_test_id("stCode").inner_text().strip()
    assert link == first.url

    page = visitor.open(link.removeprefix(visitor.address))
    finished(page)
    expect(page.get_by_label("Your question")).to_have_value(QUESTION)
    for council in (BATH, "Medway"):
        expect(page.locator('[data-testid="stMultiSelect"]').get_by_text(council)).to_be_visible()
    expect(page.get_by_label("From year")).to_have_value("2012")
    expect(page.locator("h4")).to_have_text(heading)
    expect(page.get_by_text("Only documents about")).to_contain_text(
        f"about {BATH} or Medway and from 1 January 2012 on"
    )


def test_asking_and_opening_a_source_need_only_the_keyboard(visitor: Visitor) -> None:
    page = visitor.open()
    expect(page.get_by_role("button", name=EXAMPLE)).to_be_visible()

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            focused = page.locator("a:focus, button:focus, input:focus, textarea:focus")
            label = focused.evaluate_all("all => all.map(e => e.ariaLabel || e.innerText).join()")
            if name in label:
                return
        raise AssertionError(f"the Tab key does not reach {name!r}")

    tab_to("Your question")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    finished(page)
    n = citing(page)
    wanted = f"Show page 3 of source {n} with the words marked"
    tab_to(wanted)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name=QUOTE, exact=True)).to_be_visible()
    # The focus stays, and what was opened comes next.
    expect(page.get_by_role("button", name=wanted)).to_be_focused()
    tab_to("Open the original at page 3")


def test_a_question_about_judgements_is_answered_whole_and_its_reading_can_be_changed(
    visitor: Visitor,
) -> None:
    page = visitor.open()
    page.get_by_role("button", name=EXAMPLE).click()
    finished(page)
    expect(page.locator(".told")).to_contain_text(
        "1 of the 1 councils with a judgement on the contribution of health agencies was rated "
        f"inadequate at any inspection held here: {BATH}."
    )
    row = page.locator(".listing tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Grade 4 (Inadequate)")
    expect(page.get_by_role("img", name=QUOTE, exact=True)).to_be_visible()
    page.get_by_text("What this answer covers").click()
    expect(page.locator(".coverage")).to_contain_text("Looked at: ")

    page.get_by_role("button", name="Grade: inadequate").click()
    expect(page).to_have_url(re.compile("without=grade"))
    expect(page.get_by_role("button", name="Grade: inadequate")).to_have_count(0)
    page.get_by_role("button", name="Read the question afresh").click()
    expect(page.get_by_role("button", name="Grade: inadequate")).to_be_visible()
    page.get_by_role("button", name="See instead: Being healthy").click()
    expect(page).to_have_url(re.compile("area=looked_after.being_healthy"))
    expect(page.locator(".listing tbody tr")).to_contain_text("being healthy")

    again = visitor.open(page.url.removeprefix(visitor.address))
    expect(again.locator(".listing tbody tr")).to_contain_text("being healthy")


def test_the_register_is_filtered_shown_on_its_page_and_taken_away(visitor: Visitor) -> None:
    page = visitor.open("/judgements", council=BATH, grade="Inadequate")
    finished(page)
    expect(page.locator(".searched")).to_contain_text("2 judgements of 1 council")
    page.locator(".listing a").first.click()
    expect(page.get_by_role("heading", name="Where it stands")).to_be_visible()
    expect(page.locator("img[alt]")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Council,First day of inspection")
    assert sum(line.startswith(f"{BATH},2012-01-09,2012-01-20") for line in lines) == 2
    assert any(line.startswith("What it covers,2 judgements of 1 council") for line in lines)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as Excel workbook").click()
    assert Path(waiting.value.path()).read_bytes()[:2] == b"PK"


def test_a_paper_without_pages_shows_its_paragraph_with_its_neighbours(visitor: Visitor) -> None:
    page = visitor.open(q="Which plan does the Police Service lead on?", council="Dudley")
    finished(page)
    expect(page.locator(".cited mark")).to_have_text("The Police Service leads on plan 6")
    expect(page.locator(".neighbour").first).to_be_visible()
    href = page.get_by_role("link", name="Open the original (opens in a new tab)").get_attribute(
        "href"
    )
    status, headers, data = fetch(urljoin(visitor.address, href or ""))
    assert (status, data[:2]) == (200, b"PK")
    assert headers["content-disposition"].startswith("attachment")


def test_a_web_page_is_given_out_without_power(visitor: Visitor) -> None:
    page = visitor.open("/library")
    link = page.locator("tr", has_text="North Tyneside").get_by_role("link")
    status, headers, _ = fetch(urljoin(visitor.address, link.get_attribute("href") or ""))
    assert (status, headers["content-type"]) == (200, "text/html")
    policy = headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ofsted Announced Inspection")


def test_upload_a_file_and_see_it_listed_and_another_refused(
    visitor: Visitor, tmp_path: Path
) -> None:
    good = tmp_path / "minutes.txt"
    good.write_text(
        "Kent County Council\n\nMinutes of the Scrutiny Committee, 4 March 2014\n\n"
        "1. Members welcomed the lighthouse project for young carers.\n"
    )
    bad = tmp_path / "paper.pdf"
    bad.write_text("<html><body>Not found</body></html>")
    page = visitor.open("/library")
    page.get_by_test_id("stFileUploader").locator("input").set_input_files([good, bad])
    expect(page.get_by_text("paper.pdf")).to_be_visible()
    page.get_by_role("button", name="Add to the library").click()
    outcome = page.locator(".outcome")
    expect(outcome).to_contain_text("minutes.txt: added")
    expect(outcome).to_contain_text("paper.pdf: refused: it is a web page")
    expect(page.locator(".listing").first.locator("tr", has_text="Kent")).to_be_visible()
    expect(page.locator(".listing").last).to_contain_text("Download it again")
    assert faults(page) == []

    page.get_by_role("link", name="Ask", exact=True).click()
    type_question(page, "What did members say about the lighthouse project for young carers?")
    finished(page)
    expect(page.locator(".quote").first).to_contain_text("lighthouse project for young carers")


STATES: dict[str, tuple[str, dict[str, Any], str]] = {
    "start": ("/", {}, ".st-key-started"),
    "answer": ("/", {"q": QUESTION, "source": "1"}, "img[alt]"),
    "paragraph": ("/", {"q": "Who leads on the action plans in Dudley?"}, ".paper"),
    "judgements asked for": ("/", {"q": EXAMPLE}, "img[alt]"),
    "tally": ("/", {"q": "How many councils were given each grade, by year?"}, ".bars"),
    "register": ("/judgements", {}, ".listing"),
    "councils": ("/judgements", {"show": "Council by council"}, ".heat"),
    "years": ("/judgements", {"show": "By year"}, ".bars"),
    "no answer": ("/", {"q": "What is the capital of Peru?"}, ".searched"),
    "problem": ("/", {"q": "health", "from": "2014", "to": "2012"}, ".problem"),
    "library": ("/library", {}, ".listing"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault_of_ours_and_no_text_leaves_the_window(
    visitor: Visitor, state: str, scheme: str
) -> None:
    path, query, there = STATES[state]
    page = visitor.open(path, scheme=scheme, **query)
    expect(page.locator(there).first).to_be_visible()
    if there in ("img[alt]", ".paper"):
        finished(page)
    settled(page)
    assert faults(page) == []
    for width, height in (NARROW, NARROWEST):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator(there).first).to_be_visible()
        assert wider_than_window(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults(page) == []


def test_on_a_narrow_window_a_citation_leads_to_its_source(visitor: Visitor) -> None:
    page = visitor.open(q=QUESTION, size=LOW)
    finished(page)
    link = page.locator(".jump a").last
    n = link.inner_text()[1]
    card = page.locator(f"#source-{n}")
    expect(card).not_to_be_in_viewport()
    link.click()
    expect(card).to_be_in_viewport()
    expect(page.get_by_label("Your question")).to_have_value(QUESTION)
    page.get_by_role("button", name=re.compile(f"of source {n} with the words marked")).click()
    shows(page, f"[{n}]")
    expect(page.locator("h4")).to_be_in_viewport()


def test_nothing_follows_the_reader(visitor: Visitor) -> None:
    page = visitor.open(q=QUESTION)
    finished(page)
    # The one cookie guards uploads against forgery; it ends with the session.
    assert [(c["name"], c["expires"]) for c in page.context.cookies()] == [("_streamlit_xsrf", -1)]
    assert len(visitor.requests) > 10
    assert visitor.elsewhere() == []


def test_responses_carry_security_headers(visitor: Visitor) -> None:
    _, headers, _ = fetch(f"{visitor.address}/")
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("0123456789abcdef", "No document"),
        ("paper.pdf", "no document's address"),
        ("0123456789ABCDEF", "no document's address"),
    ],
)
def test_an_unknown_document_is_refused_in_plain_words(
    visitor: Visitor, id_: str, said: str
) -> None:
    status, headers, body = fetch(f"{visitor.address}/documents/{id_}")
    assert status == 404
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert said in body.decode()


def test_health_is_told(visitor: Visitor) -> None:
    status, _, body = fetch(f"{visitor.address}/healthz")
    assert status == 200
    assert re.fullmatch(rb"ok: [56] documents\n", body)


def test_a_port_in_use_is_one_line(visitor: Visitor, shipped_library: Path) -> None:
    port = visitor.address.rsplit(":", 1)[1]
    run = subprocess.run(
        [FINDINGS, "serve", "--library", shipped_library, "--port", port],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == (
        f"findings: Port {port} on 127.0.0.1 is in use. Name another with --port.\n"
    )


def test_ctrl_c_ends_it_cleanly(shipped_library: Path) -> None:
    # Where the tests themselves run in the background, their children ignore interrupts.
    heeding = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"{heeding} sys.argv[0] = 'findings'; import cli; cli.main()",
            *("serve", "--library", shipped_library, "--port", "0"),
        ],
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stderr is not None
        said = server.stderr.readline().strip()
        assert fetch(f"{said.removeprefix('Findings is at ')}/healthz")[0] == 200
        server.send_signal(signal.SIGINT)
        rest = server.stderr.read()
        assert (server.wait(timeout=60), rest) == (0, "Stopped.\n")
