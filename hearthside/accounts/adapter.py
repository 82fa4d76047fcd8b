"""Where the sign-in library meets our rules: sealed second-factor secrets, no mail, our pages."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from hearthside.accounts import strongboxes
from hearthside.accounts.devices import NO_ADDRESS
from hearthside.kernel.place import place


class AccountAdapter(DefaultAccountAdapter):
    """Accounts open through our own sign-up page only; no network address is kept with a session."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: our own page does it."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the library may know of where somebody is: nothing."""
        return NO_ADDRESS

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None: there is no address the library knows of."""


class MfaAdapter(DefaultMFAAdapter):
    """Second factors belong to a name, never to an address; their secrets are sealed with a key of the vault."""

    def encrypt(self, text: str) -> str:
        """The secret, sealed."""
        return strongboxes.lock("second factors", text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again. Refuses with `Sealed` what we did not seal."""
        return strongboxes.unlock("second factors", encrypted_text)

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        """The name as people see it."""
        return str(user)

    def get_totp_issuer(self) -> str:
        """The name of the place, in the person's code app."""
        return place().name


class SocialAdapter(DefaultSocialAccountAdapter):
    """Sign-in through the operator's own identity service, where there is one."""
