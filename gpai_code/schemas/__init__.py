"""JSON Schema for every kind of document, and validation from the schema itself."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.schemas.locations import KINDS as KINDS
    from gpai_code.schemas.locations import SHORT as SHORT
    from gpai_code.schemas.openapi import openapi_components as openapi_components
    from gpai_code.schemas.published import DIALECTS as DIALECTS
    from gpai_code.schemas.published import VERSION as VERSION
    from gpai_code.schemas.published import form_fields as form_fields
    from gpai_code.schemas.published import json_schema as json_schema
    from gpai_code.schemas.published import schema_path as schema_path
    from gpai_code.schemas.validation import is_valid as is_valid

__all__ = [
    "DIALECTS",
    "KINDS",
    "SHORT",
    "VERSION",
    "form_fields",
    "is_valid",
    "json_schema",
    "openapi_components",
    "schema_path",
]

_HOMES = {
    "DIALECTS": "published",
    "KINDS": "locations",
    "SHORT": "locations",
    "VERSION": "published",
    "form_fields": "published",
    "is_valid": "validation",
    "json_schema": "published",
    "openapi_components": "openapi",
    "schema_path": "published",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
