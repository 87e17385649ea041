// The pages that dialogs lie over.

import { field, h, messages, pressable } from "./dom.js";
import { proof, tabs, values } from "./questions.js";
import { ask, go, submit } from "./talk.js";
import { ACTIONS, icon, named } from "./words.js";

export const PAGES = { bind, second_step, welcome, inbox, contacts, personal, security, two_step, login, refused, help };

const brand = (told) =>
  h("header", { class: "brand" }, "昆明理工大学邮箱", told.mailbox && h("span", { class: "who" }, told.mailbox, signOut()));
const signOut = () => pressable("退出登录", () => submit("/logout", {}), { class: "link" });
const sheet = (told, ...parts) => [brand(told), h("main", { class: "sheet" }, ...parts)];

function cards(told, press) {
  const card = ({ value, actions, ...row }) =>
    h(
      "div",
      { class: "method" },
      h("span", { class: `badge ${row.method}`, "aria-hidden": "true" }, icon(row.method)),
      h("strong", {}, named(row)),
      h("span", { class: "value" }, value),
      h("span", { class: "actions" }, ...actions.map((place) => pressable(ACTIONS[place], () => press(row.method, place)))),
    );
  return h("div", { class: "methods" }, ...told.rows.map(card));
}

function hints(told) {
  const help = h("a", { href: "/help", target: "_blank" }, "使用帮助");
  return h(
    "div",
    { class: "hints" },
    told.hints.includes("later logins") && h("p", {}, "此后每次登录都会多验证一步"),
    told.hints.includes("one number") && h("p", {}, "一个手机号只能用于一个邮箱"),
    told.hints.includes("help") && h("p", {}, "不清楚怎么做？请看 ", help, "，或联系邮件系统管理员"),
  );
}

function bind(told) {
  const press = (method) => go(`/bind/${method}`);
  return sheet(told, h("h1", {}, "为账号加一把锁"), ...messages(told.notice).parts, hints(told), cards(told, press));
}

function second_step(told) {
  const message = messages(told.notice);
  return sheet(told, h("h1", {}, "再验证一步"), tabs(told, "/verify"), ...proof(told, "verify", message));
}

function login(told) {
  const message = messages(told.message);
  const form = h(
    "form",
    {},
    field("邮箱地址", { name: "account", value: told.account, autocomplete: "username" }),
    field("登录密码", { name: "password", type: "password", autocomplete: "current-password" }),
    ...message.parts,
    h("button", { class: "primary wide" }, "下一步"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit("/login", values(form));
  });
  return sheet(told, h("h1", {}, "邮箱账号登录"), form);
}

// The mailbox: a rail at the left, and beside it the letters, or the settings in a frame.
function mailbox(told, ...content) {
  const tool = (label, symbol, address, name) =>
    h("button", { class: name, "aria-label": label, title: label, onclick: () => go(address) }, symbol);
  const rail = h(
    "nav",
    { class: "rail", "aria-label": "邮箱" },
    tool("我的头像", told.mailbox[0].toUpperCase(), told.avatar, "avatar"),
    h("button", { class: "tool", onclick: () => go("/inbox") }, "邮件列表"),
    h("button", { class: "tool", onclick: () => go("/contacts") }, "联系人"),
    tool("偏好设置", "⚙", told.gear, "tool gear"),
  );
  return [h("div", { class: "shell" }, rail, h("div", { class: "stage" }, brand(told), ...content))];
}

export function settingsFrame(told, address) {
  return mailbox(told, h("iframe", { class: "settings", title: "设置", src: address }));
}

function welcome(told) {
  const other = (address) => pressable(address, () => go(`/switch?mailbox=${encodeURIComponent(address)}`), { class: "link" });
  const others = told.others.length && h("p", {}, "切换到：", ...told.others.map(other));
  const content = [h("h1", {}, "欢迎回来"), h("p", { class: "lead" }, told.mailbox), ...messages(told.notice).parts];
  return mailbox(told, h("main", { class: "sheet flat" }, ...content, letters(told), others));
}

function inbox(told) {
  return mailbox(told, h("main", { class: "sheet flat" }, h("h1", {}, "邮件列表"), letters(told)));
}

function contacts(told) {
  const list = h("div", { class: "letters" });
  const line = (contact) => h("div", { class: "line" }, contact.name, h("span", { class: "value" }, contact.about));
  const asked = ask(`/api/contacts?mailbox=${encodeURIComponent(told.mailbox)}`);
  asked.then((told) => told.ok && list.append(...told.contacts.map(line)));
  return mailbox(told, h("main", { class: "sheet flat" }, h("h1", {}, "联系人"), list));
}

function letters(told) {
  const mailbox = encodeURIComponent(told.mailbox);
  const reader = h("article", { class: "letter", "aria-label": "邮件", hidden: true });
  const list = h("div", { class: "letters" });
  const read = async (id) => {
    const letter = await ask(`/api/letters/${id}?mailbox=${mailbox}`);
    if (!letter.ok) return;
    reader.replaceChildren(h("strong", {}, letter.subject), h("p", {}, letter.body));
    reader.hidden = false;
  };
  const line = (letter) =>
    h("div", { class: "line" }, pressable(letter.subject, () => read(letter.id)), h("span", { class: "value" }, letter.at));
  ask(`/api/letters?mailbox=${mailbox}`).then((told) => told.ok && list.append(...told.letters.map(line)));
  return h("section", {}, list, reader);
}

const settings = (...parts) => [h("main", { class: "settings" }, ...parts)];

function personal(told) {
  const facts = h("dl", {}, h("dt", {}, "姓名"), h("dd", {}, told.name), h("dt", {}, "邮箱"), h("dd", {}, told.mailbox));
  return settings(h("h1", {}, "偏好设置"), facts, pressable("账号安全", () => go(told.security), { class: "entry" }));
}

function security(told) {
  return settings(h("h1", {}, "账号安全"), pressable("登录保护", () => go(told.two_step), { class: "entry" }));
}

function two_step(told) {
  const message = messages(told.notice);
  const press = async (method, place) => {
    const answer = await submit("/settings/two-step", { method, place });
    if (answer.message) message.say(answer.message, answer.ok);
  };
  return settings(h("h1", {}, "登录保护"), ...message.parts, hints(told), cards(told, press));
}

function refused(told) {
  const back = pressable("返回", () => window.top.location.assign("/"));
  return sheet(told, h("h1", {}, "出错了"), ...messages(told.message).parts, back);
}

function help(told) {
  const text = "推荐使用手机短信或微信。一个手机号或一个微信号只能绑定一个邮箱；更换手机请联系邮件系统管理员。";
  return sheet(told, h("h1", {}, "使用帮助"), h("p", {}, text));
}
