"""The mail's side of the campus sign-on (CAS protocol 3.0)."""

from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import httpx

NAMESPACE = {"cas": "http://www.yale.edu/tp/cas"}


class CasFailed(Exception):
    """The ticket signs nobody in; the text says why, in one line."""


class CasClient:
    """Speaks to the CAS server at `server`, an https address without a slash at its end (`…/cas`)."""

    def __init__(self, http: httpx.AsyncClient, server: str, escapes: bool = True) -> None:
        self._http = http
        self._server = server
        self._escapes = escapes

    def login_url(self, service: str) -> str:
        """Where to send a browser that shall come back to `service` with a ticket."""
        return f"{self._server}/login?{urlencode({'service': service})}"

    def logout_url(self, service: str) -> str:
        """Where to send a browser that signs out everywhere and shall end up at `service`."""
        return f"{self._server}/logout?{urlencode({'service': service})}"

    async def validate(self, ticket: str, service: str) -> str:
        """The login a ticket stands for, granted for exactly this service; raises CasFailed."""
        said = quote(ticket, safe="") if self._escapes else ticket
        query = f"ticket={said}&service={quote(service, safe='')}"
        try:
            answer = await self._http.get(f"{self._server}/p3/serviceValidate?{query}")
            return _user(answer.raise_for_status().text)
        except httpx.HTTPError as fault:
            raise CasFailed(f"{self._server} did not answer: {fault!r}") from fault
        except ElementTree.ParseError as fault:
            raise CasFailed(f"{self._server}: not a CAS answer: {answer.text[:200]!r}") from fault


def _user(document: str) -> str:
    response = ElementTree.fromstring(document)
    failure = response.find("cas:authenticationFailure", NAMESPACE)
    if failure is not None:
        raise CasFailed(f"ticket refused: {failure.get('code')}: {(failure.text or '').strip()}")
    user = response.findtext("cas:authenticationSuccess/cas:user", None, NAMESPACE)
    if not user:
        raise CasFailed("the answer names no user")
    return user


def logout_ticket(logout_request: str) -> str | None:
    """The ticket a single-logout request ends (its SessionIndex); None when it is not such a request."""
    try:
        return ElementTree.fromstring(logout_request).findtext(
            "{urn:oasis:names:tc:SAML:2.0:protocol}SessionIndex"
        )
    except ElementTree.ParseError:
        return None
