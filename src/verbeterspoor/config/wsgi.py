"""The application as a server starts it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")

application = get_wsgi_application()

# What has been loaded by now stays for ever: a collection need not look at it again (pauses of 100 ms without this).
gc.collect()
gc.freeze()
