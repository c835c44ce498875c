"""What every operation asks of a request before its own parameters: keys it knows, no odd bytes, a form we have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from ninja.constants import NOT_SET
from ninja.errors import ValidationError
from ninja.operation import Operation
from ninja.params.models import ParamModel
from pydantic import ValidationError as Faults
from pydantic_core import InitErrorDetails, PydanticCustomError

from basis import rest

JSON = "application/json"
CSV = "text/csv"
UNKNOWN = ("unknown", "Deze sleutel kent deze vraag niet.")
REPEATED = ("repeated", "Deze sleutel kan er maar één keer staan.")
NUL = ("nul", "Hier staat een teken dat niet in tekst hoort.")


def gives_csv(operation: Operation) -> bool:
    """Whether this operation answers with a page of results, which comes as CSV too."""
    model = operation.response_models.get(200)
    answer = model.model_fields["response"].annotation if model and model is not NOT_SET else None
    return isinstance(answer, type) and issubclass(answer, rest.Page)


def strict(operation: Operation) -> type[ParamModel]:
    """A parameter model without parameters that refuses what the operation does not know.

    Ninja resolves it beside the others, so that its faults come in the same answer as theirs.
    """
    asked = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    known = {name for model in asked for name in getattr(model, "__ninja_flatten_map__", {})}
    lists = {name for model in asked for name in getattr(model, "__ninja_collection_fields__", [])}

    class Strict(ParamModel):
        __ninja_param_source__ = "query"  # type: ignore[assignment]
        __ninja_flatten_map__: dict[str, Any] = {}
        __ninja_flatten_map_reverse__: dict[Any, Any] = {}

        @classmethod
        def get_request_data(cls, request: HttpRequest, api: Any, path_params: dict[str, Any]) -> dict[str, Any]:
            faults = [_fault(*UNKNOWN, key) for key in sorted(request.GET.keys() - known)]
            for key, values in request.GET.lists():
                if len(values) > 1 and key not in lists:
                    faults.append(_fault(*REPEATED, key))
                if any("\0" in text for text in (key, *values)):
                    faults.append(_fault(*NUL, key))
            faults += [_fault(*NUL, key, part="path") for key, value in path_params.items() if "\0" in str(value)]
            if faults:
                raise Faults.from_exception_data(cls.__name__, faults)
            return {}

    return Strict


def _fault(code: str, text: str, key: str, part: str = "query") -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError(code, text, {"in": part}), loc=(key,), input="")


def acceptable(run: Callable[..., HttpResponseBase], operation: Operation) -> Callable[..., HttpResponseBase]:
    """Refuse with 406 a caller who wants a form that this operation does not give."""
    forms = [JSON, CSV] if gives_csv(operation) else [JSON]

    def answer(request: HttpRequest, **path: Any) -> HttpResponseBase:
        if request.get_preferred_type(forms) is None:
            given = " of ".join(forms)
            return rest.problem(request, 406, f"Wij geven hier alleen {given}.")
        response = run(request, **path)
        if len(forms) > 1:
            response.headers["Vary"] = "Accept"
        return response

    return answer


def faults_in_words(error: ValidationError) -> list[dict[str, Any]]:
    """Each fault as the NLGov rules want it: in which part of the request, where in it, a code, and a sentence."""
    return [_in_words(fault) for fault in error.errors]


def _in_words(fault: dict[str, Any]) -> dict[str, Any]:
    part, *place = fault["loc"]
    part = fault.get("ctx", {}).get("in", part)
    numbers = [step for step in place if isinstance(step, int)]
    names = [step for step in place if isinstance(step, str)]
    if part == "body":
        location: dict[str, Any] = {"pointer": "#/" + "/".join(map(str, place))}
    else:
        location = {"name": names[-1] if names else ""}
        if numbers:
            location["index"] = numbers[0]
    return {"in": part, "location": location, "code": fault["type"], "detail": _sentence(fault)}


SENTENCES = {  # by pydantic's name of the fault, with what it tells about it
    "missing": "Deze waarde is nodig.",
    "int_parsing": "Hier hoort een heel getal.",
    "int_from_float": "Hier hoort een heel getal.",
    "int_parsing_size": "Dit getal is te groot.",
    "float_parsing": "Hier hoort een getal.",
    "bool_parsing": "Hier hoort true of false.",
    "greater_than_equal": "Dit is ten minste {ge}.",
    "less_than_equal": "Dit is ten hoogste {le}.",
    "enum": "Kies uit: {expected}.",
    "literal_error": "Kies uit: {expected}.",
    "string_too_short": "Dit heeft ten minste {min_length} tekens nodig.",
    "string_too_long": "Dit heeft ten hoogste {max_length} tekens.",
    "too_long": "Dit kan ten hoogste {max_length} keer.",
    "string_pattern_mismatch": "Deze waarde heeft niet de vorm {pattern}.",
    "date_parsing": "Hier hoort een datum, zoals 2026-12-03.",
    "date_from_datetime_parsing": "Hier hoort een datum, zoals 2026-12-03.",
    "json_invalid": "Dit is geen geldige JSON.",
    "value_error": "{error}",  # our own validators speak Dutch already
}


def _sentence(fault: dict[str, Any]) -> str:
    """What is wrong, in B1 Dutch."""
    if fault["type"] in {"unknown", "repeated", "nul"}:
        return str(fault["msg"])
    told = dict(fault.get("ctx", {}))
    told["expected"] = str(told.get("expected", "")).replace(" or ", ", ")
    return SENTENCES.get(fault["type"], "Deze waarde klopt niet.").format(**told)
