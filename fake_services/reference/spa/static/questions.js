// What is asked where a method is bound or proved: forms that take a code, QR pages to scan.

import { field, h, pressable } from "./dom.js";
import { pusher } from "./phone.js";
import { ask, go, submit } from "./talk.js";
import { named, SEND, SHOWN_BY } from "./words.js";

const APIS = { "step-up": "/api/step-up", verify: "/api/verify" };

export function values(form) {
  return Object.fromEntries(new FormData(form));
}

function countDown(button, seconds, ready) {
  const tick = () => {
    button.disabled = seconds > 0;
    button.textContent = seconds > 0 ? `重新获取 (${seconds}s)` : ready;
  };
  tick();
  const timer = setInterval(() => {
    seconds -= 1;
    tick();
    if (seconds <= 0) clearInterval(timer);
  }, 1000);
}

export function sender(address, label, say, { sent = false, wait = 0 } = {}) {
  const button = h("button", { type: "button", class: "send" }, sent ? "重新获取" : label);
  if (wait) countDown(button, wait, "重新获取");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const told = await submit(address, values(button.form));
    button.disabled = false;
    if (told.go) return;
    say(told.message, told.ok);
    if (told.ok) countDown(button, told.seconds, "重新获取");
  });
  return button;
}

export function codeForm(parts, address, { message, leave, after = ({ go: onward }) => go(onward) }) {
  const form = h("form", {}, ...parts, ...message.parts);
  const confirm = async (event) => {
    event.preventDefault();
    form.ariaBusy = "true";
    const told = await ask(address, values(form));
    if (told.go) return after(told);
    form.ariaBusy = null;
    message.say(told.message, told.ok);
  };
  const next = pressable("下一步", () => form.requestSubmit(), { class: "primary" });
  form.append(h("div", { class: "buttons" }, next, leave && pressable("关闭", leave)), h("button", { hidden: true }));
  form.addEventListener("submit", confirm);
  return form;
}

const SENT_TO = { sms: "短信发送至", backup: "邮件发送至" };

// The question for one bound method, in the dialog of the step-up and on the page of the second step.
export function proof(told, purpose, message, leave = null) {
  const address = `${APIS[purpose]}/${told.method}`;
  if (told.qr_page) {
    const out = leave && h("div", { class: "buttons" }, pressable("关闭", leave));
    return [...message.parts, qrFrame(told), out];
  }
  const bySending = told.method in SEND;
  const where = bySending ? `${SENT_TO[told.method]} ${told.masked}` : `请填写${SHOWN_BY[told.method]}显示的数字`;
  const beside = bySending
    ? sender(`${address}/code`, SEND[told.method], message.say, told)
    : purpose === "verify" && told.method === "coremail_app" && pusher(address, message);
  const parts = [h("p", { class: "lead" }, where), field("校验码", { name: "code", maxlength: 12 }, beside)];
  return [codeForm(parts, address, { message, leave })];
}

export function tabs(told, base) {
  if (told.choices.length < 2) return null;
  const tab = (choice) => {
    const selected = String(choice.method === told.method);
    const attributes = { role: "tab", type: "button", "aria-selected": selected };
    return h("button", { ...attributes, onclick: () => go(`${base}/${choice.method}`) }, named(choice));
  };
  return h("div", { role: "tablist", class: "tabs" }, ...told.choices.map(tab));
}

export function qrFrame({ method, label, qr_page: src }) {
  const sandbox = "allow-scripts allow-same-origin allow-top-navigation";
  return h("iframe", { class: `scan ${method}`, title: `${label}二维码`, src, sandbox });
}
