"""What training compute includes and what it need not, after the annex of the guidelines."""

from enum import StrEnum

import attrs

from gpai_code.compute.thresholds import Basis
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.law import Citation, act, guidelines
from gpai_code.vocabulary.names import member


class Activity(StrEnum):
    """What computation was spent on, as far as the guidelines and recital 111 tell it apart."""

    PARAMETER_UPDATES = "parameter-updates"
    """All training that updates the model's parameters, where it is not split up further."""

    PRE_TRAINING = "pre-training"
    FINE_TUNING = "fine-tuning"

    ROLLOUTS = "rollouts"
    """Forward passes that generate samples during reinforcement learning, graded and trained on."""

    DATA_FILTERING = "data-filtering"
    """Forward passes of models that classify, rank or rewrite data before it is trained on."""

    PRIVATE_SYNTHETIC_DATA = "private-synthetic-data"
    """Generating synthetic data that the public cannot reach, what is discarded included."""

    COMBINED_WEIGHTS = "combined-weights"
    """Training the weights of models that were merged or averaged into this one."""

    INITIAL_WEIGHTS = "initial-weights"
    """Training existing weights that this model took over, for example to start from."""

    OTHER_CONTRIBUTION = "other-contribution"
    """Anything else that contributes to the model's capabilities."""

    PUBLIC_SYNTHETIC_DATA = "public-synthetic-data"
    DIAGNOSTICS = "diagnostics"
    EXPLORATORY_RESEARCH = "exploratory-research"
    FAILED_EXPERIMENTS = "failed-experiments"
    DISTILLATION_PARENTS = "distillation-parents"
    AUXILIARY_MODELS = "auxiliary-models"
    RECOMPUTATION = "recomputation"


@attrs.frozen(kw_only=True)
class Item(Record):
    """
    Whether one activity is part of training compute.

    Attributes:
        what: The activity.
        counts: True where it is included, False where it need not be, None where the text can be
            read either way.
        for_test: In which of the two meanings of training compute.
        because: Why, in our words.
        citation: Where it is said.
        inferred: True where it is our conclusion from the definition and not said as such.
        readings: Both readings, where the text leaves room for two.
    """

    what: Activity
    counts: bool | None
    for_test: Basis
    because: str
    citation: Citation
    inferred: bool = False
    readings: tuple[str, ...] = ()


def _item(what: Activity, counts: bool, because: str, citation: Citation) -> Item:
    return Item(
        what=what,
        counts=counts,
        for_test=Basis.CUMULATIVE,
        because=because,
        citation=citation,
    )


def _direct(what: Activity, counts: bool | None, because: str, *readings: str) -> Item:
    return Item(
        what=what,
        counts=counts,
        for_test=Basis.DIRECT,
        because=because,
        citation=guidelines("118"),
        inferred=True,
        readings=readings,
    )


COUNTED = (
    _item(
        Activity.PARAMETER_UPDATES,
        True,
        "Whatever computation goes directly into updating the parameters is included.",
        guidelines("119"),
    ),
    _item(
        Activity.PRE_TRAINING,
        True,
        "It is one of the activities named as meant to enhance capabilities before deployment.",
        act("recital 111"),
    ),
    _item(
        Activity.FINE_TUNING,
        True,
        "It is one of the activities named as meant to enhance capabilities before deployment.",
        act("recital 111"),
    ),
    _item(
        Activity.PRIVATE_SYNTHETIC_DATA,
        True,
        "The forward passes that made the data count, also for samples that were thrown away: "
        "of 100 generated to keep 10, all 100.",
        guidelines("119"),
    ),
    Item(
        what=Activity.ROLLOUTS,
        counts=True,
        for_test=Basis.CUMULATIVE,
        because=(
            "The general rule takes in everything that has contributed to capabilities, and what a "
            "policy generates while it is trained is the data it learns from."
        ),
        citation=guidelines("119"),
        inferred=True,
    ),
    Item(
        what=Activity.DATA_FILTERING,
        counts=True,
        for_test=Basis.CUMULATIVE,
        because=(
            "The general rule takes in everything that has contributed to capabilities; filtering "
            "by models is named neither there nor among what may be left out."
        ),
        citation=guidelines("119"),
        inferred=True,
        readings=(
            "Filtering data improves what the model learns, and so contributes to capabilities "
            "(119).",
            "Like auxiliary models and diagnosis it only supports training, and that list of what "
            "need not be included is open (122).",
        ),
    ),
    _item(
        Activity.COMBINED_WEIGHTS,
        True,
        "What it took to train weights that were merged or averaged is added.",
        guidelines("121"),
    ),
    _item(
        Activity.INITIAL_WEIGHTS,
        True,
        "What it took to train weights that were taken over, as by initialisation, is added.",
        guidelines("121"),
    ),
    _item(
        Activity.OTHER_CONTRIBUTION,
        True,
        "The general rule takes in everything that has contributed to capabilities or will.",
        guidelines("119"),
    ),
    _item(
        Activity.PUBLIC_SYNTHETIC_DATA,
        False,
        "Synthetic data that anyone can reach may not be told apart from other public data.",
        guidelines("122"),
    ),
    _item(
        Activity.DIAGNOSTICS,
        False,
        "Evaluations, red-teaming and other pure diagnosis do not enhance capabilities.",
        guidelines("122"),
    ),
    _item(
        Activity.EXPLORATORY_RESEARCH,
        False,
        "It helps only through what people learn from it, such as better training techniques.",
        guidelines("122"),
    ),
    _item(
        Activity.FAILED_EXPERIMENTS,
        False,
        "Failed attempts at generating data, all results of which are dropped, help only through "
        "what people learn; samples dropped from a successful generation are another matter (119).",
        guidelines("122"),
    ),
    _item(
        Activity.DISTILLATION_PARENTS,
        False,
        "Training the parents that a model is distilled from is on the list of what may be left "
        "out, even where parent and model are the same.",
        guidelines("122"),
    ),
    _item(
        Activity.AUXILIARY_MODELS,
        False,
        "Training helpers such as reward models or value functions is on the list of what may be "
        "left out, even where helper and model are the same.",
        guidelines("122"),
    ),
    _item(
        Activity.RECOMPUTATION,
        False,
        "Computing activations again instead of storing them is on the list of what may be left "
        "out.",
        guidelines("122"),
    ),
    Item(
        what=Activity.PARAMETER_UPDATES,
        counts=True,
        for_test=Basis.DIRECT,
        because="For a model without systemic risk, this and nothing else is training compute.",
        citation=guidelines("118"),
    ),
    _direct(
        Activity.PRE_TRAINING,
        True,
        "Pre-training updates parameters.",
    ),
    _direct(
        Activity.FINE_TUNING,
        True,
        "Fine-tuning updates parameters; where some are frozen, only what updates the others does.",
    ),
    _direct(
        Activity.ROLLOUTS,
        None,
        "Generating samples updates no parameters, but each update of reinforcement learning "
        "starts from them; the definition can be read either way.",
        "Only the passes that compute gradients go directly into parameter updates.",
        "The samples are part of the same training step, so that generating them does as well.",
    ),
    _direct(
        Activity.DATA_FILTERING,
        False,
        "Filtering data does not update parameters.",
    ),
    _direct(
        Activity.PRIVATE_SYNTHETIC_DATA,
        False,
        "Generating data does not update parameters; it is named for cumulative compute.",
    ),
    _direct(
        Activity.PUBLIC_SYNTHETIC_DATA,
        False,
        "Generating data does not update parameters.",
    ),
    _direct(
        Activity.DIAGNOSTICS,
        False,
        "Evaluations, red-teaming and other pure diagnosis update no parameters.",
    ),
    _direct(
        Activity.EXPLORATORY_RESEARCH,
        False,
        "It updates parameters of other models, not of this one.",
    ),
    _direct(
        Activity.FAILED_EXPERIMENTS,
        False,
        "Results that are dropped have updated no parameters of this model.",
    ),
    _direct(
        Activity.DISTILLATION_PARENTS,
        False,
        "Training a parent updates the parent's parameters.",
    ),
    _direct(
        Activity.AUXILIARY_MODELS,
        False,
        "Training a helper updates the helper's parameters.",
    ),
    _direct(
        Activity.OTHER_CONTRIBUTION,
        False,
        "What does not go directly into parameter updates is outside the definition.",
    ),
)
"""What training compute includes and what it need not, for each test."""


@explain_arguments
def counted(what: Activity | str, for_test: Basis | str = Basis.CUMULATIVE) -> Item | None:
    """
    Return what is said of an activity; None where the text says nothing for that test.

    Raises:
        UnknownValueError: If there is no such activity or test.

    >>> item = counted("auxiliary-models")
    >>> item.counts, str(item.citation)
    (False, 'Guidelines paragraph 122 (July 2025; November 2025: 119)')
    >>> counted("recomputation", "direct") is None
    True
    """
    key = member(Activity, what), member(Basis, for_test)
    return next((item for item in COUNTED if (item.what, item.for_test) == key), None)
