"""Codes by SMS through a gateway of the campus's own, a REST call with JSON (variant `login-box`)."""

import httpx

from fake_services.reference.outgoing.failed import SmsFailed

ADDRESS = "https://sms.kust.example/v1/send"
HEADERS = {"Authorization": "Bearer fake-campus-sms-0000"}


class CampusSms:
    """Sends by template; an answer whose `code` is 0 says that it was taken."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def send_code(self, number: str, code: str, minutes: int) -> None:
        """Send a code to an E.164 number; raises SmsFailed."""
        asked = {
            "phones": [number],
            "template": {"id": "login", "text": f"您的验证码为{code}，{minutes}分钟"},
        }
        try:
            answer = await self._http.post(ADDRESS, json=asked, headers=HEADERS)
            said = answer.json()
        except httpx.HTTPError as fault:
            raise SmsFailed(f"the campus's gateway did not answer: {fault!r}", answered=False) from fault
        except ValueError as fault:
            raise SmsFailed("the campus's gateway answered no JSON") from fault
        if not isinstance(said, dict) or said.get("code") != 0:
            raise SmsFailed(f"the campus's gateway refused: {said}")
