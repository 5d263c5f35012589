"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# For libpq: no question of a reader may occupy the database longer. Commands and imports do not
# come by here, and the desk is let off by archive.middleware.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=5s")
application = get_wsgi_application()
