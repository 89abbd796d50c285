"""Setting a field by hand in headless Chromium: with the keyboard alone, and without faults."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import Visitor, address, browser, faults, visitor, wider_than_window

__all__ = ["address", "browser", "visitor"]  # fixtures, which pytest finds by these names

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_a_field_is_set_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/library")
    detail = page.get_by_role("combobox", name="Detail")
    expect(detail).to_be_visible()
    detail.focus()
    page.keyboard.type("Lead")
    page.keyboard.press("Enter")
    value = page.get_by_role("textbox", name="Lead inspector")
    expect(value).to_be_visible()
    # From the list to the choice of what to do, and on to the value.
    for _ in range(6):
        page.keyboard.press("Tab")
        if value.evaluate("e => e === document.activeElement"):
            break
    expect(value).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_contain_text("Enter a lead inspector.")
    assert faults(page) == []
    value.focus()
    page.keyboard.type("Jo Bloggs")
    page.keyboard.press("Enter")
    expect(page.locator(".outcome")).to_contain_text("the lead inspector was changed")
    expect(page.get_by_text("Recorded now: Jo Bloggs (from: set by hand).")).to_be_visible()
    assert faults(page) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert wider_than_window(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults(page) == []
