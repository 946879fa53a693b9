"""
A Model Documentation Form as an SPDX 3.0.1 document with the AI profile, and the Dataset profile.

SPDX requires of a model and of a dataset some values that the Form does not ask for. They are asked
for as arguments; none is invented. The copy itself is an annotation of the package, as JSON.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs

from gpai_code.catalog.provenance import LIBRARY
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import DocumentError, Fault, MissingValueError
from gpai_code.exchange.form_rows import copy_for
from gpai_code.exchange.given_texts import refuse_blank, refuse_other_than_address
from gpai_code.exchange.license_choices import identified, spdx_expression
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.prefilled import PrefilledForm, whole_form
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.forms.documents import DOCUMENT, read_form
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.values import Energy, Modality
from gpai_code.text_io.sources import Source, read_document
from gpai_code.vocabulary import Audience

SPDX_VERSION = "3.0.1"
CONTEXT = f"https://spdx.org/rdf/{SPDX_VERSION}/spdx-context.jsonld"
SPDX = f"SPDX {SPDX_VERSION}"

JSON_TYPE = "application/json"
KILOWATT_HOURS = 1_000

_TYPES_OF_DATA = {
    Modality.TEXT: "text",
    Modality.IMAGES: "image",
    Modality.AUDIO: "audio",
    Modality.VIDEO: "video",
}

Json = dict[str, Any]


@attrs.frozen(kw_only=True)
class SpdxDataset(Record):
    """
    What SPDX requires of a dataset and the Form does not ask for.

    Attributes:
        built: Day on which the dataset was built.
        released: Day on which it was released.
        originator: Name of the organisation that it comes from.
        location: Where it can be downloaded.
    """

    built: date
    released: date
    originator: str
    location: str


@explain_arguments
def to_spdx(
    form: ModelDocumentation,
    *,
    audience: Audience | str = Audience.DOWNSTREAM_PROVIDERS,
    name: str | None = None,
    package_version: str | None = None,
    supplier: str | None = None,
    released: date | None = None,
    download_location: str | None = None,
    license: str | None = None,  # noqa: A002 - the name of the row
    dataset: SpdxDataset | None = None,
    created: datetime | None = None,
) -> Export[Json]:
    """
    Return a form as an SPDX document; `read_spdx` gives the copy back.

    Args:
        form: The form.
        audience: For whom the document is: the downstream providers unless somebody else is named.
        name: The model's name, where the form has none.
        package_version: The model's version, which no row of the Form states by itself.
        supplier: The provider's name, where the form has none.
        released: Day of the release, where the form has none.
        download_location: Where the model can be downloaded.
        license: The licence, as an identifier, an expression or a name.
        dataset: What SPDX requires of the data. Without it the data are no package of their own.
        created: When the document is written; now if left out.

    Raises:
        MissingValueError: If neither the form nor an argument states what SPDX requires.
        DocumentError: If a location is no address.
        ValueRuleError: If a text that was given is blank.
        WithheldRowError: If the form is itself a copy for another audience.
    """
    refuse_blank(name=name, package_version=package_version, supplier=supplier, license=license)
    copy, withheld = copy_for(form, audience)
    name = name or copy.names()[0]
    supplier = supplier or getattr(copy, "provider_legal_name", None)
    released = released or getattr(copy, "release_date", None)
    required = {
        "name": name,
        "package_version": package_version,
        "supplier": supplier,
        "released": released,
        "download_location": download_location,
    }
    missing = tuple(argument for argument, value in required.items() if value is None)
    if missing:
        raise MissingValueError(SPDX, missing)
    document = f"{SPDX} document"
    refuse_other_than_address(document, download_location=download_location)
    if dataset is not None:
        refuse_blank(dataset_originator=dataset.originator)
        refuse_other_than_address(document, dataset_location=dataset.location)
    graph = _Graph(copy, created or datetime.now(UTC))
    package = graph.add(
        "ai_AIPackage",
        name=" ".join(str(name).split()),
        software_packageVersion=package_version,
        software_downloadLocation=download_location,
        software_primaryPurpose="model",
        suppliedBy=graph.organization(str(supplier)),
        releaseTime=_midnight(released),
        **_about_the_model(copy),
    )
    losses = [*withheld, *_losses(copy)]
    losses += _add_license(graph, package, copy, license)
    _add_dependencies(graph, package, copy)
    if dataset is None:
        losses += _no_dataset(copy)
    else:
        _add_dataset(graph, package, copy, dataset)
    graph.add(
        "Annotation",
        annotationType="other",
        subject=package,
        contentType=JSON_TYPE,
        statement=copy.to_json(),
    )
    return Export(graph.document(package, dataset is not None), tuple(losses))


class _Graph:
    """Collects elements; each has an id that depends on the form and its place alone."""

    def __init__(self, form: ModelDocumentation, created: datetime) -> None:
        self.seed = stable_uuid(SPDX, form.to_dict())
        self.elements: list[Json] = []
        moment = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        stamp = form.stamp()
        self.info: Json = {
            "@id": "_:creationInfo",
            "type": "CreationInfo",
            "specVersion": SPDX_VERSION,
            "created": moment,
        }
        # the document is made by this library; who made the model is the supplier
        agent = self.add("SoftwareAgent", name=f"{LIBRARY} {stamp.version}")
        self.info["createdBy"] = [agent]
        self.info["comment"] = (
            f"Made from a {form.TITLE}, edition {stamp.edition}, data revision {stamp.revision}."
        )

    def add(self, kind: str, **values: Any) -> str:
        """Add an element and return its id."""
        element = f"urn:uuid:{stable_uuid(self.seed, len(self.elements))}"
        stated = {key: value for key, value in values.items() if value not in (None, [])}
        self.elements.append(
            {"type": kind, "spdxId": element, "creationInfo": self.info["@id"], **stated}
        )
        return element

    def organization(self, name: str) -> str:
        """Return an organisation with a name, which is added once."""
        for element in self.elements:
            if element["type"] == "Organization" and element["name"] == name:
                return str(element["spdxId"])
        return self.add("Organization", name=name)

    def relate(self, subject: str, kind: str, other: str) -> None:
        """Add a relationship between two elements."""
        self.add("Relationship", relationshipType=kind, **{"from": subject, "to": [other]})

    def document(self, root: str, has_dataset: bool) -> Json:
        """Return the document with all elements."""
        profiles = ["core", "software", "simpleLicensing", "ai"]
        listed = [element["spdxId"] for element in self.elements]
        self.add(
            "SpdxDocument",
            profileConformance=[*profiles, "dataset"] if has_dataset else profiles,
            rootElement=[root],
            element=listed,
        )
        return {"@context": CONTEXT, "@graph": [self.info, *self.elements]}


def _about_the_model(form: ModelDocumentation) -> Json:
    uses = getattr(form, "intended_uses", None)
    architecture = getattr(form, "model_architecture", None)
    values: Json = {
        "ai_typeOfModel": [] if architecture is None else [architecture],
        "ai_informationAboutApplication": None if uses == "N/A" else uses,
        "ai_informationAboutTraining": getattr(form, "training_design_specifications", None),
    }
    energy = getattr(form, "training_energy", None)
    if isinstance(energy, Energy):
        # SPDX has no megawatt-hours
        quantity = format(energy.decimal * Decimal(KILOWATT_HOURS), "f")
        values["ai_energyConsumption"] = {
            "type": "ai_EnergyConsumption",
            "ai_trainingEnergyConsumption": [
                {
                    "type": "ai_EnergyConsumptionDescription",
                    "ai_energyQuantity": quantity,
                    "ai_energyUnit": "kilowattHour",
                }
            ],
        }
    return values


def _losses(form: ModelDocumentation) -> list[Loss]:
    losses = []
    if getattr(form, "release_date", None) is not None:
        why = "the Form asks for a day; SPDX wants a time, for which midnight in UTC was written"
        losses.append(Loss(what="that only the day is known", places=("release_date",), why=why))
    return losses


def _add_license(
    graph: _Graph, package: str, form: ModelDocumentation, given: str | None
) -> list[Loss]:
    texts = [given, getattr(form, "license", None), getattr(form, "license_category", None)]
    text = given
    if text is None:
        # a category of licences, such as "free and open source", is none
        text = next((name for name in texts[1:] if name and _names_one(name)), None)
    if text is None:
        return []
    expression = spdx_expression(text)
    if expression is None:
        entry = identified(text)
        known = entry is not None and entry.id.startswith("LicenseRef-")
        expression = entry.id if entry is not None and known else _reference(text)
    place = graph.add(
        "simplelicensing_LicenseExpression",
        name=text,
        simplelicensing_licenseExpression=expression,
    )
    graph.relate(package, "hasDeclaredLicense", place)
    return []


def _names_one(text: str) -> bool:
    return identified(text) is not None or spdx_expression(text) is not None


def _reference(text: str) -> str:
    """Return a reference for a licence that SPDX does not list."""
    letters = [sign if sign.isascii() and (sign.isalnum() or sign == ".") else "-" for sign in text]
    name = "-".join(part for part in "".join(letters).split("-") if part)
    return f"LicenseRef-{name or stable_uuid(text)}"


def _add_dependencies(graph: _Graph, package: str, form: ModelDocumentation) -> None:
    for model in getattr(form, "model_dependencies", None) or ():
        base = graph.add(
            "software_Package",
            name=model.name,
            software_packageVersion=getattr(model, "version", None),
            software_primaryPurpose="model",
        )
        graph.relate(package, "descendantOf", base)


def _no_dataset(form: ModelDocumentation) -> list[Loss]:
    rows = ("data_modalities", "data_curation", "data_acquisition_and_selection")
    places = tuple(row for row in rows if getattr(form, row, None) is not None)
    if not places:
        return []
    why = (
        "SPDX requires when it was built and released, its originator and its location "
        "(dataset, options --dataset-built and the like)"
    )
    return [Loss(what="the data as a dataset package", places=places, why=why)]


def _add_dataset(
    graph: _Graph, package: str, form: ModelDocumentation, dataset: SpdxDataset
) -> None:
    choice = getattr(form, "data_modalities", None)
    types = ["noAssertion"]
    if choice is not None:
        types = [_TYPES_OF_DATA[modality] for modality in choice.selected or ()]
        types += ["other"] if choice.other is not None else []
    curation = getattr(form, "data_curation", None)
    element = graph.add(
        "dataset_DatasetPackage",
        name="Data used for training, testing and validation",
        dataset_datasetType=types,
        dataset_dataPreprocessing=[] if curation is None else [curation],
        dataset_dataCollectionProcess=getattr(form, "data_acquisition_and_selection", None),
        builtTime=_midnight(dataset.built),
        releaseTime=_midnight(dataset.released),
        originatedBy=[graph.organization(dataset.originator)],
        software_downloadLocation=dataset.location,
        software_primaryPurpose="data",
    )
    graph.relate(package, "trainedOn", element)


def _midnight(day: date | None) -> str | None:
    return None if day is None else f"{day.isoformat()}T00:00:00Z"


@explain_arguments
def read_spdx(source: Source) -> PrefilledForm:
    """
    Return the copy of a form that an SPDX document of `to_spdx` holds.

    Args:
        source: The document as JSON text, its bytes, the path of its file, or plain values.

    Raises:
        DocumentError: If the document holds no form, or more than one.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.
    """
    return read_document(source, _read, f"{SPDX} document")


def _read(values: object) -> PrefilledForm:
    statements = []
    graph = values.get("@graph") if isinstance(values, dict) else None
    for element in graph if isinstance(graph, list) else ():
        if isinstance(element, dict) and element.get("type") == "Annotation":
            statement = element.get("statement")
            if isinstance(statement, str) and f'"{DOCUMENT}"' in statement:
                statements.append(statement)
    if len(statements) != 1:
        actual = f"{len(statements)} annotations with a form"
        fault = Fault("/@graph", "document", actual, "give a document that this library wrote")
        raise DocumentError(f"{SPDX} document", (fault,))
    return whole_form(read_form(statements[0]), "the annotation of the package")
