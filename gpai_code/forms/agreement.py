"""What a Model Documentation Form and a summary of training content say of the same model."""

from collections.abc import Iterator
from typing import Any

from gpai_code.forms.findings import Finding, Note
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import NotUsed, NoUserData
from gpai_code.forms.values import DataProvenance, DraftDataProvenance
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


def compare_with_summary(
    form: ModelDocumentation, summary: TrainingContentSummary
) -> tuple[Finding, ...]:
    """
    Return where the two documents of one model contradict each other, or may.

    Compared are provider, names, models that it builds on, the placing on the Union market,
    modalities and provenance of the data. What the summary says of training and the Form does not
    is an error; what only the Form says may concern testing or validation and is advice. Free
    texts are compared by whether one names what the other does, and differences are advice.

    Args:
        form: A Model Documentation Form of any edition, or a copy of one.
        summary: The summary of the same model's training content.

    Returns:
        Findings whose path is that of the summary; the messages name the row of the Form.

    Source:
        Final Transparency Chapter, Measure 1.1 and the Form; AI Act Article 53(1)(d) and the
        template for the summary.
    """
    return tuple(
        Finding(
            path="/" + note.row.replace(".", "/"),
            rule=note.rule,
            severity=note.severity,
            message=note.message,
            source=form.definition().source,
            edition=form.EDITION,
        )
        for note in _notes(form, summary)
    )


def _notes(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    yield from _provider(form, summary)
    yield from _names(form, summary)
    yield from _dependencies(form, summary)
    yield from _placing(form, summary)
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
        message = f"the Form names the provider {name!r}, which does not stand here"
        yield Note("provider", "provider-agrees", Severity.ADVICE, message)


def _names(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    told = _told(form, "model_name", "versioned_model_name")
    names = [one.name for one in summary.model_names or ()]
    if told and names:
        here = _plain(told)
        if not any(_plain(name) in here or here in _plain(name) for name in names):
            message = f"the Form names the model {told!r}; none of these names stands there"
            yield Note("model_names", "names-agree", Severity.ADVICE, message)


def _dependencies(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    theirs, ours = _told(form, "model_dependencies"), summary.model_dependencies
    if theirs is None or ours is None:
        return
    if bool(theirs) is not bool(ours):
        says = "names models that it builds on" if theirs else "says that there are none"
        other = "says that there are none" if theirs else "names some"
        message = f"the Form {says}, the summary {other}; mend one of them"
        yield Note("model_dependencies", "dependencies-agree", Severity.ERROR, message)
        return
    here = {_plain(one.name) for one in ours}
    missing = [one.name for one in theirs if _plain(one.name) not in here]
    if missing:
        message = f"the Form also names {', '.join(missing)}"
        yield Note("model_dependencies", "dependencies-agree", Severity.ADVICE, message)


def _placing(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    day = _told(form, "union_market_release_date")
    if day is None or not summary.placements:
        return
    days = [one.date for one in summary.placements]
    if day not in days:
        message = f"the Form gives {day} as the Union market release, here stand {_list(days)}"
        yield Note("placements", "dates-agree", Severity.ERROR, message)


def _list(days: list[Any]) -> str:
    return ", ".join(map(str, days))


def _modalities(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    choice = _told(form, "data_modalities")
    ticked = {name for name in MODALITIES if getattr(summary, name) is not None}
    if choice is None or not ticked:
        return
    theirs = {_BOXES[one.name] for one in choice.selected or ()}
    theirs |= {"other"} if choice.other is not None else set()
    for name in sorted(ticked - theirs):
        message = f"{name} is ticked here and not among the data modalities of the Form"
        yield Note(name, "modalities-agree", Severity.ERROR, f"{message}; mend one of them")
    for name in sorted(theirs - ticked):
        message = f"the Form has {name} data, which is not ticked here: {_WIDER}"
        yield Note(name, "modalities-agree", Severity.ADVICE, message)


def _provenance(form: ModelDocumentation, summary: TrainingContentSummary) -> Iterator[Note]:
    choice = _told(form, "data_provenance")
    if choice is None:
        return
    selected = {one.name: str(one.value) for one in choice.selected or ()}
    offered = DraftDataProvenance if form.EDITION == "third-draft" else DataProvenance
    options = [name for name in _SOURCES if name in offered.__members__]
    for block in dict.fromkeys(block for name in options for block in _SOURCES[name]):
        answer = getattr(summary, block)
        covering = [name for name in options if block in _SOURCES[name]]
        marked = [selected[name] for name in covering if name in selected]
        used = None if answer is None else not isinstance(answer, (NotUsed, NoUserData))
        if used and not marked and choice.other is None:
            # only data that the public cannot reach counts as synthetic in the final Form
            definite = covering != ["SYNTHETIC"]
            severity = Severity.ERROR if definite else Severity.ADVICE
            message = "used here, and the Form ticks no such source of data; mend one of them"
            yield Note(block, "provenance-agrees", severity, message)
    for name in options:
        blocks = [getattr(summary, block) for block in _SOURCES[name]]
        if name in selected and all(isinstance(one, (NotUsed, NoUserData)) for one in blocks):
            message = f"the Form ticks {selected[name]!r}, here the answer is no: {_WIDER}"
            yield Note(_SOURCES[name][0], "provenance-agrees", Severity.ADVICE, message)
