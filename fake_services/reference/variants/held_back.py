"""A variant that lets nobody press what cannot work yet, and has in the page only what is in view."""

from fake_services.reference.variants.variant import VARIANTS, Variant

FIELD = '<input id="value" name="value" inputmode="tel" autocomplete="off">'
SCRIPT = """
function holdBack(field) {
  const form = field.form;
  const why = form.querySelector("#why");
  const [send, confirm] = [form.querySelector("[data-send]"), form.querySelector("button.primary")];
  const fits = () => /^1\\d{10}$/.test(field.value.replaceAll(" ", ""));
  const look = () => {
    send.disabled = !fits() || /\\d/.test(send.textContent);
    confirm.disabled = !fits() || !form.elements.code.value;
  };
  field.addEventListener("input", () => {
    const bare = field.value.replace(/^[+]?86(?=\\s*1)|[\\s-]/g, "");
    field.value = bare.replace(/(?<=^\\d{3}|^\\d{7})(?=\\d)/g, " ");
    why.textContent = "";
    field.removeAttribute("aria-invalid");
  });
  field.addEventListener("blur", () => {
    why.textContent = fits() ? "" : "手机号为11位数字";
    field.toggleAttribute("aria-invalid", false);
    if (!fits()) field.setAttribute("aria-invalid", "true");
  });
  form.addEventListener("input", look);
  look();
}

// Three rows fit into the list; the others come as somebody scrolls.

function keepInView(list) {
  const [rows, height] = [[...list.children], 60];
  const room = document.createElement("li");
  Object.assign(list.style, { height: `${3 * height}px`, overflowY: "auto", position: "relative" });
  Object.assign(room.style, { height: `${rows.length * height}px`, padding: 0 });
  const draw = () => {
    rows.forEach((row, number) => {
      const top = number * height;
      const seen = top > list.scrollTop - height && top < list.scrollTop + 3 * height;
      const place = { position: "absolute", left: 0, right: 0, top: `${top}px`, height: `${height}px` };
      Object.assign(row.style, place);
      if (!seen) row.remove();
      else if (!row.isConnected) list.append(row);
    });
  };
  list.append(room);
  list.addEventListener("scroll", draw);
  draw();
}

// A row is shown as unbound at once; what the server says comes later.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.elements.place?.value !== "unbind" || form.dataset.sent) return;
  event.preventDefault();
  form.dataset.sent = "yes";
  form.querySelector("button").textContent = "绑定";
  form.previousElementSibling.hidden = true;
  fetch("/").then(() => form.requestSubmit());
});
addEventListener("load", () => {
  document.querySelectorAll("[data-held]").forEach(holdBack);
  document.querySelectorAll("ul.methods").forEach(keepInView);
});
"""
LISTENING = (
    "// Loaded before the page's body, so that no click or submission can come too early to be heard.\n"
)

VARIANTS.append(
    Variant(
        "held-back",
        "What cannot work yet is disabled, a number says why; lists show three methods; 解绑 shows at once.",
        pages={
            FIELD: f'{FIELD[:-1]} data-held aria-describedby="why"><p id="why"></p>',
            LISTENING: SCRIPT + LISTENING,
        },
    )
)
