"""
A small service on the library, with FastAPI: `uvicorn service:app` in this folder.

It checks forms and summaries, and says what applies to a model. `/openapi.json` describes the
documents by the library's own schemas. Nothing that is sent is kept or logged.
"""

from typing import Annotated, Any

from fastapi import Body, FastAPI, HTTPException

import gpai_code
from gpai_code.forms import from_document

app = FastAPI(title="The Code of Practice as a service", version=gpai_code.__version__)


@app.post("/resolve")
def resolve(facts: Annotated[gpai_code.ModelFacts, Body()]) -> gpai_code.Decision:
    """Say what applies to a model; facts that are left out are not known."""
    return gpai_code.resolve(facts)


@app.post("/check")
def check(document: Annotated[dict[str, Any], Body()], audience: str | None = None) -> Any:
    """Check a Model Documentation Form or a public summary, and list the findings."""
    try:
        findings = gpai_code.check_form(from_document(document), audience=audience)
    except gpai_code.GpaiCodeError as error:
        raise HTTPException(422, str(error)) from None
    return [finding.to_dict() for finding in findings]


@app.get("/entries/{edition}/{entry_id}")
def entry(edition: str, entry_id: str) -> Any:
    """Return an entry of the Code by its id."""
    try:
        return gpai_code.load(edition)[entry_id].to_dict()
    except gpai_code.GpaiCodeError as error:
        raise HTTPException(404, str(error)) from None
