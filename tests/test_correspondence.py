"""The way between the editions: nothing on either side left out, nothing that does not exist."""

import re
from collections.abc import Iterable, Iterator

import pytest

from gpai_code.catalog.addresses import addresses
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.correspondence import Correspondence, compare, correspondence_table
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.records import Appendix, Commitment, Measure, Provision, Rule
from gpai_code.errors import AmbiguousIdError, UnknownEditionError, UnknownIdError
from gpai_code.forms.definition import FormDefinition, read_definition
from gpai_code.forms.model_documentation.migration import migrate
from gpai_code.forms.model_documentation.third_draft import DocumentationForm
from gpai_code.vocabulary import Relation

TABLE = correspondence_table()
OLD, NEW = load("third-draft"), load("final")
OLD_FORM, NEW_FORM = read_definition("third-draft"), read_definition("final")

MAX_WORDS = 45
"""Most words in one sentence."""


def form_ids(form: FormDefinition) -> list[str]:
    """Return the ids of the fields at the head of the Form and of its rows."""
    names = [field.id for field in form.header]
    names += [row.id for row in form.rows()]
    return [f"form-{name}" for name in names]


def must_correspond(code: Code, form: FormDefinition) -> Iterator[str]:
    """
    Yield the ids for which the table says what became of them.

    Points and paragraphs are left out: they are looked up by the Commitment, Measure or Appendix
    that they belong to.
    """
    for name, entry in code.entries.items():
        if not isinstance(entry, Provision):
            yield name
    yield from form_ids(form)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; those that begin with a bracket or a quotation mark too."""
    return re.split(r"(?<=\.)\s+(?=[A-Z('])", text)


def test_every_entry_of_the_older_edition_is_reached_by_a_row() -> None:
    named = {name for row in TABLE.entries for name in row.old}
    assert [name for name in must_correspond(OLD, OLD_FORM) if name not in named] == []


def test_every_entry_of_the_newer_edition_is_reached_by_a_row() -> None:
    named = {name for row in TABLE.entries for name in row.new}
    assert [name for name in must_correspond(NEW, NEW_FORM) if name not in named] == []


def test_every_address_of_both_editions_finds_what_became_of_it() -> None:
    for address in addresses():
        _, edition, name = address.split("/")
        if edition in (TABLE.older, TABLE.newer):
            assert compare(entry=name), address


def test_every_id_of_the_table_exists_in_its_edition() -> None:
    old, new = {*OLD.entries, *form_ids(OLD_FORM)}, {*NEW.entries, *form_ids(NEW_FORM)}
    for row in TABLE.entries:
        assert set(row.old) <= old, row
        assert set(row.new) <= new, row


def test_the_relation_fits_the_ids() -> None:
    for row in TABLE.entries:
        assert (row.relation is Relation.NEW) == (not row.old), row
        assert (row.relation is Relation.DROPPED) == (not row.new), row
        if row.relation is Relation.SPLIT:
            assert len(row.new) > 1, row
        if row.relation in (Relation.SAME, Relation.RENAMED):
            assert (len(row.old), len(row.new)) == (1, 1), row
        if row.relation is Relation.MOVED_TO_APPENDIX:
            assert any("appendix" in entry for entry in row.new), row


def test_every_row_says_what_changed_and_why_in_whole_sentences_of_readable_length() -> None:
    for row in TABLE.entries:
        for text in (row.what_changed, row.why, row.note):
            if text is not None:
                assert text.endswith("."), row
                assert max(len(sentence.split()) for sentence in sentences(text)) <= MAX_WORDS, text


def test_only_a_row_without_a_change_says_that_nothing_of_substance_changed() -> None:
    for row in TABLE.entries:
        nothing = row.what_changed.startswith("Nothing")
        assert nothing == (row.relation is Relation.SAME) or row.relation is Relation.MERGED, row


def test_where_nothing_changed_the_data_of_both_editions_agree_in_force_and_time() -> None:
    for row in TABLE.entries:
        if row.relation is not Relation.SAME:
            continue
        old, new = OLD.get(row.old[0]), NEW.get(row.new[0])
        if isinstance(old, Commitment | Measure) and isinstance(new, Commitment | Measure):
            assert old.force is new.force, row
            assert limits(old) == limits(new), row


NUMERALS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


@pytest.mark.parametrize(("code", "other"), [(OLD, NEW), (NEW, OLD)], ids=["gone", "new"])
def test_a_period_or_a_standard_that_one_edition_alone_has_is_named(
    code: Code, other: Code
) -> None:
    for rule in (*code.commitments, *code.measures, *code.appendices):
        rows = compare(entry=rule.id)
        changes = " ".join(row.what_changed for row in rows).lower()
        counterparts = counterparts_in(other, rows)
        for length, unit in periods([rule]) - periods(counterparts):
            names = (str(length), NUMERALS.get(length, str(length)))
            assert any(name in changes for name in names), (rule.id, length, unit)
        for standard in standards([rule]) - standards(counterparts):
            assert standard.lower() in changes, (rule.id, standard)


def counterparts_in(edition: Code, rows: Iterable[Correspondence]) -> list[Rule]:
    """Return the Commitments, Measures and Appendices of an edition that rows of the table name."""
    counterparts: list[Rule] = []
    for row in rows:
        for name in (*row.old, *row.new):
            entry = edition.entries.get(measure_part(name))
            if isinstance(entry, Commitment | Measure | Appendix):
                counterparts.append(entry)
    return counterparts


def periods(rules: Iterable[Rule]) -> set[tuple[int, str]]:
    """Return the lengths and units of the limits of time in rules and their provisions."""
    collected = set()
    for rule in rules:
        for part in (rule, *rule.walk()):
            for limit in part.deadlines:
                if limit.length and limit.unit is not None:
                    collected.add((limit.length, limit.unit.value))
    return collected


def standards(rules: Iterable[Rule]) -> set[str]:
    """Return the names of the standards in rules and their provisions, without the year."""
    collected: set[str] = set()
    for rule in rules:
        for part in (rule, *rule.walk()):
            collected.update(standard.name.partition(":")[0] for standard in part.standards)
    return collected


def limits(rule: Rule) -> set[tuple[object, ...]]:
    """Return kind, length and unit of the limits of time in a rule and its provisions."""
    return {
        (limit.kind, limit.length, limit.unit)
        for part in (rule, *rule.walk())
        for limit in part.deadlines
    }


def test_a_row_of_the_form_is_called_the_same_only_if_it_asks_the_same_of_the_same() -> None:
    asked = ("audiences", "recommended_words", "up_to", "significant_figures", "unit")
    allowed = ("not_applicable", "none_exists", "condition", "systemic_risk_only")
    for row in TABLE.entries:
        if not is_pair_of_form_rows(row):
            continue
        old = OLD_FORM.row(row.old[0].removeprefix("form-"))
        new = NEW_FORM.row(row.new[0].removeprefix("form-"))
        for name in (*asked, *allowed):
            assert getattr(old, name) == getattr(new, name), (row, name)


def is_pair_of_form_rows(row: Correspondence) -> bool:
    """Say whether a row of the table says that a row of the Form stayed as it was."""
    header = {f"form-{field.id}" for field in OLD_FORM.header}
    unchanged = row.relation in (Relation.SAME, Relation.RENAMED)
    return unchanged and row.old[0].startswith("form-") and row.old[0] not in header


def test_what_a_migration_hands_back_went_where_the_table_says() -> None:
    form = DocumentationForm(
        model_architecture_detailed="a sparse mixture of experts",
        technical_documentation="https://example.com/manual",
        evaluation="benchmarks of four domains",
        adversarial_testing="red-teaming by two teams",
        model_adaptations="fine-tuned to refuse",
        system_architecture="a model behind a filter",
    )
    answers = migrate(form).unmapped
    assert len(answers) == 6
    for answer in answers:
        row = next(row for row in TABLE.entries if f"form-{answer.row}" in row.old)
        assert [measure_part(name) for name in row.new] == ([answer.see] if answer.see else [])


def test_no_pair_is_repeated() -> None:
    pairs = [(old, new) for row in TABLE.entries for old in row.old for new in row.new]
    assert len(pairs) == len(set(pairs))


def test_an_entry_without_counterpart_is_in_one_row_alone() -> None:
    dropped = [old for row in TABLE.entries if not row.new for old in row.old]
    added = [new for row in TABLE.entries if not row.old for new in row.new]
    assert len(dropped) == len(set(dropped))
    assert len(added) == len(set(added))
    corresponding = {old for row in TABLE.entries if row.new for old in row.old}
    assert not corresponding.intersection(dropped)


@pytest.mark.parametrize(
    ("entry", "successor"),
    [
        ("I.1.1", "transparency-1.1"),
        ("I.2.5", "copyright-1.4"),
        ("II.8.7", "safety-security-7.6"),
        ("II.12.3", "safety-security-9.3"),
        ("Measure II.12.4", "safety-security-9.4"),
        ("II.12.3(1)", "safety-security-9.3"),
        ("II.15.1", "safety-security-10.1"),
        ("appendix-1.1", "safety-security-appendix-1.4"),
        ("objective-I", "safety-security-objective-B"),
        ("preamble(d)", "copyright-objective-A"),
        ("recital-safety-security(h)", "safety-security-recital(g)"),
        ("II.4.5-recital-2", "term-external-validity"),
        ("term-gpaisr", "term-model"),
        ("form-data_points", "form-data_points_rounded"),
        ("form-system_architecture", "safety-security-10.1"),
    ],
)
def test_an_entry_of_the_third_draft_finds_its_successor(entry: str, successor: str) -> None:
    assert successor in {measure_part(new) for row in compare(entry=entry) for new in row.new}


def test_an_entry_of_the_final_text_finds_what_it_came_from() -> None:
    rows = compare(OLD.edition.slug, NEW.edition.slug, "safety-security-9.4")
    assert [row.old for row in rows] == [("II.12.4",)]


def test_what_is_unknown_is_an_error() -> None:
    with pytest.raises(UnknownIdError):
        compare(entry="II.99")
    with pytest.raises(UnknownIdError, match="form-price"):
        compare(entry="form-price")
    with pytest.raises(AmbiguousIdError):
        compare(entry="Measure 1.1")
    with pytest.raises(UnknownEditionError):
        compare("final", "third-draft")
