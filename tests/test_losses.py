"""What an export does not hold is said, in one place for each thing."""

import pytest

from gpai_code.cli.console import print_losses
from gpai_code.exchange import Export, Loss, describe_loss
from gpai_code.exchange.losses import MAX_PLACES_SHOWN, collect_losses


def test_a_loss_of_the_whole_document_names_no_place() -> None:
    loss = Loss(what="audiences", why="there is no field for them")
    assert describe_loss(loss) == "audiences: there is no field for them"


def test_many_places_are_counted_and_all_of_them_kept() -> None:
    places = tuple(f"copyright-1.{number}" for number in range(1, MAX_PLACES_SHOWN + 3))
    loss = Loss(what="notes", places=places, why="no field")
    assert describe_loss(loss).endswith("copyright-1.5 and 2 more): no field")
    assert loss.places == places


def test_losses_are_in_the_order_of_their_reasons_with_each_place_once() -> None:
    pieces = [("b", "2"), ("a", "1"), ("b", "3"), ("b", "2")]
    losses = collect_losses(pieces, {"a": "no a", "b": "no b", "c": "no c"})
    assert [(loss.what, loss.places, loss.why) for loss in losses] == [
        ("a", ("1",), "no a"),
        ("b", ("2", "3"), "no b"),
    ]


def test_a_loss_without_a_reason_is_an_error() -> None:
    with pytest.raises(KeyError):
        collect_losses([("a", "1")], {})


def test_an_export_comes_apart_into_document_and_losses() -> None:
    document, losses = Export({"a": 1})
    assert (document, losses) == ({"a": 1}, ())


def test_losses_go_to_standard_error_with_control_characters_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_losses([Loss(what="row \x1b[31m", places=("a",), why="withheld")])
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "not in the document: row \\x1b[31m (a): withheld\n"
