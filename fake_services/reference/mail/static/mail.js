"use strict";

// Forms with data-api are submitted by script: the answer is a message, or the page to go to.

async function post(address, form, submitter) {
  const body = JSON.stringify(Object.fromEntries(new FormData(form, submitter)));
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(address, { method: "POST", headers, body });
    const told = await answer.json();
    for (const field of document.querySelectorAll("[name=csrf]")) field.value = told.csrf ?? field.value;
    return { ok: answer.ok, ...told };
  } catch {
    return { ok: false, message: "网络异常，请稍后再试" };
  }
}

function say(form, text, good) {
  for (const place of form.querySelectorAll("[role=status], [role=alert]")) {
    const here = text && (place.role === "status") === good;
    place.textContent = here ? text : "";
    place.hidden = !here;
  }
}

function countDown(button, seconds) {
  const show = () => {
    button.disabled = seconds > 0;
    button.textContent = seconds > 0 ? `重新发送 (${seconds}s)` : "重新发送";
  };
  show();
  const timer = setInterval(() => {
    seconds -= 1;
    show();
    if (seconds <= 0) clearInterval(timer);
  }, 1000);
}

function keep(form, name, value) {
  const field = form.elements[name] ?? form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name, value });
}

function keepAll(form, kept) {
  for (const [name, value] of Object.entries(kept ?? {})) keep(form, name, value);
}

async function send(button) {
  const form = button.form;
  say(form, "", true);
  button.disabled = true;
  const answer = await post(button.dataset.send, form);
  say(form, answer.message, answer.ok);
  keepAll(form, answer.kept);
  if (answer.ok) countDown(button, answer.seconds);
  else button.disabled = false;
}

let submitting = false;

async function submit(event) {
  event.preventDefault();
  const form = event.target;
  say(form, "", true);
  submitting = true;
  const answer = await post(form.dataset.api, form, event.submitter);
  if (answer.go) return location.assign(answer.go);
  submitting = false;
  say(form, answer.message, answer.ok);
}

// Asks until the phone has answered: the server holds each question for a while.

async function awaitPhone(form, address) {
  let answer = { waiting: true };
  while (answer.waiting) answer = await post(address, form);
  if (submitting) return;
  if (answer.go) location.assign(answer.go);
  else say(form, answer.message, answer.ok);
}

async function push(button) {
  const form = button.form;
  say(form, "", true);
  button.disabled = true;
  const answer = await post(button.dataset.push, form);
  say(form, answer.message, answer.ok);
  keepAll(form, answer.kept);
  if (answer.go) location.assign(answer.go);
  else if (answer.waiting) await awaitPhone(form, form.dataset.answer);
  button.disabled = false;
}

function cell(name, text) {
  const part = document.createElement("span");
  part.className = name;
  part.textContent = text;
  return part;
}

function letterRow(letter, mailbox, reader) {
  const link = document.createElement("a");
  link.href = `#letter-${letter.id}`;
  link.append(cell("sender", letter.sender), cell("subject", letter.subject), cell("at", letter.at));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openLetter(letter.id, mailbox, reader);
  });
  const row = document.createElement("li");
  row.append(link);
  return row;
}

const STORES = {
  localStorage: (text) => localStorage.setItem("letters", text),
  sessionStorage: (text) => sessionStorage.setItem("letters", text),
  caches: async (text) => (await caches.open("letters")).put("/api/letters", new Response(text)),
  indexedDB: (text) => {
    const asked = indexedDB.open("letters");
    asked.onupgradeneeded = () => asked.result.createObjectStore("letters").add(text, "all");
  },
};

async function listLetters(list) {
  const mailbox = list.dataset.letters;
  const answer = await fetch(`/api/letters?mailbox=${mailbox}`);
  if (!answer.ok) return;
  const { letters } = await answer.json();
  await STORES[list.dataset.keptIn]?.(JSON.stringify(letters));
  const reader = list.parentElement.querySelector("article");
  list.replaceChildren(...letters.map((letter) => letterRow(letter, mailbox, reader)));
}

// How many letters there are is told through a socket, and stands in the title of the page.

function countLetters(mailbox) {
  const socket = new WebSocket(`wss://${location.host}/api/live?mailbox=${mailbox}`);
  socket.onmessage = (told) => {
    document.title = `(${JSON.parse(told.data).letters.length}) ${document.title}`;
    socket.close();
  };
}

async function openLetter(id, mailbox, reader) {
  const answer = await fetch(`/api/letters/${id}?mailbox=${mailbox}`);
  if (!answer.ok) return;
  const letter = await answer.json();
  const subject = document.createElement("h2");
  subject.textContent = letter.subject;
  const body = document.createElement("p");
  body.textContent = letter.body;
  reader.replaceChildren(subject, cell("sender", `${letter.sender} · ${letter.at}`), body);
  reader.hidden = false;
}

async function listContacts(list) {
  const mailbox = list.dataset.contacts;
  const answer = await fetch(`/api/contacts?mailbox=${mailbox}`);
  if (!answer.ok) return;
  const { contacts } = await answer.json();
  const row = (contact) => {
    const item = document.createElement("li");
    item.append(cell("sender", contact.name), cell("subject", contact.about));
    return item;
  };
  list.replaceChildren(...contacts.map(row));
}

// Loaded before the page's body, so that no click or submission can come too early to be heard.

document.addEventListener("submit", (event) => {
  if (event.target.dataset.api) submit(event);
});
document.addEventListener("click", (event) => {
  if (event.target.dataset.send) send(event.target);
  if (event.target.dataset.push) push(event.target);
});
document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll("[data-letters]")) {
    listLetters(list);
    countLetters(list.dataset.letters);
  }
  for (const list of document.querySelectorAll("[data-contacts]")) listContacts(list);
  for (const open of document.querySelectorAll("[data-asks-every]")) {
    setInterval(() => fetch("/api/letters"), 1000 * open.dataset.asksEvery);
  }
  for (const form of document.querySelectorAll("[data-await]")) awaitPhone(form, form.dataset.await);
  for (const button of document.querySelectorAll("[data-send]:disabled")) {
    countDown(button, Number(button.dataset.wait));
  }
});
