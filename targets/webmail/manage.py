"""Django's command line for a deployment, whose folder is on PYTHONPATH."""

import os

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campus.settings")
execute_from_command_line()
