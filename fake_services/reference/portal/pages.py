"""The portal's templates, and where its pages lead."""

from pathlib import Path
from urllib.parse import urlsplit

from starlette.templating import Jinja2Templates

from fake_services.reference.inline import environment
from fake_services.reference.portal.services import Services

PAGES = environment(Path(__file__).parent)
templates = Jinja2Templates(env=PAGES)


def render_xml(name: str, **context: object) -> str:
    """One of the CAS protocol's XML documents, every value escaped."""
    return templates.get_template(name).render(context)


def form_targets(services: Services) -> str:
    """The hosts to which the login form's answer may lead."""
    homes = (urlsplit(home) for home in services.homes.values())
    return " ".join(f"{home.scheme}://{home.netloc}" for home in homes)
