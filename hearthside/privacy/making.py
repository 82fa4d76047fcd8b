"""Making a copy, once it was asked for."""

from hearthside.privacy import access, files, packing
from hearthside.privacy.models import Copy, a_day_from_now


def make_copy(*, copy: Copy) -> None:
    """The copy lies sealed in the data folder and can be fetched for a day. Refuses a closed vault: the job tries again later."""
    access.check_open()
    files.write(copy, packing.pack(copy.person))
    copy.is_ready, copy.expires_at = True, a_day_from_now()
    copy.save(update_fields=["is_ready", "expires_at"])
