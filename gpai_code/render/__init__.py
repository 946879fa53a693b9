"""Records and forms in the formats that people read."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.render.by_type import to_html as to_html
    from gpai_code.render.by_type import to_markdown as to_markdown
    from gpai_code.render.code_tables import code_csv as code_csv
    from gpai_code.render.code_tables import code_markdown as code_markdown
    from gpai_code.render.entries import describe_correspondence as describe_correspondence
    from gpai_code.render.entries import describe_due as describe_due
    from gpai_code.render.entries import describe_entry as describe_entry
    from gpai_code.render.entries import describe_open_limit as describe_open_limit
    from gpai_code.render.frames import to_frame as to_frame
    from gpai_code.render.licenses import describe_license as describe_license
    from gpai_code.render.model_card import to_model_card as to_model_card
    from gpai_code.render.notebook import to_notebook as to_notebook
    from gpai_code.render.official_word import fill_template as fill_template
    from gpai_code.render.paper_formats import changes_document as changes_document
    from gpai_code.render.paper_formats import decision_document as decision_document
    from gpai_code.render.picture_of_correspondence import (
        plot_correspondence as plot_correspondence,
    )
    from gpai_code.render.picture_of_deadlines import plot_deadlines as plot_deadlines
    from gpai_code.render.picture_of_decision import plot_decision as plot_decision
    from gpai_code.render.rows import to_rows as to_rows
    from gpai_code.render.sheet import Picture as Picture
    from gpai_code.render.tables import to_csv as to_csv
    from gpai_code.render.text import describe_decision as describe_decision
    from gpai_code.render.text import explain as explain
    from gpai_code.render.word import to_docx as to_docx
    from gpai_code.render.yaml_form import to_yaml_form as to_yaml_form

__all__ = [
    "Picture",
    "changes_document",
    "code_csv",
    "code_markdown",
    "decision_document",
    "describe_correspondence",
    "describe_decision",
    "describe_due",
    "describe_entry",
    "describe_license",
    "describe_open_limit",
    "explain",
    "fill_template",
    "plot_correspondence",
    "plot_deadlines",
    "plot_decision",
    "to_csv",
    "to_docx",
    "to_frame",
    "to_html",
    "to_markdown",
    "to_model_card",
    "to_notebook",
    "to_rows",
    "to_yaml_form",
]

_HOMES = {
    "Picture": "sheet",
    "changes_document": "paper_formats",
    "code_csv": "code_tables",
    "code_markdown": "code_tables",
    "decision_document": "paper_formats",
    "describe_correspondence": "entries",
    "describe_decision": "text",
    "describe_due": "entries",
    "describe_entry": "entries",
    "describe_license": "licenses",
    "describe_open_limit": "entries",
    "explain": "text",
    "fill_template": "official_word",
    "plot_correspondence": "picture_of_correspondence",
    "plot_deadlines": "picture_of_deadlines",
    "plot_decision": "picture_of_decision",
    "to_csv": "tables",
    "to_docx": "word",
    "to_frame": "frames",
    "to_html": "by_type",
    "to_markdown": "by_type",
    "to_model_card": "model_card",
    "to_notebook": "notebook",
    "to_rows": "rows",
    "to_yaml_form": "yaml_form",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
