"""The way between the editions: nothing on either side left out, nothing that does not exist."""

import pytest

from gpai_code.catalog.code import load
from gpai_code.catalog.correspondence import compare, correspondence_table
from gpai_code.catalog.ids import measure_part
from gpai_code.errors import AmbiguousIdError, UnknownEditionError, UnknownIdError
from gpai_code.vocabulary import Relation

TABLE = correspondence_table()
OLD, NEW = load("third-draft"), load("final")


def test_every_commitment_and_measure_of_the_older_edition_has_a_row() -> None:
    named = {found for row in TABLE.entries for found in row.old}
    for entry in (*OLD.commitments, *OLD.measures, *OLD.appendices):
        assert entry.id in named, entry.id


def test_every_commitment_and_measure_of_the_newer_edition_has_a_row() -> None:
    named = {found for row in TABLE.entries for found in row.new}
    for entry in (*NEW.commitments, *NEW.measures, *NEW.appendices):
        assert entry.id in named, entry.id


def test_every_id_of_the_table_exists_in_its_edition() -> None:
    for row in TABLE.entries:
        assert all(found in OLD for found in row.old), row
        assert all(found in NEW for found in row.new), row


def test_the_relation_fits_the_ids() -> None:
    for row in TABLE.entries:
        assert (row.relation is Relation.NEW) == (not row.old), row
        assert (row.relation is Relation.DROPPED) == (not row.new), row
        if row.relation is Relation.SPLIT:
            assert len(row.new) > 1, row
        if row.relation is Relation.MOVED_TO_APPENDIX:
            assert any("appendix" in found for found in row.new), row


def test_every_row_says_what_changed_and_why_the_entries_answer_to_each_other() -> None:
    for row in TABLE.entries:
        assert row.what_changed.endswith("."), row
        assert row.why.endswith("."), row


def test_no_pair_stands_twice() -> None:
    pairs = [(old, new) for row in TABLE.entries for old in row.old for new in row.new]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("wanted", "successor"),
    [
        ("I.1.1", "transparency-1.1"),
        ("I.2.5", "copyright-1.4"),
        ("II.8.7", "safety-security-7.6"),
        ("II.12.3", "safety-security-9.3"),
        ("Measure II.12.4", "safety-security-9.4"),
        ("II.12.3(1)", "safety-security-9.3"),
        ("II.15.1", "safety-security-10.1"),
        ("appendix-1.1", "safety-security-appendix-1.4"),
    ],
)
def test_an_entry_of_the_third_draft_finds_its_successor(wanted: str, successor: str) -> None:
    found = {measure_part(new) for row in compare(entry=wanted) for new in row.new}
    assert successor in found


def test_an_entry_of_the_final_text_finds_what_it_came_from() -> None:
    rows = compare(OLD.edition.slug, NEW.edition.slug, "safety-security-9.4")
    assert [row.old for row in rows] == [("II.12.4",)]


def test_what_is_unknown_is_an_error() -> None:
    with pytest.raises(UnknownIdError):
        compare(entry="II.99")
    with pytest.raises(AmbiguousIdError):
        compare(entry="Measure 1.1")
    with pytest.raises(UnknownEditionError):
        compare("final", "third-draft")
