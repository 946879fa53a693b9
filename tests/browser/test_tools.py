"""The tools: the library's own answers, forms saved and refused, by keyboard, without a network."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import gpai_code
from gpai_code.resolver.facts import ModelFacts
from tests.any_facts import any_facts
from tests.browser.conftest import Visitor, violations
from tests.browser.journeys import to_the_content
from tools.website.in_browser.answers import call

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "apertus-70b.third-draft.json"
SUMMARY = ROOT / "examples" / "apertus-70b.summary.json"

OPEN_MODEL = {
    "license": "Apache-2.0",
    "weights_public": True,
    "architecture_public": True,
    "usage_public": True,
    "systemic_risk": False,
}


def decided(page: Any) -> Any:
    page.locator("#obligations li").first.wait_for()
    return page


def outcomes(page: Any) -> list[str]:
    badges: list[str] = page.locator("#obligations .ruling .outcome").all_inner_texts()
    return badges


def as_shown(decision: gpai_code.Decision) -> list[str]:
    words = {"not_applicable": "not applicable", "undetermined": "open"}
    ruled = [ruling.outcome.value for ruling in decision.obligations.values()]
    return [words.get(outcome, outcome) for outcome in ruled]


# What applies


def test_what_everybody_begins_with_is_there_without_python(browser: Any, address: str) -> None:
    window = Visitor(browser, address, service_workers="block")
    window.context.route("**/python/*", lambda route: route.abort())
    page = decided(window.go("applies/"))
    assert outcomes(page) == as_shown(gpai_code.resolve(ModelFacts()))
    assert "systemic risk" in page.locator("#question legend").inner_text()
    # an answer needs it, and the page says so rather than wait for ever
    page.locator("#complaint", has_text="Python does not run in this browser").wait_for()
    page.get_by_label("no", exact=True).check()
    page.get_by_role("button", name="Answer").click()
    page.locator("#complaint", has_text="Python does not run in this browser").wait_for()
    window.context.close()


def test_the_decision_grows_with_each_answer(visitor: Visitor) -> None:
    page = decided(visitor.go(f"applies/#facts={json.dumps(OPEN_MODEL)}"))
    assert outcomes(page)[0] == "open"
    question = page.locator("#question legend")
    assert "pay for access" in question.inner_text()
    page.get_by_label("no", exact=True).check()
    page.get_by_role("button", name="Answer").click()
    page.locator("#question", has_text="Nothing more needs to be asked").wait_for()
    expected = gpai_code.resolve(ModelFacts(**OPEN_MODEL, monetised=False))  # type: ignore[arg-type]
    assert outcomes(page) == as_shown(expected)
    assert '"monetised":false' in page.evaluate("() => decodeURIComponent(location.hash)")
    assert violations(page) == []


@pytest.mark.parametrize("damaged", ["{", "5", "[]", "null"])
def test_an_address_whose_facts_are_damaged_says_so(visitor: Visitor, damaged: str) -> None:
    page = decided(visitor.go(f"applies/#facts={damaged}"))
    page.locator("#complaint", has_text="no facts that can be read").wait_for()


def test_the_link_to_the_content_takes_no_answer_away(visitor: Visitor) -> None:
    page = decided(visitor.go(f"applies/#facts={json.dumps(OPEN_MODEL)}"))
    answers = page.locator("#answers li").count()
    to_the_content(page)
    # what an answer now leads to is worked out from all that were given
    page.get_by_label("no", exact=True).check()
    page.get_by_role("button", name="Answer").click()
    page.locator("#question", has_text="Nothing more needs to be asked").wait_for()
    assert page.locator("#answers li").count() == answers + 1
    assert page.evaluate("() => document.activeElement.className") == "done"
    assert '"license":"Apache-2.0"' in page.evaluate("() => decodeURIComponent(location.hash)")


def test_what_is_not_known_is_not_asked_again(visitor: Visitor) -> None:
    page = decided(visitor.go("applies/"))
    first = page.locator("#question legend").inner_text()
    page.get_by_role("button", name="I do not know").click()
    page.locator("#answers li").first.wait_for()
    assert page.locator("#question legend").inner_text() != first
    page.get_by_role("button", name=f"Change: {first}").click()
    assert page.locator("#question legend").inner_text() == first


def test_an_answer_that_does_not_fit_is_refused(visitor: Visitor) -> None:
    page = decided(visitor.go("applies/"))
    page.locator("#other").select_option("training_compute")
    page.locator("#question input").fill("a lot")
    page.get_by_role("button", name="Answer").click()
    page.locator("#complaint", has_text="training_compute").wait_for()
    assert page.locator("#answers li").count() == 0


def test_the_decision_is_saved_as_the_library_writes_it(visitor: Visitor) -> None:
    page = decided(visitor.go(f"applies/#facts={json.dumps(OPEN_MODEL)}"))
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as JSON").click()
    saved = Path(saving.value.path()).read_text("utf-8")
    decision = gpai_code.Decision.from_json(saved)
    assert decision == gpai_code.resolve(ModelFacts(**OPEN_MODEL))  # type: ignore[arg-type]


def some_facts(number: int) -> list[dict[str, Any]]:
    """Return facts of every kind, the same ones each time."""
    drawn: list[dict[str, Any]] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(any_facts)
    def draw(facts: ModelFacts) -> None:
        drawn.append(facts.to_dict())

    draw()
    return drawn


def test_two_hundred_decisions_are_those_of_the_library(visitor: Visitor) -> None:
    drawn = some_facts(200)
    assert len(drawn) == 200
    page = decided(visitor.go("applies/"))
    answers = page.evaluate(
        """async (drawn) => {
            const { call } = await import(new URL("../assets/python.js", location.href));
            const answers = [];
            for (const facts of drawn) answers.push(await call("decide", { facts }));
            return answers;
        }""",
        drawn,
    )
    for facts, answer in zip(drawn, answers, strict=True):
        assert answer == json.loads(call("decide", json.dumps({"facts": facts}))), facts


# Forms


def opened(page: Any) -> Any:
    page.locator("#progress[data-checked]").wait_for()
    return page


def choose(page: Any, file: Path) -> None:
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open a file").click()
    choosing.value.set_files(file)
    page.locator("#status", has_text="The file is open").wait_for()


def save(page: Any, name: str) -> bytes:
    with page.expect_download() as saving:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(saving.value.path()).read_bytes()


def test_a_summary_is_opened_checked_and_saved_without_loss(visitor: Visitor) -> None:
    page = opened(visitor.go("forms/training-content-summary/"))
    choose(page, SUMMARY)
    saved = save(page, "Save the form")
    before = gpai_code.TrainingContentSummary.from_json(SUMMARY.read_bytes())
    assert gpai_code.TrainingContentSummary.from_json(saved) == before


@pytest.mark.parametrize("path", ["model-documentation", "model-documentation-third-draft"])
def test_a_form_is_opened_and_saved_without_loss(visitor: Visitor, path: str) -> None:
    page = opened(visitor.go(f"forms/{path}/"))
    choose(page, EXAMPLE)
    before = gpai_code.read_form(EXAMPLE.read_bytes())
    expected = before if "third" in path else gpai_code.migrate(before).form
    assert gpai_code.read_form(save(page, "Save the form")) == expected


def test_a_wrong_answer_is_told_at_its_row_and_never_saved(visitor: Visitor) -> None:
    page = opened(visitor.go("forms/model-documentation/"))
    row = page.locator("#row-training_compute")
    row.locator("textarea").fill("very much")
    row.locator(".findings .error").wait_for()
    page.get_by_role("button", name="Save the form").click()
    page.locator("#complaint", has_text="Nothing was saved").wait_for()
    row.locator("textarea").fill("2.4e25")
    page.locator("#progress", has_text="0 errors").wait_for()
    form = gpai_code.read_form(save(page, "Save the form"))
    assert str(getattr(form, "training_compute")) == "2.4e25 FLOP"  # noqa: B009 - of one edition


def test_another_kind_of_file_is_refused(visitor: Visitor) -> None:
    page = opened(visitor.go("forms/model-documentation/"))
    name = page.locator("#row-provider_legal_name textarea")
    name.fill("A provider")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open a file").click()
    choosing.value.set_files(SUMMARY)
    page.locator("#complaint", has_text="not opened").wait_for()
    assert name.input_value() == "A provider"


def test_a_copy_holds_what_is_meant_for_its_audience(visitor: Visitor) -> None:
    page = opened(visitor.go("forms/model-documentation/"))
    choose(page, EXAMPLE)
    page.locator("#audience").select_option("DPs")
    copy = gpai_code.read_form(save(page, "Save the form"))
    whole = gpai_code.migrate(gpai_code.read_form(EXAMPLE.read_bytes())).form
    assert copy == whole.for_audience("DPs")


def test_the_copy_in_word_says_what_the_librarys_does(visitor: Visitor) -> None:
    docx = pytest.importorskip("docx")
    page = opened(visitor.go("forms/model-documentation/"))
    choose(page, EXAMPLE)
    ours = docx.Document(BytesIO(save(page, "Word")))
    form = gpai_code.migrate(gpai_code.read_form(EXAMPLE.read_bytes())).form
    from gpai_code.render import to_docx  # noqa: PLC0415

    theirs = docx.Document(BytesIO(to_docx(form)))
    assert cells(ours) == cells(theirs)


def cells(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


@pytest.mark.parametrize("path", ["forms/model-documentation/", "forms/training-content-summary/"])
def test_a_form_has_no_fault_of_access(visitor: Visitor, path: str) -> None:
    page = opened(visitor.go(path))
    page.locator("#show-owed").check()
    page.locator(".findings .missing").first.wait_for()
    assert violations(page) == []


def test_a_form_fits_a_phone(phone: Visitor) -> None:
    page = opened(phone.go("forms/model-documentation/"))
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []


# Small tools


@pytest.mark.parametrize(
    ("tool", "answer", "expected"),
    [
        ("find", "point (2) of Measure 9.3", "safety-security-9.3(2)"),
        ("license", "CC-BY-NC-4.0", "does not qualify"),
        ("license", "Apache-2.0", "qualifies"),
        ("card", "---\nlicense: apache-2.0\n---\n", "qualifies"),
        ("find", "nothing like a citation", "nothing like a citation"),
    ],
)
def test_a_small_tool_answers(visitor: Visitor, tool: str, answer: str, expected: str) -> None:
    page = visitor.go("tools/")
    page.locator("#app").wait_for()
    page.locator(f"#{tool} [name=text]").fill(answer)
    page.locator(f"#{tool} button").click()
    page.locator(f"#{tool}-answer", has_text=expected).wait_for()


def test_what_is_due_is_worked_out(visitor: Visitor) -> None:
    page = visitor.go("tools/")
    page.locator("#app").wait_for()
    page.locator("#due-event").select_option("aware-of-involvement")
    page.locator("#due [name=day]").fill("2026-11-02")
    page.locator("#due button").click()
    page.locator("#due-answer", has_text="2026-11-12").wait_for()
    assert violations(page) == []


def test_an_example_of_the_documentation_runs_where_it_is(visitor: Visitor) -> None:
    page = visitor.go("README/")
    page.get_by_role("button", name="Run here").first.click()
    output = page.locator(".console-output").first
    output.filter(has_text="Measure 9.4 Retention period").wait_for()
    assert violations(page) == []


# Without a network, and within a budget


def test_after_the_first_visit_a_decision_needs_no_network(browser: Any, address: str) -> None:
    window = Visitor(browser, address)
    page = decided(window.go(f"applies/#facts={json.dumps(OPEN_MODEL)}"))
    page.evaluate(
        """async () => {
            const [key] = (await caches.keys()).filter((name) => name !== "python-memory");
            const cache = await caches.open(key);
            const kept = () => cache.match(new URL("../python/rest.zip", location.href));
            while (!(await kept())) await new Promise((resolve) => setTimeout(resolve, 100));
        }"""
    )
    window.context.set_offline(True)
    page.reload()
    decided(page)
    window.go("final/summary/")
    assert "Who is bound" in page.locator("main").inner_text()
    window.context.set_offline(False)
    window.close()


def test_the_first_decision_stays_within_its_budget(visitor: Visitor, folder: Path) -> None:
    asked: list[str] = []
    visitor.context.on("requestfinished", lambda request: asked.append(request.url))
    page = decided(visitor.go(f"applies/#facts={json.dumps(OPEN_MODEL)}"))
    page.wait_for_timeout(100)
    sizes = {}
    for url in asked:
        path = url.removeprefix(visitor.address).partition("#")[0]
        file = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        sizes[path] = file.stat().st_size
    sizes.pop("python/rest.zip", None)  # comes after the decision
    assert sum(sizes.values()) < 9_000_000
    pyodide = ("pyodide.", "python_stdlib")
    ours = sum(size for path, size in sizes.items() if not any(part in path for part in pyodide))
    assert 100_000 < ours <= 600_000
