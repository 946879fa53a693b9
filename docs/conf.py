"""Configuration of Sphinx for the documentation; `python docs/build.py` runs it."""

project = "gpai_code"
author = "The gpai_code contributors"
copyright = "The gpai_code contributors"  # noqa: A001 - Sphinx asks for this name

root_doc = "docs/index"
myst_enable_extensions = ["deflist"]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns: list[str] = []
default_role = "code"
nitpicky = False

myst_heading_anchors = 4
# names are public in two places: the package and the room that they come from
suppress_warnings = ["ref.python"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "gpai_code"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_permalinks_icon = "#"
html_theme_options = {
    # the head that every page of the site has; the build puts it in
    "announcement": "SITE-HEADER",
    "light_css_variables": {
        "color-brand-primary": "#1f4b8e",
        "color-brand-content": "#1f4b8e",
    },
    "dark_css_variables": {
        "color-brand-primary": "#8fb8f0",
        "color-brand-content": "#8fb8f0",
        "color-background-primary": "#14171b",
        "color-background-secondary": "#1d2127",
    },
}
