"""Codes that a staging system posts to a sink instead of sending them."""

import httpx

from fake_services.reference.outgoing.failed import SmsFailed
from fake_services.reference.settings import Sink


class SinkSms:
    """Posts each message as JSON, with a shared secret in a header."""

    def __init__(self, http: httpx.AsyncClient, sink: Sink) -> None:
        self._http = http
        self._sink = sink

    async def send_code(self, number: str, code: str, minutes: int) -> None:
        """Post the message for an E.164 number; raises SmsFailed when the sink does not take it."""
        message = {"mobile": number, "sms": {"content": f"您的验证码为{code}，{minutes}分钟内有效"}}
        try:
            answer = await self._http.post(
                self._sink.address, json=message, headers={"X-Sink-Token": self._sink.secret}
            )
            answer.raise_for_status()
        except httpx.HTTPStatusError as fault:
            raise SmsFailed(f"the sink answered HTTP {fault.response.status_code}") from fault
        except httpx.HTTPError as fault:
            raise SmsFailed(f"the sink did not answer: {fault!r}", answered=False) from fault
