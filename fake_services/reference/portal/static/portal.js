// Shows one page of 我的应用 at a time.
const pages = [...document.querySelectorAll(".tiles")];
const buttons = [...document.querySelectorAll("[data-turn]")];
let shown = 0;

function turn(by) {
  shown += by;
  pages.forEach((page, number) => (page.hidden = number !== shown));
  buttons.forEach((button) => (button.disabled = !pages[shown + Number(button.dataset.turn)]));
  document.getElementById("page").textContent = shown + 1;
}

buttons.forEach((button) => button.addEventListener("click", () => turn(Number(button.dataset.turn))));
