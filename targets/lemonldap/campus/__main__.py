"""The mail's server."""

import waitress
from flask import Flask

from campus.control import control
from campus.pages import pages
from campus.settings import MAIL_PORT

app = Flask("campus")
app.register_blueprint(pages)
app.register_blueprint(control)
waitress.serve(app, host="127.0.0.1", port=MAIL_PORT, threads=8)
