import asyncio

import httpx
import pytest
from starlette.responses import PlainTextResponse

from fake_services.reference.keeper import Keeper

APP = Keeper(PlainTextResponse("made"), "t0ken")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://control/people", 401),
        ("http://:another@control/people", 401),
        ("http://t0ken:@control/people", 401),
        ("http://:t0ken@control/people", 200),
        ("http://control/ready", 200),
    ],
)
def test_only_who_knows_the_token_is_let_in(url: str, status: int) -> None:
    async def post() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP)) as client:
            return (await client.post(url)).status_code

    assert asyncio.run(post()) == status
