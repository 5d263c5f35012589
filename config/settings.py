"""Every setting of Chancery, read from the environment. docs/reference/settings.md lists them.

There is one settings file for all machines. What differs between them is told by the
environment: CHANCERY_URL, CHANCERY_HOME, CHANCERY_CONTACT, DATABASE_URL, PORT, CHANCERY_DEBUG.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from config import embedded_postgres
from config.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
CHANCERY_HOME = Path(os.environ.get("CHANCERY_HOME") or BASE_DIR / "var").absolute()
PORT = os.environ.get("PORT") or "8000"
if not (PORT.isascii() and PORT.isdigit() and 0 < int(PORT) < 65536):
    raise ImproperlyConfigured(f"PORT is “{PORT}”: it must be a number from 1 to 65535.")

# The public address decides allowed hosts, secure cookies and redirects.
CHANCERY_URL = (os.environ.get("CHANCERY_URL") or f"http://127.0.0.1:{PORT}").rstrip("/")
try:
    _address = urlsplit(CHANCERY_URL)
except ValueError:
    _address = urlsplit("")
if _address.scheme not in ("http", "https") or not _address.hostname:
    raise ImproperlyConfigured(
        f"CHANCERY_URL is “{CHANCERY_URL}”: it must be a full address such as https://archive.example.org."
    )
_https = _address.scheme == "https"

# Where readers report errors; "" where the archive offers no such address.
CHANCERY_CONTACT = os.environ.get("CHANCERY_CONTACT", "").strip()
try:
    if CHANCERY_CONTACT:
        validate_email(CHANCERY_CONTACT)
except ValidationError:
    raise ImproperlyConfigured(
        f"CHANCERY_CONTACT is “{CHANCERY_CONTACT}”: it must be one e-mail address such as archive@example.org."
    ) from None

DEBUG = os.environ.get("CHANCERY_DEBUG") == "1"
SECRET_KEY = secret_key(CHANCERY_HOME)

ALLOWED_HOSTS = [_address.hostname]
if _address.hostname in ("127.0.0.1", "localhost"):
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _https
# Behind https stands a proxy that says so in this header and drops it from outside.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

INSTALLED_APPS = [
    "archive",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "crispy_forms",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "archive.middleware.UnhurriedDeskMiddleware",
    "archive.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "archive.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("chancery",)
CRISPY_TEMPLATE_PACK = "chancery"

# Only computed here; who needs the embedded server starts it (config/embedded_postgres).
EMBEDDED = not os.environ.get("DATABASE_URL")
try:
    DATABASES = {
        "default": dj_database_url.parse(
            os.environ.get("DATABASE_URL") or embedded_postgres.address(CHANCERY_HOME),
            # The first question on a new connection takes 0.1 s longer.
            conn_max_age=3600,
            conn_health_checks=True,
        )
    }
except ValueError:
    DATABASES = {}
if not DATABASES.get("default", {}).get("ENGINE", "").endswith(".postgresql"):
    raise ImproperlyConfigured(
        "DATABASE_URL is not the address of a PostgreSQL database: "
        "it must look like postgres://user:password@host:5432/name."
    )

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = CHANCERY_HOME / "static"
MEDIA_ROOT = CHANCERY_HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# The form of a document sends a dozen fields for each correspondent, and whole texts.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

PGTRIGGER_SCHEMA_EDITOR = False
PGHISTORY_JSON_ENCODER = "django.core.serializers.json.DjangoJSONEncoder"
PGHISTORY_ADMIN_ALL_EVENTS = False
