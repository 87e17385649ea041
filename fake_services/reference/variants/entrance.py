"""A variant whose logins are not one form that is there at once."""

from fake_services.reference.variants.held_back import LISTENING
from fake_services.reference.variants.variant import VARIANTS, Variant

PORTAL_FORM = '<form method="post" action="/cas/login">'
TABS = (
    '<p class="note" data-qr>请用校园 App 扫码登录 '
    '<button type="button" role="tab" data-tab>密码登录</button></p>\n'
)
TERMS = '<label><input type="checkbox" required> 我已阅读并同意服务协议</label>\n      '
PORTAL_SUBMIT = '<button type="submit">登录</button>'
PORTAL_SCRIPT = "// Shows one page of 我的应用 at a time. Loaded before the page's body,"
TO_THE_FORM = """document.addEventListener("click", (event) => {
  if (!event.target.matches("[data-tab]")) return;
  document.querySelector("[data-qr]").hidden = true;
  document.querySelector("form").hidden = false;
});

"""
NAME_FIRST = """document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector('form[action="/login"]');
  if (!form) return;
  const later = [...form.querySelectorAll('#password, [for="password"], .buttons')];
  const next = document.createElement("button");
  Object.assign(next, { type: "button", textContent: "下一步" });
  next.addEventListener("click", () => {
    next.hidden = true;
    for (const part of later) part.hidden = false;
  });
  for (const part of later) part.hidden = true;
  form.append(next);
});

"""

VARIANTS.append(
    Variant(
        "entrance",
        "The portal has a QR code before its form, and terms to agree to; the mail asks the name first.",
        pages={
            PORTAL_FORM: f"{TABS}    {PORTAL_FORM[:-1]} hidden>",
            PORTAL_SUBMIT: TERMS + PORTAL_SUBMIT,
            PORTAL_SCRIPT: TO_THE_FORM + PORTAL_SCRIPT,
            LISTENING: NAME_FIRST + LISTENING,
        },
    )
)
