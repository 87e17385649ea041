"use strict";
const page = document.documentElement;
const languages = document.querySelectorAll("[data-language]");

function speak(language) {
  page.lang = language;
  for (const button of languages) button.setAttribute("aria-pressed", String(button.dataset.language === language));
}

for (const button of languages) button.addEventListener("click", () => speak(button.dataset.language));
document.querySelector(".languages").hidden = false;
speak(page.lang);
