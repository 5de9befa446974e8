"""The application as a server starts it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")

application = get_wsgi_application()

# What has been loaded by now stays for ever: a collection need not look at it again (pauses of 100 ms without this).
gc.collect()
gc.freeze()
# A page makes tens of thousands of objects that die with it: look at them less often than Python does by itself.
gc.set_threshold(50_000, 20, 50)
