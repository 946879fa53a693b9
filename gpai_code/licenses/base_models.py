"""The terms of the models that a model is built on, which may reach it whatever its own label."""

import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import ArgumentTypeError
from gpai_code.licenses.records import LicenseEntry
from gpai_code.licenses.table import base_model_rules, find_license
from gpai_code.licenses.table_records import BaseModelRule
from gpai_code.text_io.late_pattern import late_pattern
from gpai_code.vocabulary import Confidence, LicenseOutcome

MAX_MODEL_LENGTH = 300
"""Characters of a model's id, or of its address, in which names are looked for."""

_CACHE_SIZE = 1_024

_SCHEME = late_pattern(r"[a-z][a-z0-9+.]*://[^/]*/?")
_HOST = late_pattern(r"(?:www[.])?(?:huggingface[.]co|hf[.]co|github[.]com|modelscope[.]cn)/")
_RELATION = late_pattern(r"base_model:(?:(?:finetune|quantized|adapter|merge):)?")
_INSIDE = late_pattern(r"/(?:tree|blob|resolve|raw|commit|discussions|summary)(?:/|$)")


@attrs.frozen(kw_only=True, eq=False)
class BaseModelTerms(Record):
    """
    The licence that a base model came under.

    Attributes:
        model: The model, as it was written.
        licenses: The licence; several where the name does not tell which of them.
        reason: What it does, in short.
        confidence: How sure it is that the model came under it.
    """

    model: str
    licenses: tuple[LicenseEntry, ...]
    reason: str
    confidence: Confidence

    @property
    def outcome(self) -> LicenseOutcome:
        """Whether that licence meets the licence condition."""
        outcomes = {entry.outcome for entry in self.licenses}
        return outcomes.pop() if len(outcomes) == 1 else LicenseOutcome.UNDETERMINED

    @property
    def license_ids(self) -> str:
        """The ids of its licences in words."""
        ids = " or ".join(entry.id for entry in self.licenses[:3])
        return f"{ids} or another one of the family" if len(self.licenses) > 3 else ids

    def __str__(self) -> str:
        return f"{self.model}, under {self.license_ids} ({self.outcome}): {self.reason}"


@explain_arguments
def find_base_terms(model: str) -> BaseModelTerms | None:
    """
    Find the licence that a base model came under, by the owner and name of its repository.

    Copies and quantisations by others keep the name and so are found too; a model renamed beyond
    recognition is not.

    Args:
        model: Id on a model hub, address there, or a tag such as "base_model:quantized:...".

    Returns:
        None where no rule of the table knows the model, or its terms are not known.

    Raises:
        ArgumentTypeError: If the model is no text.

    >>> print(find_base_terms("https://huggingface.co/Qwen/Qwen2.5-72B-Instruct"))
    https://huggingface.co/Qwen/Qwen2.5-72B-Instruct, under LicenseRef-Qwen-2024 (does-not-qualify):
    MAU threshold of 100 million.
    >>> find_base_terms("Qwen/Qwen3-8B") is None
    True
    """
    if not isinstance(model, str):
        raise ArgumentTypeError("model", f"a value of type {type(model).__name__}", "give text")
    rule = _rule(model[:MAX_MODEL_LENGTH])
    if rule is None or not rule.licenses:
        return None
    entries = [entry for entry in map(find_license, rule.licenses) if entry]
    return BaseModelTerms(
        model=model, licenses=tuple(entries), reason=rule.reason, confidence=rule.confidence
    )


def restrictive_base_terms(models: Iterable[str]) -> tuple[BaseModelTerms, ...]:
    """Return the terms of those models whose licence fails, or is an open question."""
    entries = map(find_base_terms, models)
    return tuple(
        terms for terms in entries if terms and terms.outcome is not LicenseOutcome.QUALIFIES
    )


@lru_cache(_CACHE_SIZE)
def _rule(model: str) -> BaseModelRule | None:
    owner, name = _repository(model)
    for rule in base_model_rules():
        if rule.owner not in (None, owner):
            continue
        match = re.match(rule.name, name)
        if match is None:
            continue
        if not rule.partial:
            return rule
        # such a word tells the layout or the software; whose weights they are the rest may tell
        name = _without_last_match(rule.name, name)
    return None


def _without_last_match(pattern: str, name: str) -> str:
    return re.sub(pattern.removeprefix(".*"), "", name)


def _repository(model: str) -> tuple[str, str]:
    """Return the owner and the name of the repository, in lower case."""
    path = _RELATION.sub("", model.strip().casefold(), count=1)
    path = _HOST.sub("", _SCHEME.sub("", path, count=1), count=1)
    path = re.split(r"[?#@]", path, maxsplit=1)[0]
    path = _INSIDE.split(path, maxsplit=1)[0].rstrip("/").removesuffix(".git")
    owner, _, name = path.rpartition("/")
    return owner.rpartition("/")[2], name
