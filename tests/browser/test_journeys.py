"""The journeys of a new user are whole: each step is taken, by keyboard alone and on a phone."""

from tests.browser.conftest import Visitor
from tests.browser.journeys import decision_by_keyboard, form_by_keyboard, on_a_phone


def test_from_the_front_page_to_a_settled_decision_by_keyboard(visitor: Visitor) -> None:
    steps = list(decision_by_keyboard(visitor.page, visitor.address))
    assert steps[-1] == "the decision is saved"


def test_from_the_front_page_to_a_filled_form_and_a_copy_in_word_by_keyboard(
    visitor: Visitor,
) -> None:
    steps = list(form_by_keyboard(visitor.page, visitor.address))
    assert "47 rows are filled" in steps


def test_from_the_front_page_to_a_copy_in_word_on_a_phone(phone: Visitor) -> None:
    steps = list(on_a_phone(phone.page, phone.address))
    assert steps[-1] == "the copy in Word is saved"


def test_an_example_is_run_on_a_phone_where_it_is_seen(phone: Visitor) -> None:
    page = phone.go("docs/how-to/resolver/")
    button = page.get_by_role("button", name="Run here").first
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
