"""The measured scenario in raw Playwright: the same actions on the same reference.

Between Chromium and the reference there is TLS and nothing else: Chromium resolves the real host names to a
terminator on loopback. No proxy, no evidence, no pytest-bdd, no profile, no page clock. The same are the
reference itself, its own calls to the SMS gateway, its control API, and the fake phone.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from ci.lib.bench.tls import Terminators
from conformance.profile import hooks
from steps.methods import SMS
from steps.people.actors import Person
from steps.scene import Scene

MAIL = "https://mail.kust.edu.cn/"


class RawBrowser:
    """A Chromium of its own, with a Playwright of its own: all of it belongs to the thread that made it."""

    def __init__(self, hosts: Mapping[str, int], folder: Path) -> None:
        """hosts: name -> port of its plain http server on loopback."""
        terminators = Terminators(hosts.values(), folder)
        terminators.start()
        rules = [f"MAP {host} 127.0.0.1:{terminators.ports[port]}" for host, port in hosts.items()]
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell"),
            chromium_sandbox=os.geteuid() != 0,
            args=[f"--host-resolver-rules={','.join(rules)}"],
        )

    def close(self) -> None:
        """Close Chromium and Playwright's driver."""
        self._browser.close()
        self._playwright.stop()

    def play(self, scene: Scene) -> None:
        """Do what the measured scenario does; raises Playwright's TimeoutError when a screen is missing."""
        person = scene.cast.person("Wang")
        context = self._browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", ignore_https_errors=True
        )
        _hold_portal_session(context, scene, person)
        page = context.new_page()
        page.goto(MAIL)
        _bind_number(page, scene, person)
        context.clear_cookies()
        page.close()
        _log_in_by_sms(context.new_page(), scene, person)
        context.close()


def _hold_portal_session(context: BrowserContext, scene: Scene, person: Person) -> None:
    hook = scene.target.ixit.hooks.portal_session
    assert hook, "the measured profile has it"
    session = hooks.cookies(scene.stage.call(hook, {"login": person.login}))
    context.add_cookies([{**cookie} for cookie in session])  # type: ignore[typeddict-item]


def _sign_in(page: Page, person: Person) -> None:
    page.goto(MAIL)
    page.get_by_label("用户名").fill(person.login)
    page.get_by_label("密码").fill(person.password)
    page.get_by_role("button", name="登录").click()


def _bind_number(page: Page, scene: Scene, person: Person) -> None:
    row = page.get_by_role("listitem").filter(has=page.get_by_text("短信", exact=True))
    row.get_by_role("button", name="绑定").click()
    page.get_by_label("手机号码").fill(SMS.value(person).removeprefix("+86"))
    _enter_code(page, scene, person, after=0)
    page.get_by_role("heading", name="是否信任此设备").wait_for()


def _log_in_by_sms(page: Page, scene: Scene, person: Person) -> None:
    _sign_in(page, person)
    page.get_by_role("heading", name="安全验证").wait_for()
    _enter_code(page, scene, person, after=1)
    page.get_by_role("button", name="以后再说").click()
    page.get_by_role("heading", name="欢迎使用邮箱").wait_for()
    page.get_by_role("link", name="收件箱").click()
    page.get_by_text(person.mailbox.letter).first.wait_for()


def _enter_code(page: Page, scene: Scene, person: Person, after: int) -> None:
    page.get_by_role("button", name="发送验证码").click()
    message = scene.handset.next(SMS.value(person), after, 10)
    page.get_by_label("验证码").fill(scene.arrivals.code_in(message))
    page.get_by_role("button", name="确定").click()
