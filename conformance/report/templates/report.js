"use strict";
const page = document.documentElement;
const languages = document.querySelectorAll("[data-language]");
const filter = document.getElementById("filter");
const cards = [...document.querySelectorAll("details.scenario")];

const kept = "script[type='text/html']";

function say(node) {
  const words = page.lang.startsWith("zh") ? node.dataset.zh : node.dataset.en;
  if (node.dataset.in) node.setAttribute(node.dataset.in, words);
  else node.textContent = words;
}

function build(card) {
  const inside = card.querySelector(kept);
  if (!inside) return;
  const body = inside.parentElement;
  body.innerHTML = inside.textContent;
  body.querySelectorAll("[data-zh]").forEach(say);
}

function textOf(card) {
  const inside = card.querySelector(kept);
  return card.textContent.replace(inside ? /<[^>]*>/g : "", " ").toLowerCase();
}

function speak(language) {
  page.lang = language;
  for (const button of languages) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  document.querySelectorAll("[data-zh]").forEach(say);
}

function matches(card, words) {
  return (
    ["verdict", "level", "clause"].every((name) => {
      const wanted = document.getElementById("f-" + name).value;
      return !wanted || card.dataset[name] === wanted;
    }) && (!words || textOf(card).includes(words))
  );
}

function choose() {
  const words = document.getElementById("f-text").value.trim().toLowerCase();
  for (const card of cards) card.hidden = !matches(card, words);
  for (const chapter of document.querySelectorAll(".chapter"))
    chapter.hidden = !chapter.querySelector("details.scenario:not([hidden])");
  document.getElementById("f-count").textContent = cards.filter((card) => !card.hidden).length;
}

function reveal() {
  const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = place; node; node = node.parentElement) if (node.tagName === "DETAILS") {
    build(node);
    node.open = true;
  }
  if (place) place.scrollIntoView();
}

for (const button of languages) button.addEventListener("click", () => speak(button.dataset.language));
for (const hidden of [filter, document.querySelector(".languages")]) hidden.hidden = false;
filter.addEventListener("input", choose);
filter.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => cards.forEach(build));
document.addEventListener("toggle", (event) => build(event.target), true);
speak(page.lang);
reveal();
