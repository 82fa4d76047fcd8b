"""The page server's way in."""

import gc
import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
application = get_wsgi_application()


def make_ready() -> None:
    """What the first post of a process would wait for is done while the first pages are served.

    What has been loaded by then stays for good, so the garbage collector need not walk it: a full walk stops a process for 30 to 75 ms,
    once in some hundred pages, and everybody who waits behind that page with it.
    """
    from hearthside.triage import engine
    from hearthside.words import sieve

    sieve.make_ready()
    engine.shipped()
    gc.collect()
    gc.freeze()


ready = threading.Thread(target=make_ready, name="make ready", daemon=True)
ready.start()
