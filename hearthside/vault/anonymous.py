"""The link from an anonymous post to its author: anybody on the server may close the box, only the site's private key opens it."""

from uuid import UUID

from django.conf import settings
from django.db import transaction

from hearthside.vault import keys, sealing, store
from hearthside.vault.models import SiteKey
from hearthside.vault.router import KEYS


def seal_author(post: UUID, author: UUID) -> bytes:
    """A box that holds the author and opens only for this post. Boxes of one author never look alike; all have one length."""
    pair = SiteKey.objects.order_by("-generation").first() or new_site_key()
    return sealing.seal_to(bytes(pair.public), _context(post), author.bytes, generation=pair.generation)


def open_author(post: UUID, box: bytes) -> UUID:
    """The author in the box. Refuses, with `Sealed`, a box of another post. The caller answers for why it is opened."""
    pair = SiteKey.objects.filter(generation=sealing.box_generation_of(box)).first()
    if pair is None:
        raise sealing.Sealed
    return _as_id(sealing.open_with(_private(pair), _context(post), box))


def new_site_key() -> SiteKey:
    """A new pair closes all boxes from now on; older boxes still open with theirs."""
    with transaction.atomic(using=KEYS):
        store.take_turns(keys.SITE)
        last = SiteKey.objects.order_by("-generation").values_list("generation", flat=True).first() or 0
        private, public = sealing.new_box_key()
        return SiteKey.objects.create(generation=last + 1, public=public, wrapped=_wrapped(private, last + 1))


def _wrapped(private: bytes, generation: int) -> bytes:
    ring, site = keys.root(), settings.HEARTHSIDE_SITE_ID
    root = ring.keys[ring.primary]
    return sealing.wrap_key(root, ring.primary, private, site, keys.SITE, generation, sealing.SITE_KEY)


def _private(pair: SiteKey) -> bytes:
    roots, site = keys.root().keys, settings.HEARTHSIDE_SITE_ID
    return sealing.unwrap_key(roots, bytes(pair.wrapped), site, keys.SITE, pair.generation, sealing.SITE_KEY)


def _context(post: UUID) -> bytes:
    return sealing.length_prefixed(b"SV1 author", settings.HEARTHSIDE_SITE_ID.encode(), str(post).encode())


def _as_id(text: bytes) -> UUID:
    try:
        return UUID(bytes=text)
    except ValueError:
        raise sealing.Sealed from None
