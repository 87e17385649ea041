// Shows one page of 我的应用 at a time. Loaded before the page's body, so that no click comes too early to be heard.

function turn(by) {
  const pages = [...document.querySelectorAll(".tiles")];
  const shown = pages.findIndex((page) => !page.hidden) + by;
  pages.forEach((page, number) => (page.hidden = number !== shown));
  for (const button of document.querySelectorAll("[data-turn]")) {
    button.disabled = !pages[shown + Number(button.dataset.turn)];
  }
  document.getElementById("page").textContent = shown + 1;
}

document.addEventListener("click", (event) => {
  const by = Number(event.target.dataset.turn);
  if (by) turn(by);
});
