"""Reading the Code: every kind of page, the explorer, without JavaScript, on a phone."""

from typing import Any

import pytest

from tests.browser.conftest import Visitor, violations
from tests.browser.journeys import to_the_content

PAGES = [
    "",
    "final/",
    "final/summary/",
    "final/safety-security-9/",
    "final/safety-security-9.3/",
    "final/copyright-1.4(1)(b)/",
    "final/safety-security-appendix-1/",
    "final/safety-security-appendix-1.3.1(13)/",
    "final/term-near-miss/",
    "final/copyright-recital(c)(i)/",
    "final/transparency-objective-A/",
    "final/glossary/",
    "final/form-model_architecture/",
    "final/rows/",
    "third-draft/II.4.5/",
    "third-draft/summary/",
    "2025-12-05/template-provider/",
    "changes/",
    "explore/",
    "forms/",
    "take/",
    "docs/",
    "docs/how-to/resolver/",
    "docs/reference/gpai_code.resolver/",
]
"""One page of each kind."""


def overflow(page: Any) -> int:
    """Return by how much a page is wider than the window."""
    wide: int = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    return wide


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_well_on_a_desktop(visitor: Visitor, path: str) -> None:
    page = visitor.go(path)
    assert page.locator("h1").count() == 1
    assert overflow(page) <= 0
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_well_on_a_phone(phone: Visitor, path: str) -> None:
    page = phone.go(path)
    assert overflow(page) <= 0
    assert violations(page) == []


def test_a_point_opens_at_its_anchor_on_the_page_of_its_commitment(visitor: Visitor) -> None:
    page = visitor.go("final/safety-security-9/#safety-security-9.3(2)")
    box = page.locator(":target").bounding_box()
    assert 0 <= box["y"] < 900


def test_the_theme_can_be_chosen_and_is_kept(visitor: Visitor) -> None:
    page = visitor.go("final/")
    colour = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.locator("button.theme").click()
    page.locator("button.theme").click()
    assert page.evaluate(colour) != light
    visitor.go("changes/")
    assert page.evaluate(colour) != light


def test_the_citation_can_be_copied(visitor: Visitor) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.go("final/copyright-1.4(1)(b)/")
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "Measure 1.4 (1) b) [copyright-1.4(1)(b)]" in copied


@pytest.mark.parametrize("edition", ["final", "third-draft"])
def test_the_summary_prints_on_four_sides(visitor: Visitor, edition: str) -> None:
    page = visitor.go(f"{edition}/summary/")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") in range(1, 5)


# The explorer


def results(page: Any) -> list[str]:
    ids: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('#results a')].map((link) => link.pathname)"
    )
    return [path.rstrip("/").rpartition("/")[2] for path in ids]


def explorer(visitor: Visitor, state: str = "") -> Any:
    page = visitor.go(f"explore/{state}")
    page.locator("#results li").first.wait_for()
    return page


def test_search_finds_a_number_a_heading_and_a_word(visitor: Visitor) -> None:
    page = explorer(visitor)
    page.locator("#q").fill("safety-security-9.4")
    assert results(page)[0] == "safety-security-9.4"
    page.locator("#q").fill("retention period")
    assert results(page)[:2] == ["safety-security-9.4", "II.12.4"]
    page.locator("#q").fill("robots")
    assert "copyright-1.3" in results(page)
    page.locator("#q").fill("no such word anywhere")
    assert results(page) == []
    assert "Nothing fits" in page.locator("#count").inner_text()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (
            "edition=final&kind=measure&open-source=on",
            ["transparency-1.1", "transparency-1.2", "transparency-1.3", "copyright-1.4"],
        ),
        ("edition=third-draft&kind=measure&sme=on", None),
        ("edition=final&kind=commitment&chapter=copyright", ["copyright-1"]),
        ("edition=final&kind=measure&force=best-efforts", None),
        ("edition=final&kind=measure&deadline=on", None),
        ("edition=final&kind=commitment&addressee=providers", ["transparency-1", "copyright-1"]),
    ],
)
def test_filters_give_what_the_library_gives(
    visitor: Visitor, state: str, expected: list[str] | None
) -> None:
    page = explorer(visitor, f"#{state}")
    actual = results(page)
    if expected is None:
        from tests.browser.expected import filtered  # noqa: PLC0415

        expected = filtered(state)
    assert actual == expected


def test_the_state_is_in_the_address_and_comes_back(visitor: Visitor) -> None:
    page = explorer(visitor)
    page.locator("#q").fill("incident")
    page.locator("#edition").select_option("final")
    before = results(page)
    assert "q=incident" in page.url
    assert "edition=final" in page.url
    page.reload()
    page.locator("#results li").first.wait_for()
    assert results(page) == before
    assert page.locator("#q").input_value() == "incident"


def test_the_link_to_the_content_takes_no_filter_away(visitor: Visitor) -> None:
    page = explorer(visitor, "#edition=final&q=incident")
    before = results(page)
    to_the_content(page)
    page.wait_for_function("() => location.hash.includes('q=incident')")
    assert results(page) == before
    assert page.locator("[name=q]").input_value() == "incident"


def test_an_article_of_the_law_filters(visitor: Visitor) -> None:
    page = explorer(visitor)
    page.locator("#article").select_option("AI Act Article 53(1)(c)")
    page.locator("#kind").select_option("commitment")
    assert results(page) == ["copyright-1", "I.2"]


def test_the_explorer_goes_by_keyboard(visitor: Visitor) -> None:
    page = explorer(visitor)
    page.keyboard.press("/")
    page.keyboard.type("retention period")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/final/safety-security-9.4/")


# Without JavaScript


@pytest.fixture
def plain(browser: Any, address: str) -> Any:
    window = Visitor(browser, address, java_script_enabled=False)
    yield window
    window.close()


def test_without_javascript_the_code_is_a_plain_list(plain: Visitor) -> None:
    page = plain.go("explore/")
    assert page.locator("#plain").is_visible()
    assert not page.locator("#app").is_visible()
    page.get_by_role("link", name="Measure 9.4 Retention period").click()
    page.wait_for_url("**/final/safety-security-9.4/")
    assert "five years" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["applies/", "tools/", "forms/model-documentation/"])
def test_without_javascript_a_tool_says_what_else_there_is(plain: Visitor, path: str) -> None:
    page = plain.go(path)
    assert "gpai-code" in page.locator("noscript").inner_text()
    assert not page.locator("#app").is_visible()
