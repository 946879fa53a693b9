"""What the library gives for the filters of the explorer."""

from urllib.parse import parse_qsl

import gpai_code
from gpai_code.catalog.records import Measure


def filtered(state: str) -> list[str]:
    """Return the ids of the Measures that a state of the explorer stands for."""
    chosen = dict(parse_qsl(state))
    assert chosen["kind"] == "measure"
    code = gpai_code.load(chosen["edition"])
    measures: list[Measure] = list(code.measures)
    if "sme" in chosen:
        measures = [one for one in measures if "sme" in {d.kind for d in code.derogations(one.id)}]
    if "force" in chosen:
        own = {one.id: {one.force, *(part.force for part in one.sentences)} for one in measures}
        measures = [one for one in measures if chosen["force"] in own[one.id]]
    if "deadline" in chosen:
        measures = [one for one in measures if one.deadlines]
    return [one.id for one in measures]
