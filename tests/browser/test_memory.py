"""Python's memory: a next page goes on from it, and nothing of a user's is ever in it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import Visitor
from tools.website.in_browser.answers import call

KEPT = """async () => {
    while (true) {
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            if (name === "python-memory" && (await cache.keys()).length) return;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}"""

MARKS = "() => performance.getEntriesByType('mark').map((mark) => mark.name)"

SECRET = "Licence-Of-One-User-4711"


@pytest.fixture
def window(browser: Any, address: str) -> Iterator[Visitor]:
    """Open a window of its own, so that no other test has kept a memory for it."""
    window = Visitor(browser, address, service_workers="block")
    yield window
    window.close()


def decide(window: Visitor, facts: dict[str, Any], edition: str = "final") -> tuple[Any, list[str]]:
    """Open the page of decisions, and return its first one and what the worker did for it."""
    page = window.go("tools/")  # so that the address alone loads the next page
    page = window.go(f"applies/#edition={edition}&facts={json.dumps(facts)}")
    page.locator("#obligations li").first.wait_for()
    badges = page.locator("#obligations .ruling .outcome").all_inner_texts()
    return badges, page.workers[0].evaluate(MARKS)


def expected(facts: dict[str, Any], edition: str) -> list[str]:
    """Return the outcomes of the library's own decision, as the page words them."""
    answer = json.loads(call("decide", json.dumps({"facts": facts, "edition": edition})))
    words = {"applies_modified": "applies, modified", "undetermined": "open"}
    outcomes = [row["outcome"] for row in answer["result"]["obligations"]]
    return [words.get(outcome, outcome.replace("_", " ")) for outcome in outcomes]


def test_the_next_page_goes_on_from_the_memory_with_the_same_answers(window: Visitor) -> None:
    badges, marks = decide(window, {})
    assert badges == expected({}, "final")
    assert "memory taken" in marks
    window.page.evaluate(KEPT)
    # what the first page did not read: a licence, the other edition, facts of a modifier
    for facts, edition in (
        ({"license": "Apache-2.0", "weights_public": True, "monetised": False}, "final"),
        ({"license": "MIT", "weights_public": True}, "third-draft"),
        ({"role": "modifier", "training_compute": "3e25"}, "final"),
    ):
        badges, marks = decide(window, facts, edition)
        assert badges == expected(facts, edition)
        assert "memory taken" not in marks


def test_a_page_that_needs_more_adds_it_to_the_memory(window: Visitor) -> None:
    decide(window, {})
    window.page.evaluate(KEPT)
    for taken in (True, False):
        page = window.go("forms/model-documentation/")
        page.locator("#progress[data-checked]").wait_for()
        assert ("memory taken" in page.workers[0].evaluate(MARKS)) is taken
        page.wait_for_timeout(1000)
        page.evaluate(KEPT)


def test_nothing_that_somebody_entered_is_in_the_memory(window: Visitor) -> None:
    decide(window, {"license": SECRET})
    window.page.evaluate(KEPT)
    holds = """async (words) => {
        const cache = await caches.open("python-memory");
        const [request] = await cache.keys();
        const content = await (await cache.match(request)).arrayBuffer();
        return new TextDecoder("latin1").decode(content).includes(words);
    }"""
    assert window.page.evaluate(holds, "safety-security-7.3")
    assert not window.page.evaluate(holds, SECRET)


@pytest.mark.parametrize("fault", ["broken", "of another build"])
def test_a_memory_that_does_not_fit_is_not_used(window: Visitor, fault: str) -> None:
    decide(window, {})
    window.page.evaluate(KEPT)
    window.page.evaluate(
        """async (fault) => {
            const cache = await caches.open("python-memory");
            const [request] = await cache.keys();
            const { headers } = await cache.match(request);
            const changed = new Headers(headers);
            if (fault === "of another build") changed.set("Build", "0".repeat(64));
            await cache.put(request, new Response(new Uint8Array(70000), { headers: changed }));
        }""",
        fault,
    )
    facts = {"license": "Apache-2.0", "weights_public": True}
    badges, marks = decide(window, facts)
    assert badges == expected(facts, "final")
    assert "memory taken" in marks


def test_pages_of_zeros_are_left_out_and_come_back(window: Visitor) -> None:
    page = window.go("applies/")
    sizes = page.evaluate(
        """async () => {
            const memory = new URL("../assets/python-memory.js", location.href);
            const { gather, spread } = await import(memory);
            const content = new Uint8Array(5 * 65536 + 144);
            content.set([1, 2, 3], 65536 + 10);
            content.set([7], content.length - 1);
            const kept = await gather(content).arrayBuffer();
            const back = new Uint8Array(content.length);
            spread(kept, back);
            return [kept.byteLength, back.every((byte, place) => byte === content[place])];
        }"""
    )
    assert sizes == [4 + 65536 + 4 + 144, True]
