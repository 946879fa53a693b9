"""The Model Documentation Form, in the version of each edition."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.forms.model_documentation.common import ModelDocumentation as ModelDocumentation
    from gpai_code.forms.model_documentation.final import DocumentationForm as DocumentationForm
    from gpai_code.forms.model_documentation.migration import migrate as migrate

__all__ = [
    "DocumentationForm",
    "ModelDocumentation",
    "migrate",
]

_HOMES = {
    "DocumentationForm": "final",
    "ModelDocumentation": "common",
    "migrate": "migration",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
