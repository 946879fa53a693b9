"""
What a new user does from the front page on, step by step: by keyboard alone, and on a phone.

Each journey is a generator that yields the name of a step once it is done, so that a test can see
it through and a benchmark can time it.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ANSWERS = {
    "systemic risk": "no",
    "licence": "Apache-2.0",
    "obtain the model": "yes",
    "architecture": "yes",
    "usage": "yes",
    "pay for access": "no",
    "outside the Union": "yes",
}
"""What the user knows: words of the question, and the answer."""

FOCUSED = """() => {
    const focused = document.activeElement;
    const named = focused.getAttribute("aria-labelledby");
    const label = focused.labels?.[0] ?? (named && document.getElementById(named));
    return {
        name: (focused.getAttribute("aria-label") ?? label?.innerText ?? focused.innerText).trim(),
        kind: focused.type || focused.localName,
        number: focused.rows === 1,
        choice: Boolean(focused.closest(".choices")),
        row: focused.closest("#rows .form-row")?.id ?? null,
    };
}"""
"""What has the focus: its name for a screen reader, and what it is."""

MOST_TABS = 400

SMALLEST_TARGET = 24
"""Width and height in pixels that WCAG 2.2 asks for at level AA (2.5.8)."""


def tab_to(page: Any, name: str) -> None:
    """Press the Tab key until what has the focus is called so; `name` is a pattern."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if re.match(name, page.evaluate(FOCUSED)["name"]):
            return
    raise AssertionError(f"the Tab key never comes to {name}")


def to_the_content(page: Any) -> None:
    """Go to the head of the page and past its navigation, as those do who have no mouse."""
    page.evaluate("() => document.activeElement.blur()")
    tab_to(page, "To the content")
    page.keyboard.press("Enter")


def question(page: Any) -> str | None:
    """Return the question that is asked, if one is."""
    legend = page.locator("#question legend")
    return legend.inner_text() if legend.count() else None


def answer_to(asked: str) -> str:
    """Return what the user answers."""
    for words, answer in ANSWERS.items():
        if words in asked:
            return answer
    raise AssertionError(f"the user has no answer to {asked}")


def next_question(page: Any, before: str) -> None:
    """Wait until another question is asked, or none."""
    page.wait_for_function(
        "(before) => document.querySelector('#question legend')?.innerText !== before", arg=before
    )


def decision_by_keyboard(page: Any, address: str) -> Iterator[str]:
    """From the front page to a decision in which nothing is open, and to a file of it."""
    page.goto(address)
    yield "the front page is there"
    tab_to(page, "What applies to my model")
    page.keyboard.press("Enter")
    page.locator("#obligations li").first.wait_for()
    yield "the first decision is there"
    to_the_content(page)
    tab_to(page, "yes|no|Under which")
    while (asked := question(page)) is not None:
        answer = answer_to(asked)
        if answer in ("yes", "no"):
            # the first of two has the focus
            page.keyboard.press("Space" if answer == "yes" else "ArrowRight")
        else:
            page.keyboard.type(answer)
        page.keyboard.press("Enter")
        next_question(page, asked)
    page.locator("#status", has_text="Everything is settled").wait_for()
    yield f"{page.locator('#answers li').count()} questions are answered"
    tab_to(page, "Save as Markdown")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert "Article 53(1)(c)" in Path(saving.value.path()).read_text("utf-8")
    yield "the decision is saved"


def words_for(focused: dict[str, Any]) -> str:
    """Return what the user writes into a field."""
    if re.search(r"link|Where to read", focused["name"]):
        return "https://provider.example/report"
    if focused["number"]:
        return "1e24" if "compute" in focused["row"] else "24"
    return "As in the report"


def fill_by_keyboard(page: Any) -> int:
    """Give an answer in each field, from the first row to the last, and return how many rows."""
    answered: set[str] = set()
    lengthened: set[str] = set()
    before = None
    page.keyboard.press("Tab")
    while True:
        focused = page.evaluate(FOCUSED)
        row, kind = focused["row"], focused["kind"]
        if row is None and answered:
            return len(answered)
        key = "Tab"
        if row is None or (row, focused["name"]) == before:
            pass  # a link on the way, or another part of a day
        elif kind == "textarea":
            page.keyboard.type(words_for(focused))
            answered.add(row)
        elif kind == "date":
            page.keyboard.type("11282026")
            answered.add(row)
        elif kind == "select-one":
            page.keyboard.press("ArrowDown")
            answered.add(row)
        elif kind == "checkbox" and focused["choice"]:
            page.keyboard.press("Space")
            answered.add(row)
        elif focused["name"] == "Add one" and row not in lengthened:
            lengthened.add(row)
            key = "Enter"  # the first field of what is added has the focus then
        before = (row, focused["name"])
        page.keyboard.press(key)


def form_by_keyboard(page: Any, address: str) -> Iterator[str]:
    """From the front page to a filled form, and to a copy in Word for downstream providers."""
    page.goto(address)
    yield "the front page is there"
    tab_to(page, "Fill the Form")
    page.keyboard.press("Enter")
    page.wait_for_url("**/forms/")
    tab_to(page, "Model Documentation Form")
    page.keyboard.press("Enter")
    page.locator("#progress[data-checked]").wait_for()
    yield "the empty form is there"
    to_the_content(page)
    tab_to(page, "About this document")
    page.keyboard.press("Enter")
    rows = fill_by_keyboard(page)
    page.locator("#progress", has_text="0 still owed · 0 errors").wait_for()
    yield f"{rows} rows are filled"
    to_the_content(page)
    tab_to(page, "What to save")
    page.keyboard.press("End")
    tab_to(page, "Word")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert "As in the report" in words_of(Path(saving.value.path()))
    yield "the copy for downstream providers is saved as Word"


def on_a_phone(page: Any, address: str) -> Iterator[str]:
    """With a finger: to a decision, to a form with an answer, and to a copy in Word."""
    page.goto(address)
    yield "the front page is there"
    tap(page, page.get_by_role("link", name="What applies to my model"))
    page.locator("#obligations li").first.wait_for()
    yield "the first decision is there"
    while (asked := question(page)) is not None:
        answer = answer_to(asked)
        if answer in ("yes", "no"):
            tap(page, page.locator("#question label", has_text=re.compile(f"^ *{answer}$")))
        else:
            tap(page, page.locator("#question input"))
            page.keyboard.type(answer)
        tap(page, page.get_by_role("button", name="Answer"))
        next_question(page, asked)
    page.locator("#status", has_text="Everything is settled").wait_for()
    yield f"{page.locator('#answers li').count()} questions are answered"
    tap(page, page.get_by_role("link", name="Fill the public summary"))
    page.locator("#progress[data-checked]").wait_for()
    yield "the form that is owed is there"
    tap(page, page.locator("#row-provider textarea"))
    page.keyboard.type("As in the report")
    page.locator("#progress", has_text="1 answered").wait_for()
    yield "a row is filled"
    with page.expect_download() as saving:
        tap(page, page.get_by_role("button", name="Word"))
    assert "As in the report" in words_of(Path(saving.value.path()))
    yield "the copy in Word is saved"


def tap(page: Any, target: Any) -> None:
    """Tap on something that a finger can hit, on a page that is no wider than the screen."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert min(box["width"], box["height"]) >= SMALLEST_TARGET, (box, target)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    target.tap()


def words_of(document: Path) -> str:
    """Return the text of a Word document."""
    with zipfile.ZipFile(document) as archive:
        return re.sub(r"<[^>]+>", " ", archive.read("word/document.xml").decode())
