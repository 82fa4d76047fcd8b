"""Calls over mail, push and the operator's gateway: each once, always the same words, bounded when something fails."""

import hashlib
import hmac
import json
from datetime import timedelta
from uuid import uuid4

import jwt
import pytest
import time_machine
from cryptography.exceptions import InvalidTag
from django.core import mail
from django.utils import timezone

from hearthside.accounts.models import SealedEmail
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel import worker
from hearthside.kernel.refusals import Refusal
from hearthside.notifications import actions, calling, channels, queries, tasks
from hearthside.notifications.channels import push, webhook
from hearthside.notifications.models import Device, Sending
from hearthside.notifications.tests.outside import Browser, Outside, outside
from hearthside.vault.keys import forget_everything

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def site(settings, tmp_path):
    forget_everything()
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "keyring.json")
    settings.PUSH_KEY_FILE = str(tmp_path / "push.pem")
    settings.PUSH_CONTACT = "mailto:desk@house.test"
    settings.PUSH_IS_ON = False
    settings.EMAIL_HOST = ""


@pytest.fixture
def gateway(settings):
    with outside() as seen:
        settings.CALL_WEBHOOKS, settings.CALL_WEBHOOK_SECRET = [f"{seen.address}/call"], "a secret of the operator"
        yield seen


@pytest.fixture
def service(settings):
    with outside() as seen:
        settings.PUSH_IS_ON, settings.PUSH_HOSTS = True, [f"127.0.0.1:{seen.port}"]
        yield seen


def with_device(service: Outside, name: str = "one"):
    who, browser = person(), Browser(f"{service.address}/{name}")
    actions.add_device(person=who, subscription=browser.subscription())
    return who, browser


def with_mail(settings, address: str = "mia@example.test"):
    settings.EMAIL_HOST = "mail.example.test"
    who = person()
    SealedEmail.objects.create(person=who, address=address, blind=uuid4().bytes * 2, is_verified=True)
    return who


def work_for(minutes: int) -> None:
    """Everything the worker does in this time."""
    for second in range(0, minutes * 60, 5):
        with time_machine.travel(timezone.now() + timedelta(seconds=second), tick=False):
            worker.run_due()


def state_of(channel: str) -> tuple[str, int, str]:
    return Sending.objects.values_list("state", "tries", "failure").get(channel=channel)


def test_the_gateway_gets_one_signed_call(gateway: Outside) -> None:
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    worker.run_due()
    [(path, headers, body)] = gateway.got
    now, _, given = headers["Hearthside-Signature"].removeprefix("t=").partition(",v1=")
    assert given == hmac.new(b"a secret of the operator", f"{now}.".encode() + body, hashlib.sha256).hexdigest()
    assert (path, json.loads(body)) == ("/call", {"event": "call", "text": "Please look in now."})


def test_a_changed_body_does_not_fit_its_signature(settings) -> None:
    settings.CALL_WEBHOOK_SECRET = "x"
    assert webhook.signature("1", b"a") != webhook.signature("1", b"b") != webhook.signature("2", b"b")


def test_nothing_is_sent_without_a_secret(gateway: Outside, settings) -> None:
    settings.CALL_WEBHOOK_SECRET = ""
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    worker.run_due()
    assert gateway.got == [] and not Sending.objects.exists()


def test_every_try_carries_the_same_name(gateway: Outside) -> None:
    gateway.answers[:] = [500, 503, 200]
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    work_for(3)
    names = [headers["Idempotency-Key"] for _path, headers, _body in gateway.got]
    assert len(names) == 3 and len(set(names)) == 1
    assert state_of("webhook") == ("sent", 3, "status 503")


def test_retry_is_bounded(gateway: Outside) -> None:
    gateway.answers[:] = [500]
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    work_for(12)
    assert len(gateway.got) == len(tasks.TRIES) + 1
    assert state_of("webhook")[0] == "failed"


def test_a_redirect_is_never_followed(gateway: Outside) -> None:
    gateway.answers[:] = [302]
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    worker.run_due()
    assert state_of("webhook") == ("waiting", 1, "status 302")


def test_a_gateway_that_is_away_fails_by_name(settings) -> None:
    settings.CALL_WEBHOOKS, settings.CALL_WEBHOOK_SECRET = ["http://127.0.0.1:9/"], "x"
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    worker.run_due()
    assert state_of("webhook") == ("waiting", 1, "ConnectionError")


def test_a_device_reads_a_call_that_nobody_else_can(service: Outside) -> None:
    who, browser = with_device(service)
    calling.call(page=uuid4(), person=who, is_drill=False)
    worker.run_due()
    [(_path, _headers, body)] = service.got
    assert json.loads(browser.read(body)) == {
        "title": "Please look in now", "body": "Open to answer.", "to": "/hours/calls/"
    }  # fmt: skip
    with pytest.raises(InvalidTag):
        Browser("https://other.test/").read(body)


def test_a_push_service_is_told_who_we_are(service: Outside) -> None:
    who, _browser = with_device(service)
    calling.call(page=uuid4(), person=who, is_drill=False)
    worker.run_due()
    [(_path, headers, _body)] = service.got
    token, _, key = headers["Authorization"].removeprefix("vapid t=").partition(", k=")
    claims = jwt.decode(token, push._own_key().public_key(), algorithms=["ES256"], audience=service.address)
    assert (claims["sub"], key) == ("mailto:desk@house.test", push.public_key())
    assert (headers["Content-Encoding"], headers["Urgency"], headers["Topic"]) == ("aes128gcm", "high", "call")


def test_all_calls_of_a_kind_are_the_same_words(service: Outside) -> None:
    who, browser = with_device(service)
    for _ in range(3):
        calling.call(page=uuid4(), person=who, is_drill=False)
    worker.run_due()
    assert len({browser.read(body) for _path, _headers, body in service.got}) == 1


def test_several_calls_have_one_topic_so_that_a_device_that_was_away_shows_one(service: Outside) -> None:
    who, _browser = with_device(service)
    for is_drill in (False, False, True):
        calling.call(page=uuid4(), person=who, is_drill=is_drill)
    worker.run_due()
    assert sorted(headers["Topic"] for _path, headers, _body in service.got) == ["call", "call", "drill"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten_at_once(service: Outside, status: int) -> None:
    service.answers[:] = [status]
    who, _browser = with_device(service)
    calling.call(page=uuid4(), person=who, is_drill=False)
    work_for(2)
    assert not Device.objects.exists()
    assert len(service.got) == 1


@pytest.mark.parametrize("status", [429, 500])
def test_a_device_whose_service_stumbles_is_kept(service: Outside, status: int) -> None:
    service.answers[:] = [status, 201]
    who, _browser = with_device(service)
    calling.call(page=uuid4(), person=who, is_drill=False)
    work_for(1)
    assert Device.objects.count() == 1
    assert state_of("push")[0] == "sent"


HOSTILE = [
    "http://169.254.169.254/latest", "http://127.0.0.1:22/", "https://127.0.0.1/", "https://fcm.googleapis.com.evil.test/x",
    "https://user@fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd", "https://[::1]/x", "", "//fcm.googleapis.com/x",
]  # fmt: skip


@pytest.mark.parametrize("endpoint", HOSTILE)
def test_nobody_makes_us_call_an_address_of_their_choice(settings, endpoint: str) -> None:
    settings.PUSH_IS_ON = True
    with pytest.raises(Refusal):
        actions.add_device(person=person(), subscription=Browser(endpoint).subscription())
    assert not Device.objects.exists()


@pytest.mark.parametrize("host", ["fcm.googleapis.com", "web.push.apple.com", "db5p.notify.windows.com"])
def test_known_push_services_are_taken(settings, host: str) -> None:
    settings.PUSH_IS_ON = True
    assert actions.add_device(person=person(), subscription=Browser(f"https://{host}/x").subscription())


@pytest.mark.parametrize("said", ["", "{}", "[]", "null", '{"endpoint": "https://fcm.googleapis.com/x"}', "\x00"])
def test_what_is_no_subscription_is_refused(settings, said: str) -> None:
    settings.PUSH_IS_ON = True
    with pytest.raises(Refusal):
        actions.add_device(person=person(), subscription=said)


def test_the_subscription_lies_sealed(service: Outside) -> None:
    with_device(service, name="a-very-long-secret-name")
    row = Device.objects.values("subscription", "blind").get()
    assert b"a-very-long-secret-name" not in bytes(row["subscription"].blob) + bytes(row["blind"])


def test_a_browser_that_changes_hands_is_called_for_its_last_person_only(service: Outside) -> None:
    browser, mia, ben = Browser(f"{service.address}/x"), person(), person()
    actions.add_device(person=mia, subscription=browser.subscription())
    actions.add_device(person=ben, subscription=browser.subscription())
    assert list(Device.objects.values_list("person", flat=True)) == [ben.pk]


def test_a_mail_says_nothing_but_the_link(settings) -> None:
    mia = with_mail(settings)
    calling.call(page=(page := uuid4()), person=mia, is_drill=False)
    worker.run_due()
    [sent] = mail.outbox
    assert (sent.subject, sent.to) == ("Please look in now", ["mia@example.test"])
    assert sent.body.startswith("You are on call. Please open the link and press the button, or pass it on.\n\nhttp")
    assert sent.extra_headers["Message-ID"].startswith(f"<{Sending.objects.get().pk}@") and str(page) not in sent.body


def test_who_wants_no_mail_gets_none(settings) -> None:
    mia = with_mail(settings)
    actions.set_call_wishes(person=mia, by_mail=False)
    calling.call(page=uuid4(), person=mia, is_drill=False)
    assert not Sending.objects.exists()


def test_a_drill_says_so_everywhere(settings, service: Outside, gateway: Outside) -> None:
    mia = with_mail(settings)
    browser = Browser(f"{service.address}/x")
    actions.add_device(person=mia, subscription=browser.subscription())
    calling.call(page=uuid4(), person=mia, is_drill=True)
    calling.call_gateway(occasion=uuid4(), is_drill=True)
    worker.run_due()
    assert mail.outbox[0].subject == "A drill"
    assert json.loads(browser.read(service.got[0][2]))["title"] == "A drill"
    assert json.loads(gateway.got[0][2])["event"] == "drill"


def test_calling_the_same_page_again_changes_nothing(settings, service: Outside) -> None:
    who, _browser = with_device(service)
    page = uuid4()
    for _ in range(3):
        calling.call(page=page, person=who, is_drill=False)
        worker.run_due()
    assert len(service.got) == 1


def test_what_was_called_off_is_not_sent(service: Outside) -> None:
    who, _browser = with_device(service)
    calling.call(page=(page := uuid4()), person=who, is_drill=False)
    calling.call_off([page])
    worker.run_due()
    assert service.got == []


def test_one_channel_that_hangs_up_keeps_nothing_from_the_others(settings, service: Outside, gateway: Outside) -> None:
    mia = with_mail(settings)
    settings.EMAIL_BACKEND = "hearthside.notifications.tests.outside.NoSuchBackend"
    actions.add_device(person=mia, subscription=Browser(f"{service.address}/x").subscription())
    gateway.answers[:] = [500]
    calling.call(page=uuid4(), person=mia, is_drill=False)
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    worker.run_due()
    assert len(service.got) == 1
    assert {state_of("mail")[2], state_of("webhook")[2]} == {"ImportError", "status 500"}


def test_the_operator_sees_what_fails(gateway: Outside) -> None:
    gateway.answers[:] = [500]
    calling.call_gateway(occasion=uuid4(), is_drill=False)
    worker.run_due()
    states = {one.name: one for one in queries.channel_states()}
    failing = next(one for name, one in states.items() if str(name) == "The operator's gateway")
    assert failing.is_failing and failing.failures == [("status 500", 1)]
    page = signed_in_client(person(is_operator=True)).get("/hours/channels/").content.decode()
    assert "status 500" in page and "fails" in page


def test_the_page_of_channels_says_what_is_off() -> None:
    page = signed_in_client(person(is_operator=True)).get("/hours/channels/").content.decode()
    assert "No mail server is set." in page and "Switched off." in page and "No address is set." in page


def test_a_person_adds_and_takes_off_a_device(service: Outside) -> None:
    client = signed_in_client(who := person())
    given = {"subscription": Browser(f"{service.address}/x").subscription()}
    assert client.post("/me/calls/device/", given).status_code == 302
    assert "A device, added" in client.get("/me/calls/").content.decode()
    client.post(f"/me/calls/device/{Device.objects.get(person=who).pk}/remove/")
    assert not Device.objects.exists()


def test_nobody_takes_off_the_device_of_another(service: Outside) -> None:
    with_device(service)
    signed_in_client(person()).post(f"/me/calls/device/{Device.objects.get().pk}/remove/")
    assert Device.objects.count() == 1


def test_every_channel_that_is_off_is_skipped() -> None:
    assert [name for name in channels.WAYS if channels.is_on(name)] == []
    calling.call(page=uuid4(), person=person(), is_drill=False)
    assert not Sending.objects.exists()
