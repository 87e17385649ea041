// What lies over a page: binding a method, proving one, trusting the device.

import { field, h, messages, pressable } from "./dom.js";
import { ask, go, submit } from "./talk.js";
import { METHODS, SCANNED, SEND } from "./words.js";

export const DIALOGS = {
  bind_sms: (told) => bindByCode(told, "sms", "绑定手机", "手机号", "短信码"),
  bind_backup: (told) => bindByCode(told, "backup", "绑定备用邮箱", "邮箱地址", "邮件码"),
  bind_otp: bindOtp,
  bind_scan: bindScan,
  step_up: stepUp,
  trust,
  unavailable: (told) => [h("h2", {}, told.name), h("p", {}, "暂未开通"), pressable("返回", () => go(told.back))],
};

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

function codeForm(parts, address, { message, leave, after = ({ go: onward }) => go(onward) }) {
  const form = h("form", {}, ...parts, ...message.parts);
  const confirm = async (event) => {
    event.preventDefault();
    const told = await ask(address, values(form));
    if (told.go) await after(told);
    else message.say(told.message, told.ok);
  };
  const next = pressable("下一步", () => form.requestSubmit(), { class: "primary" });
  form.append(h("div", { class: "buttons" }, next, leave && pressable("关闭", leave)), h("button", { hidden: true }));
  form.addEventListener("submit", confirm);
  return form;
}

const cancel = (address) => () => submit(address, { cancel: "yes" });

function bindByCode(told, method, title, label, codeLabel) {
  const address = `/api/bind/${method}`;
  const message = messages(told.notice);
  const parts = [
    field(label, { name: "value" }, sender(`${address}/code`, SEND[method], message.say)),
    field(codeLabel, { name: "code", maxlength: 12 }),
  ];
  const form = codeForm(parts, address, { message, leave: cancel(address), after: done });
  return [h("h2", {}, title), h("p", { class: "lead" }, "我们会发送一个校验码，请在十分钟内填写"), form];
}

function bindOtp(told) {
  const message = messages(told.notice);
  const parts = [field("口令", { name: "code", maxlength: 12 })];
  const form = codeForm(parts, "/api/bind/otp", { message, leave: cancel("/api/bind/otp"), after: done });
  const picture = h("img", { class: "qr", src: told.picture, alt: "动态口令二维码" });
  return [h("h2", {}, "绑定动态口令"), h("p", { class: "lead" }, "用身份验证器扫描，再填写它显示的数字"), picture, form];
}

function bindScan(told) {
  const { parts } = messages(told.notice);
  const leave = pressable("关闭", cancel(`/api/bind/${told.method}`));
  return [h("h2", {}, `绑定${SCANNED[told.method]}`), ...parts, qrFrame(told.qr_page), h("div", { class: "buttons" }, leave)];
}

function done({ go: onward }) {
  const finish = pressable("完成", () => go(onward), { class: "primary" });
  showDialog([h("div", { class: "tick" }, "✓"), h("h2", {}, "绑定成功"), h("p", {}, "以后登录时可用它验证"), finish]);
}

function stepUp(told) {
  const message = messages(told.notice);
  const why = h("p", { class: "lead" }, `为保护账号，请通过${METHODS[told.method]}确认是您本人`);
  const leave = cancel(`/api/step-up/${told.method}`);
  const body = proof(told, "step-up", message, leave);
  return [h("h2", {}, "身份确认"), why, tabs(told, "/settings/step-up"), ...body];
}

const SENT_TO = { sms: "短信发送至", backup: "邮件发送至" };

// The question for one bound method, in the dialog of the step-up and on the page of the second step.
export function proof(told, purpose, message, leave = null) {
  const address = `${APIS[purpose]}/${told.method}`;
  if (told.qr_page) {
    const out = leave && h("div", { class: "buttons" }, pressable("关闭", leave));
    return [...message.parts, qrFrame(told.qr_page), out];
  }
  const bySending = told.method in SEND;
  const send = bySending && sender(`${address}/code`, SEND[told.method], message.say, told);
  const where = bySending ? `${SENT_TO[told.method]} ${told.masked}` : "请填写身份验证器显示的数字";
  const parts = [h("p", { class: "lead" }, where), field("校验码", { name: "code", maxlength: 12 }, send)];
  return [codeForm(parts, address, { message, leave })];
}

export function tabs(told, base) {
  if (told.choices.length < 2) return null;
  const tab = (method) => {
    const selected = String(method === told.method);
    const attributes = { role: "tab", type: "button", "aria-selected": selected };
    return h("button", { ...attributes, onclick: () => go(`${base}/${method}`) }, METHODS[method]);
  };
  return h("div", { role: "tablist", class: "tabs" }, ...told.choices.map(tab));
}

function qrFrame(src) {
  const sandbox = "allow-scripts allow-same-origin allow-top-navigation";
  return h("iframe", { class: "wechat", title: "微信二维码", src, sandbox });
}

function trust() {
  const answer = (said) => () => submit("/trust", { answer: said });
  return [
    h("h2", {}, "记住这台设备？"),
    h("p", { class: "lead" }, "记住后，下次在此登录不再需要第二步验证。公用电脑请选“暂不”。"),
    h("div", { class: "buttons" }, pressable("记住", answer("trust"), { class: "primary" }), pressable("暂不", answer("later"))),
  ];
}

export function showDialog(parts) {
  closeDialog();
  const dialog = h("dialog", { oncancel: (event) => event.preventDefault() }, ...parts);
  document.body.append(dialog);
  dialog.showModal();
}

export function closeDialog() {
  for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
}
