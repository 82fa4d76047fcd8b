"""Keys opened for a request do not outlive it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hearthside.vault.keys import forget_keys


class ForgetKeys:
    """Put first, so that it wraps everything that may open a key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """No opened key is held before the request and none after it, whatever happens between."""
        forget_keys()
        try:
            return self.get_response(request)
        finally:
            forget_keys()
