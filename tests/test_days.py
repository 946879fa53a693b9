"""Days as arguments: a plain date and nothing else, so that no holiday is passed over."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from gpai_code import (
    DocumentationForm,
    IncidentKind,
    ModelFacts,
    check_form,
    due_dates,
    incident_reports,
    resolve,
)
from gpai_code.errors import ArgumentTypeError, GpaiCodeError
from gpai_code.forms.training_content.checks import due_date
from gpai_code.resolver.many import decider, resolve_many

EVENT = "framework-updated-confirmed"
KIND = next(iter(IncidentKind))
DAY = date(2026, 1, 1)

TAKING_DAYS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "due_dates": (EVENT, lambda day: due_dates({EVENT: day})),
    "holidays": ("holidays", lambda day: due_dates({EVENT: DAY}, holidays=[day])),
    "incident_reports": ("aware", lambda day: incident_reports(KIND, day)),
    "initial_report": (
        "initial_report",
        lambda day: incident_reports(KIND, DAY, initial_report=day),
    ),
    "resolved": ("resolved", lambda day: incident_reports(KIND, DAY, resolved=day)),
    "resolve": ("as_of", lambda day: resolve(ModelFacts(), as_of=day)),
    "resolve_many": ("as_of", lambda day: list(resolve_many([{}], as_of=day))),
    "decider": ("as_of", lambda day: decider(as_of=day)),
    "check_form": ("as_of", lambda day: check_form(DocumentationForm(), as_of=day)),
    "due_date": ("placed", due_date),
}


@pytest.mark.parametrize(("argument", "use"), TAKING_DAYS.values(), ids=TAKING_DAYS)
def test_a_day_is_a_date_without_a_time(argument: str, use: Callable[[Any], object]) -> None:
    use(DAY)
    for wrong in (datetime(2026, 1, 1, 12), "2026-01-01", 2026, True):  # noqa: DTZ001
        with pytest.raises(ArgumentTypeError) as caught:
            use(wrong)
        assert caught.value.argument == argument
        assert isinstance(caught.value, GpaiCodeError)


def test_a_holiday_is_never_passed_over() -> None:
    (plain,) = due_dates({EVENT: date(2025, 12, 23)}, "third-draft")
    (later,) = due_dates({EVENT: date(2025, 12, 23)}, "third-draft", holidays=[date(2025, 12, 25)])
    assert later.due > plain.due
