"""A form or summary in a Hugging Face model card: keys of the front matter, and a section."""

import re

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.card_sections import put_section
from gpai_code.exchange.form_rows import copy_for
from gpai_code.exchange.front_matter_text import Value, add_keys
from gpai_code.exchange.given_texts import is_reference, refuse_blank
from gpai_code.exchange.license_choices import EITHER_VERSION, hub_license, identified
from gpai_code.exchange.losses import Export, Loss
from gpai_code.forms.base import Form
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.documentation import read_documentation
from gpai_code.reading.summary import read_summary
from gpai_code.render.forms import to_markdown
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import Audience

_NOT_SHOWN = ("$schema", "extensions", "generated_by")
"""What is no row; that additions of others are left out is said apart."""

_GIVE_LINK = "give an https address, or the name of a file beside the card"

_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_HUB_DATASET = re.compile(
    r"https://(?:huggingface\.co|hf\.co)/datasets/((?:[\w.-]+/)?[\w.-]+)/?", re.ASCII
)


@explain_arguments
def to_model_card(
    form: ModelDocumentation | TrainingContentSummary,
    into: str = "",
    *,
    audience: Audience | str = Audience.DOWNSTREAM_PROVIDERS,
    license: str | None = None,  # noqa: A002 - the name of the row
    license_link: str | None = None,
) -> Export[str]:
    """
    Return a model card with a form or a summary in it.

    Every line of the card stays where it is, comments included. Keys are added where they are
    missing; where the card says otherwise, it keeps what it says, and that is a loss. The document
    itself becomes a section, which a later export replaces; `read_card_section` reads it back.

    Args:
        form: The Model Documentation Form, or the public summary.
        into: The card; a new one if left out.
        audience: For whom the copy of the form is. A card is public, so that it is the downstream
            providers' copy unless somebody else is named. A summary is public as a whole.
        license: The licence, where the card should state it. The row with its link is not meant for
            downstream providers.
        license_link: Where a licence that Hugging Face does not list can be read.

    Raises:
        DocumentError: If the card cannot be added to, or the link is neither an address nor a file.
        ValueRuleError: If the licence is blank.
        WithheldRowError: If the form is itself a copy for another audience.
        MissingExtraError: If PyYAML is not installed.
    """
    refuse_blank(license=license)
    if license_link is not None and not is_reference(license_link):
        fault = Fault("/license_link", "address", describe(license_link), _GIVE_LINK)
        raise DocumentError("model card", (fault,))
    values: dict[str, Value] = {}
    losses: list[Loss] = []
    copy: ModelDocumentation | TrainingContentSummary
    if isinstance(form, ModelDocumentation):
        copy, withheld = copy_for(form, audience)
        losses += withheld
        losses += _base_models(copy, values)
    else:
        copy = form
        if form.extensions is not None:
            why = "the section has the rows of the template alone"
            losses.append(Loss(what="extensions", why=why))
        losses += _datasets(form, values)
    text = license if license is not None else _named_license(copy)
    if text is not None:
        losses += _license(text, license_link, values)
    card, conflicts = add_keys(into, values)
    section = to_markdown(copy)
    losses += _unlike(copy, section)
    document = put_section(card, form.DOCUMENT, section, form.stamp())
    return Export(document, (*losses, *conflicts))


def _unlike(copy: ModelDocumentation | TrainingContentSummary, section: str) -> list[Loss]:
    """Name the rows that would not come back as they are."""
    read: Form
    try:
        if isinstance(copy, ModelDocumentation):
            read = read_documentation(section).form
        else:
            read = read_summary(section).summary
    except DocumentError:
        why = "the section is longer than what is read from a document"
        return [Loss(what="reading the section back", why=why)]
    shown, answers = read.to_dict(), copy.to_dict()
    rows = []
    for name, answer in answers.items():
        if name not in _NOT_SHOWN and shown.get(name) != answer:
            rows.append(name)
    if not rows:
        return []
    why = (
        "the section shows marks of text direction as code points, has line ends of one kind, "
        "and no blanks around an answer"
    )
    return [Loss(what="signs that nobody sees", places=tuple(rows), why=why)]


def _named_license(form: Form) -> str | None:
    """Return what a row names as the licence, if it is one licence for sure."""
    for row in ("license", "license_category"):
        text: str | None = getattr(form, row, None)
        if text is not None and identified(text) is not None:
            return text
    return None


def _license(text: str, link: str | None, values: dict[str, Value]) -> list[Loss]:
    chosen = hub_license(text)
    values["license"] = chosen.id
    if chosen.name is not None:
        values["license_name"] = chosen.name
    if link is not None:
        values["license_link"] = link
    if chosen.id in EITHER_VERSION:
        why = f"Hugging Face's {chosen.id} does not say whether a later version may be chosen"
        return [Loss(what="version of the licence", places=("license",), why=why)]
    return []


def _base_models(form: ModelDocumentation, values: dict[str, Value]) -> list[Loss]:
    models = getattr(form, "model_dependencies", None) or ()
    ids = [model.name for model in models if _HUB_ID.fullmatch(model.name)]
    if ids:
        values["base_model"] = ids if len(ids) > 1 else ids[0]
    if len(ids) == len(models):
        return []
    why = "base_model takes names on Hugging Face alone; the section of the card has them"
    return [Loss(what="other models in base_model", places=("model_dependencies",), why=why)]


def _datasets(summary: TrainingContentSummary, values: dict[str, Value]) -> list[Loss]:
    listed = getattr(summary.public_datasets, "large", None) or ()
    ids = []
    for dataset in listed:
        place = _HUB_DATASET.fullmatch(dataset.link or "")
        if place is not None:
            ids.append(place[1])
    if ids:
        values["datasets"] = ids
    if len(ids) == len(listed):
        return []
    why = "datasets takes names on Hugging Face alone; the section of the card has them"
    return [Loss(what="other datasets in datasets", places=("public_datasets.large",), why=why)]
