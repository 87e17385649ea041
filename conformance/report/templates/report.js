"use strict";
const page = document.documentElement;
const languages = document.querySelectorAll("[data-language]");
const filter = document.getElementById("filter");
const cards = [...document.querySelectorAll("details.scenario")];

function speak(language) {
  page.lang = language;
  for (const button of languages) button.setAttribute("aria-pressed", String(button.dataset.language === language));
}

function matches(card, words) {
  return (
    ["verdict", "level", "clause"].every((name) => {
      const wanted = document.getElementById("f-" + name).value;
      return !wanted || card.dataset[name] === wanted;
    }) && (!words || card.textContent.toLowerCase().includes(words))
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
  for (let node = place; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  if (place) place.scrollIntoView();
}

for (const button of languages) button.addEventListener("click", () => speak(button.dataset.language));
for (const hidden of [filter, document.querySelector(".languages")]) hidden.hidden = false;
filter.addEventListener("input", choose);
filter.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", reveal);
speak(page.lang);
reveal();
