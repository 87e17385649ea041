// What lies over a page: binding a method, proving one, trusting the device.

import { field, h, messages, pressable } from "./dom.js";
import { awaitPhone } from "./phone.js";
import { codeForm, proof, qrFrame, sender, tabs } from "./questions.js";
import { go, submit } from "./talk.js";
import { named, SEND } from "./words.js";

export const DIALOGS = {
  bind_sms: (told) => bindByCode(told, "sms", "绑定手机", "手机号", "短信码"),
  bind_backup: (told) => bindByCode(told, "backup", "绑定备用邮箱", "邮箱地址", "邮件码"),
  bind_otp: bindOtp,
  bind_scan: bindScan,
  bind_app: bindApp,
  step_up: stepUp,
  trust,
};

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
  return [h("h2", {}, `绑定${told.label}`), ...parts, qrFrame(told), h("div", { class: "buttons" }, leave)];
}

function bindApp(told) {
  const message = messages(told.notice);
  const leave = () => {
    closeDialog();
    return cancel("/api/bind/coremail_app")();
  };
  const buttons = h("div", { class: "buttons" }, pressable("关闭", leave));
  const picture = told.picture && h("img", { class: "qr", src: told.picture, alt: "论客手机客户端二维码" });
  if (picture) awaitPhone("/api/pairing", buttons, message, done);
  const lead = h("p", { class: "lead" }, "打开手机上的论客，扫一扫");
  return [h("h2", {}, "绑定论客手机客户端"), lead, picture, ...message.parts, buttons];
}

function done({ go: onward }) {
  const finish = pressable("完成", () => go(onward), { class: "primary" });
  showDialog([h("div", { class: "tick" }, "✓"), h("h2", {}, "绑定成功"), h("p", {}, "以后登录时可用它验证"), finish]);
}

function stepUp(told) {
  const message = messages(told.notice);
  const why = h("p", { class: "lead" }, `为保护账号，请通过${named(told)}确认是您本人`);
  const leave = cancel(`/api/step-up/${told.method}`);
  const body = proof(told, "step-up", message, leave);
  return [h("h2", {}, "身份确认"), why, tabs(told, "/settings/step-up"), ...body];
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
