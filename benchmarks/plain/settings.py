"""Settings of the plain project: a database of its own in the server of the collection's home."""

from pathlib import Path

import dj_database_url

from config import embedded_postgres
from config.settings import CHANCERY_HOME

ROOT = Path(__file__).parents[2]
SECRET_KEY = "not secret: it serves made-up documents to the benchmark"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [
    "benchmarks.plain.apps.PlainConfig",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "crispy_forms",
    "django_filters",
]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "benchmarks.plain.urls"
WSGI_APPLICATION = "benchmarks.plain.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # How single fields look is taken from Chancery's own pack for crispy-forms.
        "DIRS": [Path(__file__).parent / "templates", ROOT / "templates"],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {
    "default": dj_database_url.parse(embedded_postgres.address(CHANCERY_HOME), conn_max_age=600)
    | {"NAME": "plain"}
}
CRISPY_ALLOWED_TEMPLATE_PACKS = ("chancery",)
CRISPY_TEMPLATE_PACK = "chancery"
STATIC_URL = "/static/"
USE_TZ = True
