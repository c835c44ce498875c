"""What is known of areas is the same from the beginning of a request to its end."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from basis.areas.places import one_stamp


def same_areas(handle: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The database is asked once in a request whether anything about areas changed."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        with one_stamp():
            return handle(request)

    return answer
