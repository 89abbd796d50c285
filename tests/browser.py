"""Helpers for tests that drive headless Chromium against a real `findings serve`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import skip

FINDINGS = Path(sys.executable).with_name("findings")
NAMES_OF_CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE = (1400, 1000)
# Milliseconds; generous, because the machine may be shared and slow.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

# Faults of Streamlit's own widgets, by axe's rule and the part of the page. Nothing of ours.
STREAMLITS_OWN = (
    # The file uploader's drop zone says that it is mere presentation, and carries a name.
    ("presentation-role-conflict", "stFileUploaderDropzone"),
)


@pytest.fixture(scope="module")
def address(shipped_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server gives out a copy of the shipped library, which tests may add to."""
    folder = tmp_path_factory.mktemp("served") / "library"
    shutil.copytree(shipped_library, folder)
    settings = {k: v for k, v in os.environ.items() if not k.startswith("FINDINGS_")}
    server = subprocess.Popen(
        [FINDINGS, "serve", "--library", folder, "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env=settings,
    )
    assert server.stderr is not None
    try:
        said = server.stderr.readline()
        found = re.fullmatch(r"Findings is at (http://127\.0\.0\.1:\d+)\n", said)
        assert found, said + server.stderr.read()
        yield found[1]
    finally:
        server.terminate()
        server.wait(timeout=30)
        server.stderr.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium, as the system has it."""
    chromium = next(filter(None, map(shutil.which, NAMES_OF_CHROMIUM)), None)
    if chromium is None:
        skip("no browser: install Chromium (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


class Visitor:
    """A reader with a browser window of their own, who asks nothing of other servers."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address
        self.requests: list[str] = []
        self.pages: list[Page] = []

    def open(
        self, path: str = "/", size: tuple[int, int] = WIDE, scheme: Any = "light", **query: Any
    ) -> Page:
        """Open a page of the app in a fresh window, which shares nothing with others."""
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
        )
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self.requests.append(request.url))
        page = context.new_page()
        self.pages.append(page)
        question = f"?{urlencode(query, doseq=True)}" if query else ""
        page.goto(f"{self.address}{path}{question}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    def elsewhere(self) -> list[str]:
        """Requests that went to another server than ours."""
        ours = urlsplit(self.address).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != ours
        ]

    def close(self) -> None:
        """Close all windows."""
        for page in self.pages:
            page.context.close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """A reader; none of their requests may leave for another server."""
    reader = Visitor(browser, address)
    yield reader
    reader.close()
    assert reader.elsewhere() == []


def faults(page: Page) -> list[str]:
    """What axe finds wrong with a page, but for Streamlit's own faults."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in violations
        for node in violation["nodes"]
        if not any(
            violation["id"] == rule and part in node["html"] for rule, part in STREAMLITS_OWN
        )
    ]


def wider_than_window(page: Page) -> list[str]:
    """Text that runs out of the window to the right."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e => {
            const text = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            const box = e.getBoundingClientRect();
            const shown = e.checkVisibility({visibilityProperty: true}) && box.width > 1;
            return text && shown && box.right > window.innerWidth + 1;
        }).map(e => e.outerHTML.slice(0, 200))"""
    )
    return found
