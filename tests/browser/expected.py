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
        measures = [
            measure
            for measure in measures
            if "sme" in {d.kind for d in code.derogations(measure.id)}
        ]
    if "force" in chosen:
        own = {
            measure.id: {measure.force, *(part.force for part in measure.sentences)}
            for measure in measures
        }
        measures = [measure for measure in measures if chosen["force"] in own[measure.id]]
    if "deadline" in chosen:
        measures = [measure for measure in measures if measure.deadlines]
    return [measure.id for measure in measures]
