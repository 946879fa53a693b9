"""What programs read: JSON, JSON-LD, schemas, the vocabulary and the list of addresses."""

from typing import Any

from gpai_code.catalog.addresses import addresses, document_at
from gpai_code.catalog.code import load
from gpai_code.catalog.correspondence import correspondence_table
from gpai_code.catalog.edition import editions
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import UnknownEditionError, UnknownSchemaError
from gpai_code.exchange import to_jsonld, vocabulary
from gpai_code.schemas.locations import KINDS
from gpai_code.schemas.published import DIALECTS, json_schema
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Audience
from tools.website.site import Site


def add_documents(site: Site) -> None:
    """Add every document of the Code: at each address the same entry in JSON and in JSON-LD."""
    for path in addresses():
        site.add_json(f"{path}.json", document_at(path))
        site.add_json(f"{path}.jsonld", to_jsonld(path, site.base))
    for edition in editions():
        site.add(f"/{edition.slug}.json", load(edition.slug).to_json() + "\n")
    site.add_json("/correspondence.json", unstructure(correspondence_table()))
    site.add_json("/vocabulary.jsonld", vocabulary(site.base))
    site.add("/addresses.txt", "".join(f"{path}\n" for path in addresses()))


def add_schemas(site: Site) -> None:
    """Add every schema at the path of its `$id`, which then names this site."""
    for schema in _schemas():
        path = schema["$id"].removeprefix(BASE_ADDRESS.rstrip("/"))
        published = _with_base(schema, site.base)
        site.add_json(path, published)


def _schemas() -> list[dict[str, Any]]:
    """Return the schema of every kind of document, in every dialect."""
    schemas = {}
    for dialect in DIALECTS:
        for kind in KINDS:
            for edition in editions():
                for audience in (None, *Audience):
                    try:
                        schema = json_schema(kind, edition.slug, audience=audience, dialect=dialect)
                    except (UnknownEditionError, UnknownSchemaError):
                        continue  # of this edition, or for an audience, there is none
                    schemas[schema["$id"]] = schema
    return list(schemas.values())


def _with_base(part: Any, base: str) -> Any:
    """Return a schema with the addresses of this site in place of the reserved ones."""
    if isinstance(part, str):
        return part.replace(BASE_ADDRESS.rstrip("/"), base.rstrip("/"))
    if isinstance(part, list):
        return [_with_base(inner, base) for inner in part]
    if isinstance(part, dict):
        return {name: _with_base(inner, base) for name, inner in part.items()}
    return part
