"""What a Model Documentation Form and a summary of training content say of the same model."""

from collections.abc import Iterator
from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.forms.findings import Finding, Note, listed, shortened
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import NotUsed, NoUserData
from gpai_code.vocabulary import Severity

_BOXES = {"TEXT": "text", "IMAGES": "image", "AUDIO": "audio", "VIDEO": "video"}
"""The boxes of the summary by the modality of the Form."""

_SOURCES = {
    "WEB_CRAWLING": ("crawled_data",),
    "PRIVATE": ("licensed_data", "private_datasets"),
    "USER_DATA": ("user_data",),
    "PUBLIC_DATASETS": ("public_datasets",),
    "ANNOTATION": ("other_sources",),
    "OTHER_MEANS": ("other_sources",),
    "SYNTHETIC": ("synthetic_data",),
}
"""The blocks of the summary by the option of the Form that covers them."""

_WIDER = (
    "the Form covers testing and validation too, the summary only training, so that both can be "
    "right; look again"
)


@explain_arguments
def compare_with_summary(
    form: ModelDocumentation, summary: TrainingContentSummary
) -> RecordTuple[Finding]:
    """
    Return where the two documents of one model contradict each other, or may.

    Compared are provider, names, models that it builds on, the placing on the Union market,
    modalities and provenance of the data. What the summary says of training and the Form does not
    is an error; what only the Form says may concern testing or validation and is advice. Free
    texts are compared by whether one names what the other does, and differences are advice. The
    channels that the Form names are places where the summary must be public with the model.

    Args:
        form: A Model Documentation Form of any edition, or a copy of one.
        summary: The summary of the same model's training content.

    Returns:
        Findings whose path is that of the summary; the messages name the row of the Form.

    Source:
        Final Transparency Chapter, Measure 1.1 and the Form; AI Act Article 53(1)(d) and the
        template for the summary.
    """
    source = form.definition().source
    findings = []
    for note in _notes(form, summary):
        # a rule that names its own source is one of the summary's, the others are the Form's
        edition = form.EDITION if note.source is None else summary.EDITION
        findings.append(note.finding(source, edition))
    return RecordTuple(findings)


def may_concern_one_model(form: ModelDocumentation, summary: TrainingContentSummary) -> bool:
    """
    Say whether a form and a summary can be documents of one model.

    They can if the provider or a model's name agrees, or if nothing that both state could differ.
    """
    comparisons = []
    provider = _told(form, "provider_legal_name")
    if provider and summary.provider:
        comparisons.append(_plain(provider) in _plain(summary.provider))
    name = _told(form, "model_name", "versioned_model_name")
    if name and summary.model_names:
        comparisons.append(_names_agree(name, summary))
    return not comparisons or any(comparisons)


def _names_agree(name: str, summary: TrainingContentSummary) -> bool:
    here = _plain(name)
    for model in summary.model_names or ():
        there = _plain(model.name)
        if there in here or here in there:
            return True
    return False


def _notes(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    yield from _provider(form, summary)
    yield from _names(form, summary)
    yield from _dependencies(form, summary)
    yield from _placing(form, summary)
    yield from _publication(form, summary)
    yield from _modalities(form, summary)
    yield from _provenance(form, summary)


def _told(form: ModelDocumentation, *names: str) -> Any:
    """Return the first of these rows that the edition's form has and that is answered."""
    answers = (getattr(form, name, None) for name in names)
    return next((answer for answer in answers if answer is not None), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _provider(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    name, provider = _told(form, "provider_legal_name"), summary.provider
    if name and provider and _plain(name) not in _plain(provider):
        message = f"the Form names the provider {shortened(name)!r}, who is not named here"
        yield Note("provider", "provider-agrees", Severity.ADVICE, message)


def _names(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    name = _told(form, "model_name", "versioned_model_name")
    if name and summary.model_names and not _names_agree(name, summary):
        message = f"the Form names the model {shortened(name)!r}, which is none of these"
        yield Note("model_names", "names-agree", Severity.ADVICE, message)


def _dependencies(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    in_form, in_summary = _told(form, "model_dependencies"), summary.model_dependencies
    if in_form is None or in_summary is None:
        return
    if bool(in_form) is not bool(in_summary):
        form_says = "names models that it builds on" if in_form else "says that there are none"
        summary_says = "says that there are none" if in_form else "names some"
        message = f"the Form {form_says}, the summary {summary_says}; correct one of them"
        yield Note("model_dependencies", "dependencies-agree", Severity.ERROR, message)
        return
    names = {_plain(model.name) for model in in_summary}
    missing = [model.name for model in in_form if _plain(model.name) not in names]
    if missing:
        message = f"the Form also names {listed(missing)}"
        yield Note("model_dependencies", "dependencies-agree", Severity.ADVICE, message)


def _placing(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    day = _told(form, "union_market_release_date")
    if day is None or not summary.placements:
        return
    days = [placement.date for placement in summary.placements]
    if day not in days:
        message = f"the Form gives {day} as the Union market release, the summary {listed(days)}"
        yield Note("placements", "dates-agree", Severity.ERROR, message)


def _publication(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    """The summary goes with the model, so the channels of the Form are places to publish it."""
    channels = _told(form, "distribution_channels")
    if channels and summary.placements:
        names = listed(channel.name for channel in channels)
        message = (
            f"the Form names these channels of distribution: {names}; where they are public, the "
            "summary must be there with the model"
        )
        yield Note("placements", "publication-places", Severity.ADVICE, message, "Notice point 32")


def _modalities(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    choice = _told(form, "data_modalities")
    ticked = {name for name in MODALITIES if getattr(summary, name) is not None}
    if choice is None or not ticked:
        return
    in_form = {_BOXES[modality.name] for modality in choice.selected or ()}
    if choice.other is not None:
        in_form.add("other")
    for name in sorted(ticked - in_form):
        message = f"{name} is ticked here and not among the data modalities of the Form"
        yield Note(name, "modalities-agree", Severity.ERROR, f"{message}; correct one of them")
    for name in sorted(in_form - ticked):
        message = f"the Form has {name} data, which is not ticked here: {_WIDER}"
        yield Note(name, "modalities-agree", Severity.ADVICE, message)


def _provenance(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    choice = _told(form, "data_provenance")
    if choice is None:
        return
    selected = {option.name: str(option.value) for option in choice.selected or ()}
    options = [option.name for option in choice.options()]
    covering: dict[str, list[str]] = {}
    for name in options:
        for block in _SOURCES[name]:
            covering.setdefault(block, []).append(name)
    for block, names in covering.items():
        marked = [name for name in names if name in selected]
        if _is_used(getattr(summary, block)) and not marked and choice.other is None:
            # only data that the public cannot reach counts as synthetic in the final Form
            severity = Severity.ADVICE if names == ["SYNTHETIC"] else Severity.ERROR
            message = "used here, and the Form ticks no such source of data; correct one of them"
            yield Note(block, "provenance-agrees", severity, message)
    for name in options:
        blocks = [getattr(summary, block) for block in _SOURCES[name]]
        if name in selected and all(_is_used(block) is False for block in blocks):
            message = f"the Form ticks {selected[name]!r}, here the answer is no: {_WIDER}"
            yield Note(_SOURCES[name][0], "provenance-agrees", Severity.ADVICE, message)


def _is_used(block: object) -> bool | None:
    """Say whether a source of data was used; None if the question is open."""
    return None if block is None else not isinstance(block, (NotUsed, NoUserData))
