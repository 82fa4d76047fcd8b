"""Every setting of a Hearthside site. Values come from the environment (see env.example); defaults suit one small machine."""

import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from hearthside.config import env

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
DATA_DIR = Path(env.text("HEARTHSIDE_DATA", tempfile.mkdtemp(prefix="hearthside-") if TESTING else "var")).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.flag("HEARTHSIDE_DEBUG")
SECRET_KEY = env.text("HEARTHSIDE_SECRET_KEY") or env.generated(DATA_DIR / "secret_key")
SITE_URL = env.text("HEARTHSIDE_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
IS_SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = [
    *env.words("HEARTHSIDE_HOSTS", "127.0.0.1,localhost,[::1]" + (",testserver" if TESTING else "")),
    urlsplit(SITE_URL).hostname or "localhost",
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
IS_DEMO = (DATA_DIR / "demo").exists()

# Rooms, from the ground up. The order is the order of the floors.
ROOMS = [
    "kernel",
    "ui",
    "vault",
    "live",
    "accounts",
    "words",
    "triage",
    "notifications",
    "directory",
    "search",
    "roster",
    "aftercare",
    "safety",
    "gate",
    "lookback",
    "mending",
    "groups",
    "trying",
    "circles",
    "seasons",
    "organisations",
    "conversations",
    "places",
    "meetings",
    "programmes",
    "hosted",
    "dropin",
    "appointments",
    "calls",
    "streams",
    "facilitating",
    "finding",
    "planner",
    "cards",
    "oversight",
    "teaching",
    "privacy",
    "web",
    "town",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "hearthside.config.apps.Assembly",
    *[f"hearthside.{room}" for room in ROOMS if (BASE_DIR / room / "__init__.py").exists()],
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hearthside.kernel.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hearthside.directory.middleware.HelpStaysUp",
    "hearthside.vault.middleware.ForgetKeys",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "hearthside.accounts.middleware.PersonMiddleware",
    "hearthside.accounts.desk.DeskMiddleware",
    "hearthside.accounts.middleware.SealedMiddleware",
    "hearthside.kernel.refusals.RefusalMiddleware",
    "hearthside.web.errors.WrongWayMiddleware",
]
ROOT_URLCONF = "hearthside.config.urls"
WSGI_APPLICATION = "hearthside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "hearthside.ui.environment.environment"
            if (BASE_DIR / "ui/environment.py").exists()
            else "jinja2.Environment",
            "extensions": ["jinja2.ext.i18n"],
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "hearthside.kernel.surroundings.surroundings",
            ],
        },
    },
    {  # Only for allauth's own mail and page fragments; our pages are Jinja2.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# Data. SQLite: IMMEDIATE is correctness, WAL is concurrency, FULL means "saved" survives a power cut.
SQLITE_SYNCHRONOUS = env.text("HEARTHSIDE_SQLITE_SYNCHRONOUS", "FULL")
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={SQLITE_SYNCHRONOUS}; PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA cache_size=-4000; PRAGMA journal_size_limit=67108864;",
}
DATABASE_URL = env.text("DATABASE_URL") or f"sqlite:///{DATA_DIR}/hearthside.db"
DATABASES: dict[str, dict[str, object]] = {"default": env.database(DATABASE_URL), "keys": env.database(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["keys"]["NAME"] = str(DATA_DIR / "keys.db")
    for alias in DATABASES.values():
        alias["OPTIONS"] = SQLITE_OPTIONS
else:
    # Statements are prepared by the server after a few uses; a pooler in between must keep sessions apart.
    PREPARED = (
        {"server_side_binding": True, "prepare_threshold": 3}
        if env.flag("HEARTHSIDE_PREPARED_STATEMENTS", default=True)
        else {}
    )
    DATABASES["default"]["OPTIONS"] = PREPARED
    DATABASES["keys"]["OPTIONS"] = {**PREPARED, "options": "-c search_path=keys,public"}
    if TESTING:
        DATABASES["keys"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}_keys"}
for alias in DATABASES.values():
    alias["CONN_MAX_AGE"] = 0 if TESTING else 600
DATABASE_ROUTERS = ["hearthside.vault.router.KeysRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
HEARTHSIDE_SITE_ID = env.text("HEARTHSIDE_SITE_ID") or env.generated(DATA_DIR / "site_id")
HEARTHSIDE_KEYRING_FILE = env.text("HEARTHSIDE_KEYRING_FILE") or str(DATA_DIR.parent / f"{DATA_DIR.name}.keyring")

# Backups: closed to the operator's keys, kept in two places, the keys for a shorter time.
BACKUP_RECIPIENTS = {"data": env.words("HEARTHSIDE_BACKUP_RECIPIENT")}
BACKUP_RECIPIENTS["keys"] = env.words("HEARTHSIDE_BACKUP_KEYS_RECIPIENT") or BACKUP_RECIPIENTS["data"]
BACKUP_FOLDERS = {"data": env.text("HEARTHSIDE_BACKUP_DATA_DIR"), "keys": env.text("HEARTHSIDE_BACKUP_KEYS_DIR")}
BACKUP_UNENCRYPTED = env.flag("HEARTHSIDE_BACKUP_UNENCRYPTED")

REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3},  # A Redis that is silent holds up nobody.
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Live updates: pages tell the live server that something changed; it tells the browsers.
LIVE_BUS = env.text("HEARTHSIDE_LIVE_BUS") or (REDIS_URL and "redis") or "socket"
LIVE_SOCKET = str(DATA_DIR / "live.sock")
LIVE_URL = env.text("HEARTHSIDE_LIVE_URL", "/live/")

# People
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["hearthside.accounts.backend.PersonBackend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:
    PASSWORD_HASHERS = ["hearthside.accounts.tests.quick_hasher.QuickHasher", *PASSWORD_HASHERS]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "hearthside.accounts.easy.NotEasyToGuess"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name"]},
    },
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name_key"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "hearthside.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "hearthside.accounts.adapter.MfaAdapter"
SOCIALACCOUNT_ADAPTER = "hearthside.accounts.adapter.SocialAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
USERSESSIONS_TRACK_ACTIVITY = False
OIDC = {name: env.text(f"HEARTHSIDE_OIDC_{name.upper()}") for name in ("name", "server", "client_id", "client_secret")}

# The browser
COOKIE_PREFIX = "__Host-" if IS_SECURE else ""
SESSION_ENGINE = "hearthside.accounts.session_rows"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
LANGUAGE_COOKIE_NAME = "language"
SESSION_COOKIE_AGE = 14 * 24 * 3600
IDLE_DAYS = max(1, min(env.number("HEARTHSIDE_IDLE_DAYS", 7), 14))
TEAM_IDLE_MINUTES = max(5, min(env.number("HEARTHSIDE_TEAM_IDLE_MINUTES", 120), 720))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hearthside.kernel.refusals.csrf_failure"
SECURE_HSTS_SECONDS = 63_072_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.flag("HEARTHSIDE_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = ["hearthside.kernel.uploads.NoFiles"]

# Words, time and files
LANGUAGE_CODE = env.text("HEARTHSIDE_LANGUAGE", "en")
LANGUAGES = [("en", _("English"))]
SEARCH_LANGUAGES = env.words("HEARTHSIDE_SEARCH_LANGUAGES", LANGUAGE_CODE)
SEARCH_URL = env.text("HEARTHSIDE_SEARCH_URL")
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env.text("HEARTHSIDE_TIME_ZONE", "Europe/London")
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "hearthside.kernel.static.HashedFiles"
    },
}

# Mail is optional; nothing on the site waits for it.
EMAIL_HOST = env.text("HEARTHSIDE_MAIL_HOST")
EMAIL_PORT = env.number("HEARTHSIDE_MAIL_PORT", 587)
EMAIL_HOST_USER = env.text("HEARTHSIDE_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("HEARTHSIDE_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("HEARTHSIDE_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("HEARTHSIDE_MAIL_FROM", "noreply@localhost")
if not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# Calls: who is on call is told inside, and over these channels when they are set.
CALL_AFTER = [int(minutes) for minutes in env.words("HEARTHSIDE_CALL_AFTER", "5,10,20")]
CALLS_PAGE = "/hours/calls/"
CALL_WEBHOOKS = env.words("HEARTHSIDE_CALL_WEBHOOKS")
CALL_WEBHOOK_SECRET = env.text("HEARTHSIDE_CALL_WEBHOOK_SECRET")
PUSH_IS_ON = env.flag("HEARTHSIDE_PUSH")
PUSH_KEY_FILE = env.text("HEARTHSIDE_PUSH_KEY_FILE") or str(DATA_DIR / "push_key.pem")
PUSH_CONTACT = env.text("HEARTHSIDE_PUSH_CONTACT") or (SITE_URL if IS_SECURE else f"mailto:{DEFAULT_FROM_EMAIL}")
PUSH_HOSTS = env.words(
    "HEARTHSIDE_PUSH_HOSTS",
    "fcm.googleapis.com,updates.push.services.mozilla.com,.push.apple.com,.notify.windows.com",
)
TRIAL_DAYS = max(1, min(env.number("HEARTHSIDE_TRIAL_DAYS", 14), 60))
HEAVY_CASES = env.number("HEARTHSIDE_HEAVY_CASES", 3)
HEAVY_MINUTES = env.number("HEARTHSIDE_HEAVY_MINUTES", 30)
SERVICE_CLOCK_IS_PUBLIC = env.flag("HEARTHSIDE_SERVICE_CLOCK")

# Voice and video at meetings, on servers of your own; and machines that pictures of live streams may come from.
JITSI = {
    "url": env.text("HEARTHSIDE_JITSI_URL").rstrip("/"),
    "app_id": env.text("HEARTHSIDE_JITSI_APP_ID"),
    "secret": env.text("HEARTHSIDE_JITSI_SECRET"),
    "tenant": env.text("HEARTHSIDE_JITSI_TENANT").strip("/"),
}
BBB = {"url": env.text("HEARTHSIDE_BBB_URL").rstrip("/"), "secret": env.text("HEARTHSIDE_BBB_SECRET")}
STREAM_ORIGINS = env.words("HEARTHSIDE_STREAM_ORIGINS")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "hearthside.kernel.log_lines.LogLine"}, "plain": {}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG else "line"}},
    "root": {"handlers": ["console"], "level": env.text("HEARTHSIDE_LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
