"""Pydantic and FastAPI take our records as types of fields; the library loads neither."""

from typing import Annotated, Any

import jsonschema
import pytest

import gpai_code
from gpai_code import DocumentationForm, Edition, LicenseAssessment, Measure, ModelFacts
from tests.test_package import loaded_by

pydantic = pytest.importorskip("pydantic")

FACTS = {"license": "MIT", "weights_public": True}


def test_nothing_of_pydantic_is_loaded_until_it_asks() -> None:
    asked = "import gpai_code; gpai_code.resolve(gpai_code.ModelFacts(license='MIT')).to_dict()"
    assert not {name for name in loaded_by(asked) if name.startswith("pydantic")}


def test_a_field_takes_records_and_their_plain_values_and_gives_these_back() -> None:
    class Screening(pydantic.BaseModel):  # type: ignore[misc,name-defined]
        facts: ModelFacts
        form: DocumentationForm | None = None
        measures: tuple[Measure, ...] = ()

    form = DocumentationForm(model_name="Example")
    measure = gpai_code.load().measure("copyright-1.1")
    given: dict[str, Any] = {
        "facts": FACTS,
        "form": form.to_dict(),
        "measures": [measure.to_dict(), measure],
    }
    screening = Screening.model_validate(given)
    assert screening.facts == ModelFacts(license="MIT", weights_public=True)
    assert screening.form == form
    assert screening.measures == (measure, measure)
    assert Screening.model_validate_json(screening.model_dump_json()) == screening
    assert screening.model_dump()["facts"] == FACTS


def test_a_wrong_value_is_refused_with_its_place() -> None:
    adapter = pydantic.TypeAdapter(ModelFacts)
    with pytest.raises(pydantic.ValidationError) as caught:
        adapter.validate_python({"weights_public": "yes"})
    assert "/weights_public" in str(caught.value)


@pytest.mark.parametrize("record", [ModelFacts, DocumentationForm, Measure])
def test_the_schema_is_that_of_the_library(record: type[Any]) -> None:
    schema = pydantic.TypeAdapter(list.__class_getitem__(record)).json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    example = schema["items"]["examples"][0]
    assert validator.is_valid([example])
    assert not validator.is_valid([{**example, "surprise": 1}])


@pytest.mark.parametrize("record", [Edition, LicenseAssessment])
def test_a_record_without_a_schema_is_an_object(record: type[Any]) -> None:
    title = record.__name__
    assert pydantic.TypeAdapter(record).json_schema() == {"title": title, "type": "object"}


@pytest.mark.sockets  # an event loop opens a pair of them
def test_fastapi_takes_facts_and_answers_with_a_decision() -> None:
    fastapi = pytest.importorskip("fastapi")
    client_module = pytest.importorskip("fastapi.testclient")
    app = fastapi.FastAPI()

    @app.post("/resolve")  # type: ignore[untyped-decorator]
    def answer(facts: Annotated[ModelFacts, fastapi.Body()]) -> gpai_code.Decision:
        return gpai_code.resolve(facts)

    with client_module.TestClient(app) as client:
        response = client.post("/resolve", json=FACTS)
        refused = client.post("/resolve", json={"weights_public": "yes"})
        described = client.get("/openapi.json")
    assert response.status_code == 200
    assert gpai_code.Decision.from_dict(response.json()) == gpai_code.resolve(
        gpai_code.read_facts(FACTS)
    )
    assert refused.status_code == 422
    assert "/weights_public" in refused.text
    assert "ModelFacts" in described.text
