"""The description of the API, and whether it is true of every question that it allows."""

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from coranto.api.app import ROOT, ROUTERS

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/v1/openapi.json").json()


def operations(described):
    return [
        (f"{method} {path}", operation)
        for path, held in described["paths"].items()
        for method, operation in held.items()
    ]


def test_every_operation_says_what_it_does_with_an_example_that_is_one(described):
    for name, operation in operations(described):
        assert operation["description"], name
        good = next(held for status, held in operation["responses"].items() if status.startswith("2"))
        (content,) = good["content"].values()
        assert "example" in content, name
        if content.get("schema"):
            schema = {**content["schema"], "components": described["components"]}
            jsonschema.validate(content["example"], schema)


def test_what_may_go_wrong_is_said_to_be_a_problem(described):
    for name, operation in operations(described):
        bad = {status: held for status, held in operation["responses"].items() if status[0] in "45"}
        assert bad, name
        for response in bad.values():
            assert list(response["content"]) == ["application/problem+json"], name
    assert "remedy" in described["components"]["schemas"]["ProblemDetails"]["required"]
    assert "HTTPValidationError" not in described["components"]["schemas"]


EXAMPLES = 6
OPERATIONS = [
    f"{method.upper()} {ROOT}{route.path_format}"
    for part in ROUTERS
    for route in part.router.routes
    for method in route.methods or ()
]


@pytest.fixture(scope="module")
def schema(client):
    return schemathesis.openapi.from_url(f"{client.base_url}api/v1/openapi.json")


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_question_is_answered_as_the_description_says(schema, name, mode):
    """A short run of schemathesis; ``benchmarks.api`` has the long one."""
    method, path = name.split(" ")
    operation = schema[path][method]

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        if path.endswith("/changes") and not isinstance((case.query or {}).get("seconds"), str):
            case.query = {**(case.query or {}), "seconds": 0}
        case.validate_response(case.call(), checks=CHECKS)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # there is nothing that could be asked wrongly
