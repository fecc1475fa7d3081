import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.project.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded now stays: workers share it, and nobody looks through it for rubbish again
