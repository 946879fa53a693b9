"""A Model Documentation Form that is filled from a Hugging Face model card."""

from os import PathLike

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.card_sections import section_of
from gpai_code.exchange.prefilled import Prefill, PrefilledForm, whole_form
from gpai_code.forms.documents import DOCUMENT
from gpai_code.model_card.card import read_model_card
from gpai_code.model_card.fields import CardFields
from gpai_code.model_card.front_matter import Items, read_front_matter
from gpai_code.model_card.notes import Notes
from gpai_code.reading.documentation import read_documentation
from gpai_code.text_io.sources import content_of

_SUGGESTED = {
    "pipeline_tag": (
        "input_modalities",
        "a task names input and output together, and one of several at most",
    ),
    "library_name": ("required_software", "a library without its version"),
    "language": ("data_scope", "languages of the model, which may differ from those of the data"),
    "datasets": ("data_acquisition_and_selection", "names of datasets, and not how they came"),
}
"""Keys of the front matter, the row that each may help to fill, and why it is no answer."""


@explain_arguments
def read_card_form(source: str | bytes | PathLike[str], *, edition: str = "final") -> PrefilledForm:
    """
    Fill a form from a Hugging Face model card.

    The section that `to_model_card` wrote is read whole. From any other card nothing becomes an
    answer, because no key of the front matter asks what a row of the Form asks; what a key says is
    a suggestion. Facts for the resolver are what `read_model_card` reads.

    Args:
        source: The card as text, as bytes in UTF-8, or the path of its file.
        edition: Slug of the edition of the form, where the card does not hold one.

    Raises:
        DocumentError: If the bytes are no UTF-8, or the front matter cannot be read.
        MissingExtraError: If PyYAML is not installed.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.
    """
    content = content_of(source)
    reading = read_model_card(content)
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    section = section_of(text, DOCUMENT)
    if section is not None:
        documented = read_documentation(section)
        whole = whole_form(documented.form, "the section of the card")
        notes = [f"{answer.row}: {answer.note}" for answer in documented.doubtful]
        notes += [f"not read: {passage.text}" for passage in documented.unread]
        return PrefilledForm(form=whole.form, rows=whole.rows, notes=tuple(notes))
    prefill = Prefill(edition)
    prefill.notes += map(str, reading.notes)
    if reading.facts.license is not None:
        note = "the Form asks for a link, and whether the licence covers the model is open"
        prefill.suggest("license", reading.facts.license, "license", note)
    for base in reading.base_models:
        note = "only a model that was on the market and was modified belongs here"
        prefill.suggest("model_dependencies", base, "base_model", note)
    mapping = read_front_matter(text, lambda *_: None)
    if mapping is not None:
        _suggest_from(prefill, mapping)
    return prefill.form()


def _suggest_from(prefill: Prefill, mapping: Items) -> None:
    card = CardFields(mapping, Notes())  # doubts about these keys are of no use
    for key, (row, note) in _SUGGESTED.items():
        for text in card.texts(key, listed=True):
            prefill.suggest(row, text.text, key, note)
    for item in card.items("model-index"):
        if isinstance(item, Items) and item.mapping:
            for name in CardFields(item, Notes()).texts("name"):
                note = "a name without a version is not the unique identifier that the Form asks"
                prefill.suggest("model_name", name.text, "model-index", note)
