"""Where things are, from the environment that `run` makes."""

import os
from pathlib import Path

FOLDER = Path(os.environ["CAMPUS_FOLDER"])
ROOT = Path(os.environ["CAMPUS_ROOT"])
PORTAL_PORT = int(os.environ["CAMPUS_PORTAL"])
MAIL_PORT = int(os.environ["CAMPUS_MAIL"])
SMTP_HOST, _, SMTP_PORT = os.environ["CAMPUS_SMTP"].rpartition(":")

PORTAL = "https://sso.campus.example/"
MAIL = "https://mail.campus.example/"

STORE = FOLDER / "campus.sqlite"
"""The directory of people, which the portal reads too, and their letters."""
PERSISTENT = FOLDER / "persistent"
"""What the portal keeps of people from one session to the next, a file a person: their second factors."""
CLOCK = FOLDER / "clock"
"""How far the portal's time is moved on, as libfaketime reads it."""
