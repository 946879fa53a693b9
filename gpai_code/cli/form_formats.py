"""Writing a form in another tool's format: the part of `export` that reports losses."""

import argparse
from typing import TYPE_CHECKING, Any, NamedTuple

from gpai_code.cli.arguments import CommandParser, day_of, option_name, refuse
from gpai_code.cli.console import print_losses, print_note, read_input, write_result
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import DocumentError, Fault, InputFileError, MissingValueError, UsageError

if TYPE_CHECKING:
    from gpai_code.forms.base import Form


class _Format(NamedTuple):
    """
    A format.

    Attributes:
        options: Names of the options that it takes.
        summary: Whether a public summary can be written in it.
        form: Whether a Model Documentation Form can.
    """

    options: tuple[str, ...]
    summary: bool = False
    form: bool = True


EXCHANGE_FORMATS = {
    "cyclonedx": _Format(("spec_version", "into", "component", "name", "license")),
    "spdx": _Format(
        (
            *("name", "package_version", "supplier", "released", "download_location", "license"),
            *("dataset_built", "dataset_released", "dataset_originator", "dataset_location"),
        )
    ),
    "croissant": _Format((), summary=True, form=False),
    "model-card": _Format(("into", "license", "license_link"), summary=True),
}
"""Formats of other tools."""

_OPTIONS = (
    ("spec_version", "VERSION", "Version of CycloneDX: 1.6 or 1.7; 1.6 if this is left out."),
    ("into", "FILE", "BOM or model card that the form is merged into; the file stays as it is."),
    (
        "component",
        "REF",
        "Reference (bom-ref) of the model in the BOM of --into, where it has several.",
    ),
    ("name", "NAME", "Name of the model, where the form has none."),
    ("license", "LICENSE", "Licence to state, as an identifier, an expression or a name."),
    ("package_version", "VERSION", "Version of the model, which SPDX requires."),
    ("supplier", "NAME", "Name of the provider, where the form has none."),
    ("released", "YYYY-MM-DD", "Day of the release, where the form has none."),
    ("download_location", "LINK", "Where the model can be downloaded, which SPDX requires."),
    ("dataset_built", "YYYY-MM-DD", "Day on which the training data were put together."),
    ("dataset_released", "YYYY-MM-DD", "Day on which the training data were released."),
    ("dataset_originator", "NAME", "Name of the organisation that the training data come from."),
    ("dataset_location", "LINK", "Where the training data can be downloaded."),
    ("license_link", "LINK", "Where a licence that Hugging Face does not list can be read."),
)


def add_exchange_options(parser: CommandParser) -> None:
    """Add the options of the formats of other tools."""
    for name, metavar, text in _OPTIONS:
        parser.add_argument(option_name(name), metavar=metavar, help=text)


def refuse_exchange_options(options: argparse.Namespace, but: tuple[str, ...] = ()) -> None:
    """
    Refuse options that have no effect on the format.

    Raises:
        UsageError: If one of them was given.
    """
    for name, _, _ in _OPTIONS:
        if name not in but and getattr(options, name) is not None:
            raise UsageError(f"{option_name(name)} has no effect on the format {options.format}")


def write_exchange(form: "Form", options: argparse.Namespace) -> int:
    """Write a form in another tool's format, and say what the document does not hold."""
    from gpai_code.forms.documents import DOCUMENT, SUMMARY  # noqa: PLC0415
    from gpai_code.forms.template import notes_on_template  # noqa: PLC0415
    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415
    from gpai_code.vocabulary import Audience  # noqa: PLC0415

    chosen = EXCHANGE_FORMATS[options.format]
    written = {DOCUMENT: chosen.form, SUMMARY: chosen.summary}
    if not written.get(form.DOCUMENT, False):
        raise UsageError(f"a {form.DOCUMENT} cannot be written as {options.format}")
    refuse(options, ["copy", "interim"], f"has no effect on the format {options.format}")
    refuse_exchange_options(options, chosen.options)
    given = {name: getattr(options, name) for name in chosen.options if name != "into"}
    if form.DOCUMENT == DOCUMENT:
        given["audience"] = Audience(options.audience or Audience.DOWNSTREAM_PROVIDERS)
        for note in notes_on_template(form, given["audience"]):
            print_note(f"{note.row}: {note.message}")
    elif options.audience:
        form.for_audience(options.audience)  # which says why there is none
    document, losses = _WRITERS[options.format](form, options.into, given)
    text = document if isinstance(document, str) else write_json(document)
    write_result(text, options, options.output)
    print_losses(losses)
    return FINE


def _cyclonedx(form: Any, into: str | None, given: dict[str, Any]) -> Any:
    from gpai_code.exchange.ml_bom import to_ml_bom  # noqa: PLC0415
    from gpai_code.exchange.ml_bom_components import BOM  # noqa: PLC0415
    from gpai_code.text_io.strict_json import describe, read_json  # noqa: PLC0415

    if into is None:
        if given["component"] is not None:
            raise UsageError("--component has no effect without --into")
        return to_ml_bom(form, **given)
    try:
        bom = read_json(read_input(into), document=BOM)
        if not isinstance(bom, dict):
            raise DocumentError(BOM, (Fault("", "type", describe(bom), "give an object"),))
        return to_ml_bom(form, into=bom, **given)
    except DocumentError as error:
        raise InputFileError(into, error) from error


def _spdx(form: Any, _: str | None, given: dict[str, Any]) -> Any:
    from gpai_code.exchange.spdx import SPDX, SpdxDataset, to_spdx  # noqa: PLC0415

    if given["released"] is not None:
        given["released"] = day_of("released", given["released"])
    of_dataset = {name: given.pop(f"dataset_{name}") for name in _OF_DATASET}
    missing = tuple(f"dataset_{name}" for name, value in of_dataset.items() if value is None)
    if len(missing) == len(of_dataset):
        return to_spdx(form, **given)
    if missing:
        raise MissingValueError(f"{SPDX} (a dataset)", missing)
    for name in ("built", "released"):
        of_dataset[name] = day_of(f"dataset_{name}", of_dataset[name])
    return to_spdx(form, dataset=SpdxDataset(**of_dataset), **given)


_OF_DATASET = ("built", "released", "originator", "location")


def _croissant(form: Any, _: str | None, __: dict[str, Any]) -> Any:
    from gpai_code.exchange.croissant import to_croissant  # noqa: PLC0415

    return to_croissant(form)


def _model_card(form: Any, into: str | None, given: dict[str, Any]) -> Any:
    from gpai_code.render.model_card import to_model_card  # noqa: PLC0415

    if into is None:
        return to_model_card(form, **given)
    try:
        return to_model_card(form, _decoded(read_input(into)), **given)
    except DocumentError as error:
        raise InputFileError(into, error) from error


def _decoded(content: bytes) -> str:
    """Return a card's text, with the ends of its lines as they are."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        found = f"byte 0x{content[error.start]:02x}"
        fault = Fault("", "utf-8", found, "save the file as UTF-8")
        raise DocumentError("model card", (fault,)) from None


_WRITERS = {
    "cyclonedx": _cyclonedx,
    "spdx": _spdx,
    "croissant": _croissant,
    "model-card": _model_card,
}
