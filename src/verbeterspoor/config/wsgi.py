"""The application as a server starts it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")

application = get_wsgi_application()

# What has been loaded by now stays for ever: a collection need not look at it again (pauses of 100 ms without this).
gc.collect()
gc.freeze()
# A page leaves thousands of objects that point at each other. Looking often and at few of them keeps pauses at 4-8 ms
# (measured: 17-76 ms at 50,000 objects); what outlives one look is seldom looked at again.
gc.set_threshold(10_000, 50, 50)
