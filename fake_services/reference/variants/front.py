"""Variants that look otherwise: other words, other controls, other places on the screen."""

from fake_services.reference.spa import SinglePage
from fake_services.reference.variants.variant import VARIANTS, Variant

OTHER_WORDS = {
    "邮箱帐号": "电子邮箱账号",
    "<h1>师生信息服务平台</h1>": "<h1>统一身份认证</h1>",
    ">登录</button>": ">登 录</button>",
    "手机号码</label>": "手机号</label>",
    "发送验证码": "获取短信码",
    "重新发送": "再次获取",
    "验证码</label>": "校验码</label>",
    ">确定</button>": ">提 交</button>",
    ">取消</button>": ">返回</button>",
    "以后再说": "暂不信任",
    'value="trust">信任': 'value="trust">信任该设备',
    "<h1>安全验证</h1>": "<h1>二次身份验证</h1>",
}
ENGLISH = {
    "<h1>师生信息服务平台</h1>": "<h1>Campus portal</h1>",
    "用户名</label>": "User name</label>",
    "密码</label>": "Password</label>",
    ">登录</button>": ">Sign in</button>",
    "我的应用": "My applications",
    "下一页": "Next",
    "<h1>邮箱登录</h1>": "<h1>Mail login</h1>",
    "邮箱帐号": "Mail address",
    "请选择验证方式进行绑定": "Choose a method to bind",
    "绑定后，登录时会进行安全验证": "Once bound, every login is verified",
    "帮助中心": "Help centre",
    "邮箱系统管理员": "mail administrator",
    '"settings": "绑定", "change": "修改", "unbind": "解绑"': (
        '"settings": "Bind", "change": "Change", "unbind": "Unbind"'
    ),
    "<h1>是否信任此设备</h1>": "<h1>Trust this device?</h1>",
    'value="trust">信任': 'value="trust">Trust',
    "以后再说": "Later",
    "<h1>安全验证</h1>": "<h1>Verification</h1>",
    "<h1>欢迎使用邮箱</h1>": "<h1>Welcome to your mail</h1>",
    '<a class="tool" href="/inbox">{{ parts.icon("inbox") }}<span>收件箱</span></a>\n': "",
    'aria-label="头像"': 'aria-label="Account"',
    'aria-label="设置"': 'aria-label="Settings"',
}
SPANS = {
    '<button class="primary">确定</button>': '<span role="button" tabindex="0" data-press>确&nbsp;定</span>',
    '<button class="primary" name="answer" value="trust">信任</button>': (
        '<span role="button" tabindex="0" data-press data-answer="trust">信任</span>'
    ),
    '<button name="answer" value="later">以后再说</button>': (
        '<span role="button" tabindex="0" data-press data-answer="later">以后再说</span>'
        '<input type="hidden" name="answer" value="later">'
    ),
    'document.addEventListener("click", (event) => {': (
        'document.addEventListener("click", (event) => {\n'
        "  const pressed = event.target.closest('[data-press]');\n"
        "  if (pressed) {\n"
        "    const form = pressed.closest('form');\n"
        "    if (pressed.dataset.answer) form.elements.answer.value = pressed.dataset.answer;\n"
        "    form.requestSubmit();\n"
        "  }"
    ),
}
DIALOG = {
    '<div class="shield">{{ parts.icon("shield") }}</div>\n<h1>是否信任此设备</h1>': (
        '<h1>欢迎</h1>\n<dialog open><p role="heading" aria-level="2">是否信任此设备</p>'
    ),
    '<button name="answer" value="later">以后再说</button>\n</div>\n</form>': (
        '<button name="answer" value="later">以后再说</button>\n</div>\n</form>\n</dialog>'
    ),
}
NEW_TAB = {'<a href="{{ links[tile.name] }}">': '<a href="{{ links[tile.name] }}" target="_blank">'}
CAMPUS_GATE = NEW_TAB | {
    "<h1>师生信息服务平台</h1>": "<h1>统一认证</h1>",
    "用户名</label>": "学号/工号</label>",
    "密码</label>": "登录密码</label>",
    ">登录</button>": ">下一步</button>",
    "<h1>我的应用</h1>": "<h1>常用服务</h1>",
    "下一页": "更多服务",
    '<a href="/cas/logout">退出</a>': '<a href="/cas/logout">安全退出</a>',
}

CONFIRM_FIRST = {
    'document.addEventListener("submit", (event) => {': (
        'document.addEventListener("submit", (event) => {\n'
        "  const form = event.target;\n"
        '  if (form.elements.place?.value === "unbind" && !form.dataset.sure) {\n'
        "    event.preventDefault();\n"
        '    form.dataset.sure = "yes";\n'
        '    const sure = document.createElement("button");\n'
        '    sure.textContent = "确认解绑";\n'
        "    form.append(sure);\n"
        "    return;\n"
        "  }"
    ),
}
CODE_BOXES = {
    '<label for="code">验证码</label>\n': "<span>验证码</span>\n",
    '<input id="code" name="code" autocomplete="one-time-code" maxlength="12">': (
        '<input type="hidden" name="code"><span data-boxes>'
        + 6 * '<input aria-label="验证码" inputmode="numeric" size="1" maxlength="1">'
        + "</span>"
    ),
    '<button class="primary">确定</button>': "",
    'document.addEventListener("submit", (event) => {': (
        'document.addEventListener("input", (event) => {\n'
        '  const group = event.target.closest("[data-boxes]");\n'
        "  if (!group) return;\n"
        "  const boxes = [...group.children];\n"
        "  const { form } = event.target;\n"
        '  form.elements.code.value = boxes.map((box) => box.value).join("");\n'
        "  if (event.target.value) event.target.nextElementSibling?.focus();\n"
        "  if (boxes.every((box) => box.value)) {\n"
        "    form.requestSubmit();\n"
        '    for (const box of boxes) box.value = "";\n'
        "    boxes[0].focus();\n"
        "  }\n"
        "});\n"
        'document.addEventListener("submit", (event) => {'
    ),
}
STRICT_FIELDS = {
    '<input id="value" name="value" inputmode="tel" autocomplete="off">': (
        '<input id="value" name="value" type="tel" required pattern="1[0-9]{10}" autocomplete="off">'
    ),
    '<input id="code" name="code" autocomplete="one-time-code" maxlength="12">': (
        '<input id="code" name="code" autocomplete="one-time-code" maxlength="12" required>'
    ),
    '<button name="cancel" value="yes">取消</button>': (
        '<button name="cancel" value="yes" formnovalidate>取消</button>'
    ),
    "async function send(button) {\n  const form = button.form;": (
        "async function send(button) {\n  const form = button.form;\n"
        "  if (form.elements.value?.reportValidity() === false) return;"
    ),
}

VARIANTS += [
    Variant(
        "code-boxes", "A code has a box for each digit, and the last digit submits it.", pages=CODE_BOXES
    ),
    Variant(
        "strict-fields",
        "The browser sends no empty code, and nothing that is not a mobile number.",
        pages=STRICT_FIELDS,
    ),
    Variant("other-words", "Buttons, fields and headings are worded otherwise.", pages=OTHER_WORDS),
    Variant(
        "english",
        "The front end is half in English, half in Chinese, and the letters stand on the welcome page.",
        pages=ENGLISH,
    ),
    Variant("spans", "Buttons are spans with a role, their labels with a no-break space.", pages=SPANS),
    Variant("trust-dialog", "The trust question is a dialog over a page.", pages=DIALOG),
    Variant("confirm-first", "解绑 is to be confirmed before a code is asked for.", pages=CONFIRM_FIRST),
    Variant("new-tab", "The mail opens from the portal in a new tab.", pages=NEW_TAB),
    Variant(
        "spa",
        "The mail is a single page with dialogs, tabs, cards, and its settings in a frame.",
        pages=CAMPUS_GATE,
        provider="alibaba",
        front=SinglePage(),
    ),
]
