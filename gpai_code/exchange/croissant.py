"""
The large public datasets of a summary of training content as Croissant metadata.

Each dataset that Section 2.1 lists is one document. `gpai_code.reading.read_inventory` gives them
back, and reads what others wrote.
"""

import re
from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.web_addresses import web_address
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import ListedDataset
from gpai_code.text_io.base_address import BASE_ADDRESS

CROISSANT = "http://mlcommons.org/croissant/1.0"

OWN_TERMS = ("collected_from", "collected_until", "selection")
"""What the summary says of a dataset and Croissant has no term for, under a name of ours."""

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    **{term: f"{BASE_ADDRESS}vocabulary#{term}" for term in OWN_TERMS},
}

_UNFIT = re.compile(r"[^a-zA-Z0-9\-_ .]+")

Json = dict[str, Any]


@explain_arguments
def to_croissant(summary: TrainingContentSummary) -> Export[list[Json]]:
    """
    Return the large public datasets of a summary, each as a Croissant document.

    A summary is public as a whole, so that nothing is withheld. What it says beyond these datasets
    is no metadata of a dataset, and a loss.

    Args:
        summary: The summary.

    >>> from gpai_code.forms.training_content.values import PublicDatasets
    >>> datasets = (ListedDataset(name="Example", link="https://example.org/data"),)
    >>> summary = TrainingContentSummary(public_datasets=PublicDatasets(large=datasets))
    >>> to_croissant(summary).document[0]["url"]
    'https://example.org/data'
    """
    listed = getattr(summary.public_datasets, "large", None) or ()
    losses = []
    why = "Croissant describes datasets, and these are answers on the training as a whole"
    others = []
    for row, answer in summary.rows():
        if answer is not None and row.id not in ("public_datasets.used", "public_datasets.large"):
            others.append(row.id)
    if others:
        losses.append(
            Loss(what="answers beyond the list of datasets", places=tuple(others), why=why)
        )
    if summary.extensions is not None:
        losses.append(Loss(what="extensions", why="Croissant has no place for additions of others"))
    unfit = tuple(dataset.name for dataset in listed if _UNFIT.search(dataset.name))
    if unfit:
        why = "a name in Croissant has no other signs than letters, figures, blanks and -_."
        losses.append(Loss(what="signs of names", places=unfit, why=why))
    return Export([_dataset(dataset) for dataset in listed], tuple(losses))


def _dataset(dataset: ListedDataset) -> Json:
    document: Json = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CROISSANT,
        "name": _UNFIT.sub("-", dataset.name),
    }
    if dataset.description is not None:
        document["description"] = dataset.description
    if dataset.link is not None:
        document["url"] = web_address(dataset.link) or dataset.link
    for term in OWN_TERMS:
        value = getattr(dataset, term)
        if value is not None:
            document[term] = value
    return document
