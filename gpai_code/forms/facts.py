"""What a form says and what else is known of the model: whether it is owed, and contradictions."""

import decimal
import re
from collections.abc import Iterator
from functools import lru_cache

from gpai_code.constraints.quantities import Computation
from gpai_code.forms.base import Form
from gpai_code.forms.findings import Note, listed, shortened
from gpai_code.forms.values import Magnitude
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import Obligation, Outcome, Severity

NO_LICENSE = "NONE"
"""What facts say where there is no licence."""

_FACTS_CACHE_SIZE = 128

_OPENS_WEIGHTS = re.compile(r"\b(weights?|parameters|checkpoints?|download\w*)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\b(no|not|without|never|except|neither|cannot)\b|n't\b", re.IGNORECASE)


def is_owed(form: Form, facts: ModelFacts) -> bool:
    """
    Say whether the provider owes a form on the facts given; what is not known counts as owed.

    Source:
        AI Act Article 53(1), points (a), (b) and (d), Article 53(2), and Article 55(1).
    """
    return _reason_not_owed(form.OBLIGATIONS, facts) is None


@lru_cache(_FACTS_CACHE_SIZE)
def _reason_not_owed(obligations: tuple[str, ...], facts: ModelFacts) -> tuple[bool, str] | None:
    """Return whether Article 53(2) lifts all of these obligations, and why none is owed."""
    from gpai_code.resolver.resolution import resolve  # noqa: PLC0415 - only where facts are given

    decision = resolve(facts)
    rulings = [decision.obligations[obligation] for obligation in obligations]
    lifted = (Outcome.EXEMPT, Outcome.NOT_APPLICABLE)
    if not all(ruling.outcome in lifted for ruling in rulings):
        return None
    exempt = any(ruling.outcome is Outcome.EXEMPT for ruling in rulings)
    return exempt, " ".join(rulings[0].because)


def notes_on_facts(form: Form, facts: ModelFacts) -> Iterator[Note]:
    """Yield that a form is not owed, and where its answers contradict the facts."""
    yield from _not_owed(form, facts)
    yield from _license(form, facts)
    yield from _weights(form, facts)
    yield from _placing(form, facts)
    yield from _compute(form, facts)


def _not_owed(form: Form, facts: ModelFacts) -> Iterator[Note]:
    reason = _reason_not_owed(form.OBLIGATIONS, facts)
    if reason is None:
        return
    exempt, because = reason
    if (Obligation.SYSTEMIC_RISK.value,) == form.OBLIGATIONS:
        message = (
            "this document is not owed: on the facts given, the duties of Article 55(1) AI Act do "
            f"not apply. {because}"
        )
        yield Note("", "not-owed", Severity.ADVICE, message, "AI Act Article 55(1)")
        return
    points = " and ".join(f"({name[-2]})" for name in form.OBLIGATIONS)
    if exempt:
        message = (
            f"this document is not owed: on the facts given, Article 53(2) AI Act lifts the duties "
            f"of Article 53(1), point {points}, which it serves; it may be filled of free will"
        )
        source = "AI Act Article 53(2)"
    else:
        message = (
            "this document is not owed: on the facts given, the duties of Article 53(1), point "
            f"{points}, do not apply. {because}"
        )
        source = "AI Act Article 53(1)"
    yield Note("", "not-owed", Severity.ADVICE, message, source)


def _contradiction(row: str, message: str, severity: Severity = Severity.ERROR) -> Note:
    return Note(row, "facts-agree", severity, f"{message}; correct one of the two")


def _license(form: Form, facts: ModelFacts) -> Iterator[Note]:
    """Compare the licences by what they are known as, and else by their words."""
    in_form, in_facts = getattr(form, "license", None), facts.license
    if in_form is None or in_facts is None:
        return
    if (in_form == "none exists") is not (in_facts == NO_LICENSE):
        message = f"{shortened(in_form)!r} here, and the facts say {shortened(in_facts)!r}"
        yield _contradiction("license", message)
        return
    if in_form == "none exists":
        return
    from gpai_code.licenses.assessment import identified  # noqa: PLC0415 - for a form with one

    here, there = identified(in_form), identified(in_facts)
    if here is not None and there is not None:
        if here != there:
            message = f"{here} here, and the facts say {there}"
            yield _contradiction("license", message)
        return
    if there is not None and there in _named_inside(in_form):
        return
    here_plain, there_plain = _plain(in_form), _plain(in_facts)
    if here_plain not in there_plain and there_plain not in here_plain:
        message = f"{shortened(in_form)!r} here, and the facts say {shortened(in_facts)!r}"
        yield _contradiction("license", message, Severity.ADVICE)


def _named_inside(license_text: str) -> set[str]:
    """Return the licences that a sentence names first or links to, as "Apache License 2.0: ..."."""
    from gpai_code.licenses.assessment import identified  # noqa: PLC0415 - for a form with one

    first = re.split(r"[:;(\n]", license_text, maxsplit=1)[0]
    links = re.findall(r"https?://[^\s,;)]+", license_text)
    names = (identified(words.strip(" .")) for words in (first, *links) if words.strip(" ."))
    return {name for name in names if name is not None}


def _plain(text: str) -> str:
    return " ".join(re.split(r"[\W_]+", text.casefold())).strip()


def _weights(form: Form, facts: ModelFacts) -> Iterator[Note]:
    """Compare what the channels give access to with whether the weights are public."""
    channels = getattr(form, "distribution_channels", None)
    if channels is None or facts.weights_public is None:
        return
    opened = []
    for channel in channels:
        level = channel.access_level or ""
        if _OPENS_WEIGHTS.search(level) and not _CLOSES.search(level):
            opened.append(channel.name)
    # the access level is free text, so that neither is more than advice
    if facts.weights_public and not opened:
        message = "no channel is said to give access to the weights, and the facts say it is public"
        yield _contradiction("distribution_channels", message, Severity.ADVICE)
    elif not facts.weights_public and opened:
        message = f"{listed(opened)} seem to give access to weights, and the facts deny it"
        yield _contradiction("distribution_channels", message, Severity.ADVICE)


def _placing(form: Form, facts: ModelFacts) -> Iterator[Note]:
    """Compare the days of placing on the Union market."""
    row, days = "union_market_release_date", [getattr(form, "union_market_release_date", None)]
    if form.DOCUMENT == "model-report":  # a Framework is about several models
        row, days = "placed_on", [getattr(form, "placed_on", None)]
    if placements := getattr(form, "placements", None):
        row, days = "placements", [placement.date for placement in placements]
    days = [day for day in days if day is not None]
    if not days:
        return
    if facts.placed_on is not None and facts.placed_on not in days:
        message = f"{listed(days)} here, and the facts say that it was placed on {facts.placed_on}"
        yield _contradiction(row, message)
    if facts.placed_on_union_market is False:
        message = f"{listed(days)} here, and the facts say that it is not on the Union market"
        yield _contradiction(row, message)


def _compute(form: Form, facts: ModelFacts) -> Iterator[Note]:
    """Compare amounts of computation, to the figures that the less precise one states."""
    precise = getattr(form, "training_compute", None)
    magnitude = getattr(form, "training_compute_magnitude", None)
    if facts.training_compute is not None:
        in_facts = Computation(facts.training_compute)
        if isinstance(precise, Computation) and not _same_amount(precise, in_facts):
            message = f"{precise} here, and the facts say {in_facts}"
            yield _contradiction("training_compute", message)
        if isinstance(magnitude, Magnitude) and in_facts.decimal and not magnitude.fits(in_facts):
            message = f"{magnitude} here, and the facts say {in_facts}"
            yield _contradiction("training_compute_magnitude", message)
    if facts.cumulative_compute is not None and isinstance(precise, Computation):
        cumulative = Computation(facts.cumulative_compute)
        # guidelines 119 (July 2025): training counts towards the cumulative amount
        if precise.decimal > cumulative.decimal and not _same_amount(precise, cumulative):
            message = f"{precise} here, and the facts say only {cumulative} for all computation"
            yield _contradiction("training_compute", message)


def _same_amount(first: Computation, second: Computation) -> bool:
    """Say whether two amounts are equal to the figures that both state."""
    if not first.decimal or not second.decimal:
        return first.decimal == second.decimal
    figures = min(first.significant_figures, second.significant_figures)
    step = decimal.Decimal(1).scaleb(
        max(first.decimal.adjusted(), second.decimal.adjusted()) - figures + 1
    )
    with decimal.localcontext(prec=100):
        return abs(first.decimal - second.decimal) < step
