"""The least a reply can cost: a Django view with four statements in one transaction, on the same server and the same kind of database."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from hearthside.config import env

ADDRESS = os.environ.get("DATABASE_URL") or f"sqlite:///{Path(os.environ['HEARTHSIDE_DATA']) / 'least.db'}"
TABLES = [
    "CREATE TABLE IF NOT EXISTS least_thread (id integer PRIMARY KEY, last_number integer NOT NULL)",
    "CREATE TABLE IF NOT EXISTS least_post (thread integer, number integer, body text, PRIMARY KEY (thread, number))",
    "CREATE TABLE IF NOT EXISTS least_job (thread integer, number integer)",
    "INSERT INTO least_thread VALUES (1, 0) ON CONFLICT DO NOTHING",
]
FULL = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


@csrf_exempt
def reply(request: HttpRequest) -> HttpResponse:
    """Look, count, store, and leave a job: nothing is read, cooked or checked."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT last_number FROM least_thread WHERE id = 1")
        cursor.execute("UPDATE least_thread SET last_number = last_number + 1 WHERE id = 1 RETURNING last_number")
        number = cursor.fetchall()[0][0]
        cursor.execute("INSERT INTO least_post VALUES (1, %s, %s)", [number, request.POST["body"]])
        cursor.execute("INSERT INTO least_job VALUES (1, %s)", [number])
    return HttpResponse(status=302, headers={"Location": "/"})


def prepare() -> None:
    """The tables are there, with one thread."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table)


database = env.database(ADDRESS) | {"CONN_MAX_AGE": 600}
if "sqlite" in str(database["ENGINE"]):
    database["OPTIONS"] = FULL
settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    DATABASES={"default": database},
    LOGGING_CONFIG=None,
)
django.setup()
urlpatterns = [path("", reply)]
application = get_wsgi_application()
