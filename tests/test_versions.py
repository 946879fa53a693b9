"""Two versions of a form compared, and how long the old one is kept."""

import json
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.catalog.code import load
from gpai_code.catalog.records import Rule
from gpai_code.forms.documents import FORMS
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm as FinalForm
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.values import Energy
from gpai_code.forms.versions import Change, compare_forms, retention
from gpai_code.vocabulary import Audience
from tests.strategies import any_form, marked, whole_forms

every_edition = pytest.mark.parametrize("edition", FORMS)


def test_an_answer_is_added_removed_or_changed() -> None:
    old = FinalForm(model_name="One", license="none exists", training_energy=Energy("1.0e2"))
    new = FinalForm(
        model_name="Two", training_energy=Energy("1.0e2"), release_date=date(2025, 9, 2)
    )
    changes = compare_forms(old, new)
    assert [(change.kind, change.path, change.label) for change in changes] == [
        ("changed", "/model_name", "Model name"),
        ("added", "/release_date", "Release date"),
        ("removed", "/license", "License (link, copy on request or none)"),
    ]
    assert [(change.old, change.new) for change in changes] == [
        ("One", "Two"),
        (None, "2025-09-02"),
        ("none exists", None),
    ]


def test_other_figures_for_the_same_number_are_a_change() -> None:
    old, new = DraftForm(training_energy=Energy("100")), DraftForm(training_energy=Energy("1.0e2"))
    (change,) = compare_forms(old, new)
    assert (change.old["value"], change.new["value"]) == ("100", "1.0e2")


def test_an_empty_list_differs_from_no_answer() -> None:
    (change,) = compare_forms(FinalForm(), FinalForm(model_dependencies=()))
    assert (change.kind, change.old, change.new) == ("added", None, [])


@every_edition
def test_every_field_is_compared(edition: str) -> None:
    empty, full = FORMS[edition](), marked(FORMS[edition])[0]
    added = compare_forms(empty, full)
    rows = [row.id for row in full.definition().rows()]
    assert [change.path for change in added] == [
        f"/{name}" for name in ("last_updated", "document_version", *rows, "extensions")
    ]
    assert {change.kind for change in added} == {"added"}
    removed = compare_forms(full, empty)
    assert {change.kind for change in removed} == {"removed"}
    assert [(change.path, change.label, change.old) for change in removed] == [
        (change.path, change.label, change.new) for change in added
    ]
    written = json.loads(full.to_json())
    assert {change.path: change.new for change in added} == {
        f"/{name}": written[name]
        for name in written
        if f"/{name}" in {change.path for change in added}
    }


@settings(max_examples=25, deadline=None)
@given(any_form)
def test_a_form_does_not_differ_from_itself(form: ModelDocumentation) -> None:
    assert compare_forms(form, form) == ()
    for audience in Audience:
        copy = form.for_audience(audience)
        assert compare_forms(copy, form.for_audience(audience)) == ()


@pytest.mark.parametrize("edition", FORMS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_changes_lead_from_the_old_form_to_the_new_one(
    edition: str, data: st.DataObject
) -> None:
    old, new = data.draw(whole_forms[edition]), data.draw(whole_forms[edition])
    before, after = json.loads(old.to_json()), json.loads(new.to_json())
    for change in compare_forms(old, new):
        name = change.path.removeprefix("/")
        assert before.pop(name, None) == change.old
        assert after.pop(name, None) == change.new
        assert change.old != change.new
    for document in (before, after):
        document.pop("$schema", None)  # says where the schema is, nothing of the model
    assert before == after


def test_a_copy_s_changes_are_those_of_its_rows() -> None:
    old, new = marked(FinalForm)[0], FinalForm()
    for audience in Audience:
        changes = compare_forms(old.for_audience(audience), new.for_audience(audience))
        rows = [row.id for row, _ in old.for_audience(audience).rows()]
        header = ["last_updated", "document_version"]
        assert [change.path for change in changes] == [f"/{name}" for name in (*header, *rows)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DraftForm(), FinalForm()),
        (FinalForm(), DraftForm()),
        (FinalForm(), FinalForm().for_audience("DPs")),
        (FinalForm().for_audience("AIO"), FinalForm().for_audience("DPs")),
    ],
    ids=["newer edition", "older edition", "whole and copy", "two copies"],
)
def test_forms_that_do_not_ask_the_same_are_not_compared(
    old: ModelDocumentation, new: ModelDocumentation
) -> None:
    with pytest.raises(ValueError, match="same edition and for the same audience") as refused:
        compare_forms(old, new)
    for form in (old, new):
        assert form.EDITION in str(refused.value)
        assert form.audience is None or f"copy for {form.audience.value}" in str(refused.value)


def test_a_change_is_a_value() -> None:
    change = Change(path="/license", label="License", old="MIT", new="none exists")
    assert change == attrs.evolve(change)
    assert change.kind == "changed"


def kept_until(edition: str, placed: date | None) -> date | None:
    kind: Any = FORMS[edition]
    period = retention(kind(union_market_release_date=placed))
    return None if period is None else period.until


@every_edition
@pytest.mark.parametrize(
    ("placed", "until"),
    [
        (date(2025, 9, 2), date(2035, 9, 2)),
        (date(2028, 2, 28), date(2038, 2, 28)),
        (date(2028, 2, 29), date(2038, 2, 28)),
        (date(2028, 3, 1), date(2038, 3, 1)),
        (date(1, 1, 1), date(11, 1, 1)),
        (date(9988, 2, 29), date(9998, 2, 28)),
        (date(9989, 12, 31), date(9999, 12, 31)),
        (date(9990, 1, 1), None),  # there is no such day to write
        (date(9999, 12, 31), None),
        (None, None),
    ],
    ids=str,
)
def test_a_superseded_version_is_kept_for_ten_years(
    edition: str, placed: date | None, until: date | None
) -> None:
    assert kept_until(edition, placed) == until


@settings(deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.dates(max_value=date(9989, 12, 31)))
def test_ten_years_are_ten_calendar_years(edition: str, placed: date) -> None:
    until = kept_until(edition, placed)
    assert until is not None
    assert timedelta(days=3651) <= until - placed <= timedelta(days=3653)
    assert (until.month, min(until.day, 28)) == (placed.month, min(placed.day, 28))


def test_the_period_runs_from_the_union_market_and_not_from_the_first_release() -> None:
    assert retention(FinalForm(release_date=date(2025, 1, 1))) is None
    both = FinalForm(release_date=date(2024, 1, 1), union_market_release_date=date(2025, 1, 1))
    period = retention(both)
    assert period is not None
    assert period.until == date(2035, 1, 1)


@pytest.mark.parametrize(
    ("edition", "source"), [("third-draft", "I.1.1-p3"), ("final", "transparency-1.1-p2")]
)
def test_the_period_names_the_provision_that_sets_it(edition: str, source: str) -> None:
    kind: Any = FORMS[edition]
    period = retention(kind(union_market_release_date=date(2025, 9, 2)))
    assert period is not None
    assert (period.source, period.edition) == (source, edition)
    provision = load(edition)[source]
    assert isinstance(provision, Rule)
    periods = [(limit.length, limit.unit.value) for limit in provision.deadlines if limit.unit]
    assert periods == [(10, "year")]
