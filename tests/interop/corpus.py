"""Valid and invalid documents of every kind, the same ones in every run of the same code."""

import importlib
import json
import pkgutil
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import gpai_code
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.forms.documents import FORMS, KINDS, SAFETY_DOCUMENTS, to_document
from gpai_code.resolver.facts import ModelFacts
from tests.from_schema import documents_of
from tests.schema_documents import FORM, SUMMARY, Named, documents, schema_id, schema_of, spoilt
from tests.strategies import changed, filled, marked, nodes, objects, summaries, whole_forms

REAL_SUMMARY = Path(__file__).resolve().parents[2] / "examples" / "apertus-70b.summary.json"

LARGE = 50_000
"""Documents with more characters than this are few, since every validator reads each twice."""

LARGE_ONES = 5


def corpus(named: Named, count: int) -> list[str]:
    """
    Return documents of one kind as JSON texts, about `count`, without repeats.

    Up to two fifths come from real documents, from the types and from the schema, and are valid;
    the rest are some of these with one value changed. A changed value may be as good as the one
    before (a text in place of a text), so that every second change adds a property that no schema
    has: some documents of each kind are wrong whatever is drawn.
    """
    valid = [*_real(named)[: count // 10], *drawn(_from_types(named), count // 6)]
    valid += drawn(documents_of(schema_of(named)), count // 6)
    random = Random(schema_id(named))
    texts = dict.fromkeys(map(json.dumps, valid))
    large = 0
    for number in range(20 * count):
        if len(texts) >= count:
            break
        document = valid[number % len(valid)]
        places = list(nodes(document))
        if number % 2 == 0:
            path, value = random.choice([place for place in places if isinstance(place[1], dict)])
            other: Any = {**value, "surprise": "x"}
        else:
            path, value = random.choice(places)
            other = random.choice(list(spoilt(value)))
        text = json.dumps(changed(document, path, other))
        large += len(text) > LARGE
        if len(text) <= LARGE or large <= LARGE_ONES:
            texts[text] = None
    return list(texts)


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Draw values from a strategy, the same ones each time."""
    # Hypothesis also draws literals of the code that is loaded, so that all of it must be
    for module in pkgutil.walk_packages(gpai_code.__path__, "gpai_code."):
        importlib.import_module(module.name)
    values = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(value: Any) -> None:
        values.append(value)

    collect()
    return values


def _from_types(named: Named) -> st.SearchStrategy[Any]:
    kind, edition, audience = named
    if kind == FORM:
        forms = whole_forms[edition]
        if audience is not None:
            forms = forms.map(lambda form: form.for_audience(audience))
        return forms.map(to_document)
    if kind == SUMMARY[0]:
        return summaries.map(to_document)
    if kind in SAFETY_DOCUMENTS:
        return objects(KINDS[kind][edition]).map(to_document)
    if kind == "model-facts":
        return objects(ModelFacts).map(unstructure)
    return st.sampled_from(documents(kind))


def _real(named: Named) -> list[Any]:
    """Return a document with every field filled, or those that we have."""
    kind, edition, audience = named
    if kind == FORM:
        form = marked(FORMS[edition])[0]
        return [to_document(form if audience is None else form.for_audience(audience))]
    if kind == SUMMARY[0]:
        return [json.loads(REAL_SUMMARY.read_text("utf-8"))]
    if kind in SAFETY_DOCUMENTS:
        return [to_document(marked(KINDS[kind][edition])[0])]
    if kind == "model-facts":
        return [unstructure(filled(ModelFacts))]
    return list(documents(kind))
