"""HAR files of a login and a binding, as Playwright records them: of two deployments, of each way to send.

`recordings/` holds the two, less styles, scripts, headers and tokens: the reference, whose binding is sent as
JSON, and django-two-factor-auth, whose wizard posts a form at each step (docs/dtfa.md).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from conformance.beginning import Recorded, read
from conformance.report import pdf

RECORDINGS = Path(__file__).with_name("recordings")
KNOWN = {
    "reference": Recorded(
        {"mail": "https://mail.kust.edu.cn/"},
        {
            "login": {
                "landmark": "邮箱登录",
                "username": "邮箱帐号",
                "password": "密码",
                "submit": "登录",
            },
            "forced": {"landmark": "请选择验证方式进行绑定", "bind": "绑定"},
            "sms_binding": {
                "landmark": "短信绑定",
                "number": "手机号码",
                "send": "发送验证码",
                "code": "验证码",
                "confirm": "确定",
            },
        },
    ),
    "dtfa": Recorded(
        {"mail": "https://mail.campus.example/"},
        {
            "login": {
                "landmark": "Login",
                "username": "Username:",
                "password": "Password:",
                "submit": "Next",
            },
            "sms_binding": {"number": "Phone Number:", "send": "Next", "code": "Token:", "confirm": "Next"},
        },
    ),
}
LOGIN = """<h1>登录</h1><form method=post action=/list><label>学号 <input name=user></label>
<input name=pin type=password placeholder=口令><input type=submit value=进入></form>"""
LIST = '<h1>请绑定</h1><a href="/help">帮助</a> <a href="/bind">去绑定</a>'
BINDING = """<h1>绑定手机</h1><form method=post {form}>
<button name=do value=back>返回</button><label for=n>手机</label><input id=n name=tel>
{send}<label for=c>短信码</label><input id=c name=sms>
<button name=do value=cancel>取消</button>{confirm}</form>
<script>
const values = () => new FormData(document.forms[0]);
const post = body => fetch("/api", {{method: "POST", body}});
const nested = () => JSON.stringify({{at: 1764570000, data: Object.fromEntries(values())}});
const headers = {{"Content-Type": "application/json"}};
const json = () => fetch("/api", {{method: "POST", body: nested(), headers}});
</script>"""
BY_SCRIPT = {
    "json": "json()",
    "multipart": "post(values())",
    "urlencoded": "post(new URLSearchParams(values()))",
}
TYPED = {
    "landmark": "绑定手机",
    "number": "手机",
    "send": "取短信码",
    "code": "短信码",
    "confirm": "完成",
}


def binding(way: str) -> str:
    """The page where a number is bound, which sends in this way."""
    if way in BY_SCRIPT:
        act = f'type=button onclick="{BY_SCRIPT[way]}"'
        send, confirm, form = f"<button {act}>取短信码</button>", f"<button {act}>完成</button>", ""
    else:
        send = "<button name=do value=send>取短信码</button>"
        confirm, form = "<button name=do value=bind>完成</button>", f'enctype="{way}"'
    return BINDING.format(form=form, send=send, confirm=confirm)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    named = os.environ.get("CHROMIUM") or shutil.which(pdf.OWN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, chromium_sandbox=False)
        yield browser
        browser.close()


def bind(page: Page) -> None:
    """Sign in, and bind a number."""
    page.goto("https://mail.example.edu/login")
    page.get_by_label("学号").fill("20230001")
    page.get_by_placeholder("口令").fill("abcd1234")
    page.get_by_role("button", name="进入").click()
    page.get_by_role("link", name="去绑定").click()
    page.get_by_label("手机").fill("13900000001")
    page.get_by_role("button", name="取短信码").click()
    page.get_by_label("手机").fill("13900000001")
    page.get_by_label("短信码").fill("123456")
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_role("button", name="完成").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("way", [*BY_SCRIPT, "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_binding_is_read_however_it_is_sent(browser: Browser, tmp_path: Path, way: str) -> None:
    pages = {"/login": LOGIN, "/list": LIST, "/bind": binding(way), "/api": ""}

    def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        kind = "application/json" if path == "/api" else "text/html; charset=utf-8"
        route.fulfill(body=pages.get(path, ""), content_type=kind)

    context = browser.new_context(record_har_path=tmp_path / "it.har", record_har_content="embed")
    context.route("**/*", answer)
    bind(context.new_page())
    context.close()
    assert read(tmp_path / "it.har") == Recorded(
        {"mail": "https://mail.example.edu/"},
        {
            "login": {"landmark": "登录", "username": "学号", "password": "口令", "submit": "进入"},
            "forced": {"landmark": "请绑定", "bind": "去绑定"},
            "sms_binding": TYPED,
        },
    )


@pytest.mark.parametrize("name", KNOWN)
def test_a_deployment_that_was_recorded(name: str) -> None:
    assert read(RECORDINGS / f"{name}.har") == KNOWN[name]
