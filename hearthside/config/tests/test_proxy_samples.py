"""The proxies we show people mask every address that holds a secret, should somebody switch a log on."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

DEPLOY = Path(__file__).resolve().parents[3] / "deploy"
SECRET = "canary-code"
ADDRESSES = [reverse(name, args=[SECRET]) for name in ("groups:invited", "accounts:recover_link", "meetings:feed")]
MASKS = {
    "nginx.conf": re.compile(
        r"(?:{})".format(re.search(r'"~(\^/[^"]+)"', (DEPLOY / "nginx.conf").read_text())[1].replace("?<kind>", ""))
    ),
    "Caddyfile": re.compile(re.search(r'uri regexp "([^"]+)"', (DEPLOY / "Caddyfile").read_text())[1]),
}


@pytest.mark.parametrize("file", MASKS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_with_a_secret_is_masked(file: str, address: str) -> None:
    assert MASKS[file].match(address)


@pytest.mark.parametrize("file", MASKS)
@pytest.mark.parametrize("address", ["/groups/join/", "/groups/evening/", "/recover/mail/", "/meetings/calendars/"])
def test_an_address_without_one_is_left_as_it_is(file: str, address: str) -> None:
    assert not MASKS[file].match(address)


def test_no_log_is_kept_unless_somebody_asks_for_one() -> None:
    assert "access_log off;" in (DEPLOY / "nginx.conf").read_text()
    everywhere, _, site = (DEPLOY / "Caddyfile").read_text().partition("kitchen-table.example")
    assert re.findall(r"^\s*log\b[^}]*", everywhere, re.MULTILINE) == ["\tlog {\n\t\texclude http.log.error\n\t"]
    assert not re.search(r"^\s*log\b", site, re.MULTILINE)


def test_a_visitor_cannot_choose_the_address_by_which_tries_are_counted() -> None:
    """Caddy throws away what a visitor says of their address unless it is told to trust them; nginx passes it on unless told otherwise."""
    pages = (DEPLOY / "nginx.conf").read_text().partition("location / {")[2]
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in pages
    assert "trusted_proxies" not in (DEPLOY / "Caddyfile").read_text()


def test_old_encryption_and_large_bodies_stop_at_the_proxy() -> None:
    nginx, caddy = (DEPLOY / "nginx.conf").read_text(), (DEPLOY / "Caddyfile").read_text()
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in nginx and "protocols" not in caddy  # Caddy's own choice is 1.2 and 1.3
    assert "client_max_body_size 2m;" in nginx and re.search(r"request_body \{\s*max_size 2MB", caddy)
