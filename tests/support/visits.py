"""Fixtures for looking at a packet in a real browser: one browser for a module, and pages that tell everything."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.browser import QUIET_ARGUMENTS, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass
class Visit:
    """A page that was opened, and what it asked for and complained of meanwhile."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A Chromium that is installed already; without one the tests are skipped."""
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(program), args=list(QUIET_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visit(browser: "Browser") -> Iterator[Any]:
    """Opens a file as a reader would, by its path; `options` are those of a browser context."""
    contexts = []

    def open_file(path: Path, **options: Any) -> Visit:
        context = browser.new_context(**options)
        contexts.append(context)
        visited = Visit(context.new_page())
        visited.page.on("request", lambda request: visited.requests.append(request.url))
        visited.page.on("console", lambda message: visited.complaints.append(message.text))
        visited.page.on("pageerror", lambda error: visited.complaints.append(str(error)))
        visited.page.goto(path.as_uri())
        return visited

    yield open_file
    for context in contexts:
        context.close()
