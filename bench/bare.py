"""The yardstick: a Django view that returns a constant body, behind the standard middleware, on the same server."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"<p>" + b"a quiet evening by the fire " * 1460 + b"</p>"  # about 40 KB, as a thread page


def page(request: HttpRequest) -> HttpResponse:
    """The constant body."""
    return HttpResponse(BODY)


settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.devnull}},
    LOGGING_CONFIG=None,
)
django.setup()
urlpatterns = [path("", page)]
application = get_wsgi_application()
