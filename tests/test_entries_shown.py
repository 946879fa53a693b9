"""Every surface that shows an entry shows all that its data hold."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.records import AnyEntry, Commitment
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.render.by_type import to_markdown
from gpai_code.render.entries import describe_entry
from gpai_code.render.notebook import to_notebook

EDITIONS = ("third-draft", "final")
every_edition = pytest.mark.parametrize("edition", EDITIONS)

NOT_SHOWN = {
    "numbered",  # true or false: the label shows it
    "unit",  # shown with the length, in the plural where that is right
    "choose",  # shown with the events
    "kind",  # of a limit: shown as a rule in words
}


def texts_of(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of an entry's JSON that a reader must find."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from texts_of(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part, key)
    elif isinstance(value, str) and key not in NOT_SHOWN:
        yield value


def own(entry: AnyEntry) -> dict[str, Any]:
    """Return an entry's JSON; a Commitment's Measures are only named."""
    document: dict[str, Any] = unstructure(entry)
    for measure in document.pop("measures", ()):
        document.setdefault("measure_names", []).extend([measure["id"], measure["title"]])
    for below in holders_of(document):
        if below is not document:
            del below["id"]  # what is below an entry is told by its label
    for holder in holders_of(document):
        # the printed pieces are one line, and its places are those of the Code's own words
        pieces = holder.pop("legal_basis", ())
        if pieces:
            holder["legal_basis_line"] = "".join(piece["as_printed"] for piece in pieces)
        # the sentences are the summary
        for sentence in holder.get("sentences", ()):
            del sentence["summary"]
    return document


def holders_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield document
    for below in (*document.get("provisions", ()), *document.get("recitals", ())):
        yield from holders_of(below)


def plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def entries_of(code: Code) -> Iterator[AnyEntry]:
    yield from code.values()


def shown_as_text(entry: AnyEntry, code: Code) -> str:
    return " ".join(describe_entry(entry, code).split())


def shown_as_markdown(entry: AnyEntry, _: Code) -> str:
    return plain(to_markdown(entry))


def shown_in_notebooks(entry: AnyEntry, _: Code) -> str:
    return plain(to_notebook(entry))


@every_edition
@pytest.mark.parametrize("show", [shown_as_text, shown_as_markdown, shown_in_notebooks])
def test_every_text_that_an_entry_holds_is_shown(edition: str, show: Any) -> None:
    code = load(edition)
    for entry in entries_of(code):
        shown = show(entry, code)
        for text in texts_of(own(entry)):
            assert " ".join(text.split()) in shown, (entry.id, text)


@every_edition
def test_every_limit_of_an_entry_is_shown_with_its_length_and_events(edition: str) -> None:
    code = load(edition)
    for rule in (*code.commitments, *code.measures, *code.appendices):
        shown = shown_as_text(rule, code)  # type: ignore[arg-type]
        for stated in (rule, *rule.walk()):
            for deadline in stated.deadlines:
                if deadline.length:
                    assert f"{deadline.length} {deadline.unit}" in shown, stated.id
                if deadline.date:
                    assert str(deadline.date) in shown, stated.id
                for event in deadline.trigger:
                    assert event in shown, stated.id


def test_sentences_are_shown_with_their_own_force() -> None:
    code = load("final")
    shown = shown_as_text(code["safety-security-3.5-p1"], code)
    assert "must: " in shown
    assert "best-efforts: " in shown


def test_a_commitment_without_measures_says_so() -> None:
    draft = load("third-draft")
    alone = [commitment for commitment in draft.commitments if not commitment.measures]
    assert alone
    for commitment in alone:
        assert isinstance(commitment, Commitment)
        assert "the Commitment's own text is the criterion" in shown_as_text(commitment, draft)


def test_a_duty_of_others_names_them() -> None:
    draft = load("third-draft")
    assert "owed by ai-office" in shown_as_text(draft["appendix-2-p3"], draft)
    assert "owed by external-evaluators" in shown_as_text(draft["II.11.2(4)"], draft)
