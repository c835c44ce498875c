"""The API does what its description says, whatever is asked of it: good questions and bad ones, the same every time."""

import logging

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from basis.site.wsgi import application

EXAMPLES = 25 if connection.vendor == "sqlite" else 10  # of each operation

pytestmark = pytest.mark.usefixtures("demo_world")


@pytest.fixture(scope="module", autouse=True)
def _the_connection_stays():
    """A web server may close the connection around each answer; here the demo world lives in its transaction."""
    around = request_started, request_finished
    for signal in around:
        signal.disconnect(close_old_connections)
    yield
    for signal in around:
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _no_line_for_each_bad_question(caplog):
    caplog.set_level(logging.CRITICAL, logger="django.request")


@pytest.fixture(scope="module", params=["/api/v1/openapi.json", "/api/hsds/openapi.json"])
def description(demo_world, request):
    return schemathesis.openapi.from_wsgi(request.param, application)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_answers_as_described(description, mode):
    operations = [found.ok() for found in description.get_all_operations()]
    if mode is GenerationMode.NEGATIVE:  # of a body we take "1" for 1, as of a query
        operations = [operation for operation in operations if operation.method == "get"]
    asked = [operation.label for operation in operations if _asked(operation, mode)]
    if mode is GenerationMode.POSITIVE:
        assert len(asked) == len(operations) > 5
    assert len(asked) > 3


def _lacks_a_postcode(keys) -> bool:
    """What OpenAPI cannot say: near what?"""
    return isinstance(keys, dict) and "proximity" in keys and not keys.get("postcode")


def _asked(operation, mode) -> bool:
    """Ask it many things; False when it takes any text, so that it cannot be asked wrongly."""

    @seed(20261124)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case):
        if not any(map(_lacks_a_postcode, (case.query, case.body))):
            case.call_and_validate()

    try:
        ask()
    except Unsatisfiable:
        return False
    return True
