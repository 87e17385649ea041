"""The way out of the reference: through the proxy that the environment names."""

import asyncio

import httpx
import pytest

from fake_services.reference.outgoing.http import http_client


def test_calls_leave_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        writer.write(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    async def run() -> None:
        async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
            host, port = proxy.sockets[0].getsockname()
            monkeypatch.setenv("HTTPS_PROXY", f"http://{host}:{port}")
            async with http_client() as http:
                with pytest.raises(httpx.ProxyError):
                    await http.get("https://api.weixin.qq.com/")

    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("https_proxy", raising=False)
    asyncio.run(run())
    assert asked == [b"CONNECT api.weixin.qq.com:443 HTTP/1.1\r\n"]
