"""The answer to a line that holds the facts of one model."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Any

from gpai_code.catalog.edition import DEFAULT_EDITION, edition_slug
from gpai_code.cli.jsonl import Answer, one_document, plain_error
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import GpaiCodeError
from gpai_code.resolver.facts import read_facts
from gpai_code.resolver.many import (
    DECISION_CACHE_SIZE,
    MAX_REMEMBERED_LENGTH,
    cautions,
    decider,
    summarise,
)


def resolve_answer(
    edition: str = DEFAULT_EDITION,
    *,
    presume_scope: bool = True,
    as_of: date | None = None,
    full: bool = False,
) -> Answer:
    """
    Return what resolves the facts on a line, as `resolve` does.

    Each answer has `license`, the outcome of each obligation, the facts that are `open`, and
    whether anything is `undetermined`; where there are any, the `premises` that were taken for
    granted and the `cautions` to read with it; or the whole `decision`; or else `error`. Lines that
    come again are answered from memory.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    slug = edition_slug(edition)
    return partial(_resolve, edition=slug, presume_scope=presume_scope, as_of=as_of, full=full)


def _resolve(
    number: int, line: bytes, *, edition: str, presume_scope: bool, as_of: date | None, full: bool
) -> dict[str, Any]:
    answer = _resolver(edition, presume_scope, as_of, full)
    try:
        return answer(one_document(line))
    except GpaiCodeError as error:
        return {"error": plain_error(error, number)}


@lru_cache(maxsize=1)
def _resolver(
    edition: str, presume_scope: bool, as_of: date | None, full: bool
) -> Callable[[bytes], dict[str, Any]]:
    """Make what answers a line; a worker has one for all its pieces of work."""
    decide = decider(edition, presume_scope=presume_scope, as_of=as_of)

    def answer(line: bytes) -> dict[str, Any]:
        decision = decide(read_facts(line))
        if full:
            return {"decision": unstructure(decision)}
        row = {
            **summarise(decision),
            "license": decision.facts.license,
            "open": [question.fact for question in decision.questions],
            "undetermined": decision.undetermined,
        }
        beside = {"premises": list(decision.premises), "cautions": list(cautions(decision))}
        return row | {name: texts for name, texts in beside.items() if texts}

    remembered = lru_cache(DECISION_CACHE_SIZE)(answer)
    return lambda line: (answer if len(line) > MAX_REMEMBERED_LENGTH else remembered)(line)
