"""A deployment that somebody else started: its own calls come in as the profile says."""

from pathlib import Path
from socket import create_server

import pytest

from tests.ports import free_ports
from tests.world.running import GUIDE, SERVED, direct, profile, proxied, run, running, scenarios

NAMES = (*SERVED, "proxy", "smtp", "tencent", "wechat", "tls")
BINDING = GUIDE + "the_number_bound_on_the_forced_page_serves_at_the_next_login"
MAIL = GUIDE + "after_the_password_comes_the_verification_by_the_backup_mailbox"
WECHAT = GUIDE + "completing_method[WeChat]"
FAULT = GUIDE + "the_sms_gateway_fails_and_a_later_try_binds[refuses the request]"


@pytest.fixture
def ports() -> dict[str, int]:
    return dict(zip(NAMES, free_ports(len(NAMES)), strict=True))


def test_a_deployment_that_runs_already_is_judged(ports: dict[str, int], tmp_path: Path) -> None:
    with running(ports, tmp_path, HTTPS_PROXY=f"http://127.0.0.1:{ports['proxy']}"):
        ended = run(tmp_path, f"--target={proxied(ports, tmp_path)}", BINDING, MAIL)
    assert ended.returncode == 0, ended.stdout
    done = scenarios(tmp_path)
    assert [scenario.verdict.value for scenario in done] == ["pass", "pass"]
    assert any("sms.tencentcloudapi.com" in exchange.url for exchange in done[0].wire)


@pytest.mark.parametrize("how", ["other addresses", "hosts entry"])
def test_one_that_is_told_no_proxy_is_judged(ports: dict[str, int], tmp_path: Path, how: str) -> None:
    hosts = {"sms.tencentcloudapi.com": "tencent", "api.weixin.qq.com": "wechat"}
    if how == "other addresses":
        reach = {host: f"http://127.0.0.1:{ports[name]}" for host, name in hosts.items()}
        addresses = ", ".join(f'"{host}" = {ports[name]}' for host, name in hosts.items())
        tables = f"[ixit.outbound]\naddresses = {{ {addresses} }}"
    else:
        reach = {host: f"https://127.0.0.1:{ports['tls']}" for host in hosts}
        tables = f"[ixit.outbound]\ntls = {ports['tls']}\nauthority = '{tmp_path / 'authority'}'"
    with running(ports, tmp_path, direct(ports, **reach)):
        target = profile(ports, tmp_path, tables)
        ended = run(tmp_path, f"--target={target}", BINDING, WECHAT, FAULT, MAIL)
    done = {scenario.name: scenario for scenario in scenarios(tmp_path)}
    verdicts = [scenario.verdict.value for scenario in done.values()]
    assert verdicts == ["pass"] * 3 + ["not-run"], ended.stdout
    assert (
        list(done.values())[-1].reason == "the deployment's mail does not come to this suite (ixit.outbound)"
    )
    urls = [exchange.url for scenario in done.values() for exchange in scenario.wire if exchange.who == "SUT"]
    assert {url.split("?")[0] for url in urls} >= {
        "https://sms.tencentcloudapi.com/",
        "https://api.weixin.qq.com/sns/oauth2/access_token",
    }


def test_several_workers_cannot_share_it(ports: dict[str, int], tmp_path: Path) -> None:
    ended = run(tmp_path, f"--target={proxied(ports, tmp_path)}", "-n", "2")
    assert "one deployment for all workers, in one process: leave out -n" in ended.stderr
    assert ended.returncode == 3


def test_a_port_that_is_taken_is_told(ports: dict[str, int], tmp_path: Path) -> None:
    with create_server(("127.0.0.1", ports["smtp"])):
        ended = run(tmp_path, f"--target={proxied(ports, tmp_path)}", BINDING)
    assert f"127.0.0.1:{ports['smtp']} cannot be listened on: Address already in use" in ended.stdout
    assert "Traceback" not in ended.stdout
    assert ended.returncode == 4
