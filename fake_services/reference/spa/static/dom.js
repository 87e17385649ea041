// Makes elements: h("button", { class: "primary", onclick }, "text", child).

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

// A button as such frameworks make it: a span that can be pressed by mouse and keyboard.
export function pressable(text, onpress, attributes = {}) {
  const onkeydown = (event) => event.key === "Enter" && onpress(event);
  return h("span", { role: "button", tabindex: "0", onclick: onpress, onkeydown, ...attributes }, text);
}

let fields = 0;

export function field(label, attributes = {}, beside = null) {
  const id = `field-${(fields += 1)}`;
  const input = h("input", { id, autocomplete: "off", ...attributes });
  return h("div", { class: "field" }, h("label", { for: id }, label), h("div", { class: "beside" }, input, beside));
}

// Messages stay until the next answer; an equal one changes nothing in the page.
export function messages(notice = "") {
  const alert = h("p", { class: "message bad", role: "alert", hidden: !notice }, notice);
  const status = h("p", { class: "message good", role: "status", hidden: true });
  const say = (text, good) => {
    const [shown, other] = good ? [status, alert] : [alert, status];
    if (shown.textContent !== text) shown.textContent = text;
    shown.hidden = !text;
    other.hidden = true;
  };
  return { say, parts: [status, alert] };
}
