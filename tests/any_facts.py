"""Any facts about a model, built from the types of their fields."""

from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from gpai_code.constraints.rules import without_none
from gpai_code.resolver.exemption import conditions
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import systemic_risk
from gpai_code.resolver.scope import work_out_scope
from gpai_code.vocabulary import Generates, Role
from tests.strategies import values

FIELDS: dict[str, Any] = {
    field.name: without_none(field.type)
    for field in attrs.fields(ModelFacts)
    if field.name != "unknown"  # it names facts and is none
}
YES_OR_NO = [name for name, kind in FIELDS.items() if kind is bool]
AMOUNTS = [name for name in FIELDS if name.endswith("_compute")]
DATES = [name for name, kind in FIELDS.items() if kind is date]

LICENSES = (
    "NONE",
    "NOASSERTION",
    "Apache-2.0",
    "MIT",
    "GPL-3.0-or-later",
    "CC-BY-NC-4.0",
    "llama3.1",
    "bigcode-openrail-m",
    "Apache-2.0 OR CC-BY-NC-4.0",
    "Apache-2.0 AND CC-BY-NC-4.0",
    "a licence that nobody knows",
    "MIT OR",
)
BASE_MODELS = ("Qwen/Qwen3-8B", "meta-llama/Llama-3.1-8B", "google/gemma-3-4b-it", "a/model")
FIGURES = ("0", "1e20", "3.33e22", "1e23", "1.1e23", "3e24", "3.4e24", "1.0e25", "1.01e25", "4e25")

OPEN_MODEL = {
    "license": "Apache-2.0",
    "weights_public": True,
    "architecture_public": True,
    "usage_public": True,
    "monetised": False,
    "systemic_risk": False,
    "third_country": True,
}
DEVELOPER = {
    "generates": (Generates.LANGUAGE,),
    "training_compute": "3e23",
    "cumulative_compute": "4e23",
    "designated": False,
    "role": Role.DEVELOPER,
    "placed_on": date(2025, 9, 1),
}
MODIFIER = {
    "is_gpai": True,
    "placed_on_union_market": True,
    "role": Role.MODIFIER,
    "modification_compute": "4e24",
    "original_compute_unknowable": True,
}


def values_of(name: str) -> st.SearchStrategy[Any]:
    """Return the values that a fact can have, except not known."""
    if name == "license":
        return st.sampled_from(LICENSES)
    if name == "licenses":
        return st.lists(st.sampled_from(LICENSES), min_size=1, max_size=3, unique=True).map(tuple)
    if name == "base_models":
        return st.lists(st.sampled_from(BASE_MODELS), min_size=1, unique=True).map(tuple)
    if name in AMOUNTS:
        return st.sampled_from(FIGURES) | values(FIELDS[name])
    if name in DATES:
        return st.dates(date(2024, 1, 1), date(2030, 12, 31))
    made: st.SearchStrategy[Any] = values(FIELDS[name])
    return made


some: st.SearchStrategy[dict[str, Any]] = st.lists(
    st.sampled_from(list(FIELDS)), unique=True, max_size=6
).flatmap(lambda names: st.fixed_dictionaries({name: values_of(name) for name in names}))
"""A few facts, whichever."""

started: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, OPEN_MODEL, DEVELOPER, MODIFIER, OPEN_MODEL | DEVELOPER, OPEN_MODEL | MODIFIER]
)

gone = st.sets(st.sampled_from(list(FIELDS)), max_size=4)

any_facts: st.SearchStrategy[ModelFacts] = st.builds(
    lambda known, more, without: ModelFacts(
        **{name: value for name, value in (known | more).items() if name not in without}
    ),
    started,
    some,
    gone,
)
"""Nothing, a model of a usual kind, or either with a few facts more, less or otherwise."""

dense: st.SearchStrategy[ModelFacts] = st.fixed_dictionaries(
    {}, optional={name: values_of(name) for name in FIELDS}
).map(lambda known: ModelFacts(**known))
"""About every second fact, so that most contradict each other."""


def open_facts(facts: ModelFacts) -> list[str]:
    """Name the facts that are not known."""
    return [name for name in FIELDS if getattr(facts, name) is None]


def contradicted(facts: ModelFacts) -> bool:
    """Say whether facts are reported to contradict each other or a stated conclusion."""
    steps = (*work_out_scope(facts, presume=False).conclusions, systemic_risk(facts))
    return any(step.contradicted for step in steps) or any(
        condition.contradicted for condition in conditions(facts)
    )
