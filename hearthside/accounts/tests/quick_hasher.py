"""A password hasher for tests: still salted and checked, only fast."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """One round in place of hundreds of thousands."""

    algorithm = "quick"
    iterations = 1
