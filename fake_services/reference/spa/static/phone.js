// What the app 论客 answers: a pairing scanned, a push approved. The server holds each question for a while.

import { h } from "./dom.js";
import { ask, go, submit } from "./talk.js";

// Asks again as long as `place` is on the screen; a form that is being submitted there has the last word.
export async function awaitPhone(address, place, message, after = ({ go: onward }) => go(onward)) {
  let told;
  do told = await ask(address, {});
  while (told.waiting && place.isConnected);
  if (!place.isConnected || place.closest("[aria-busy]")) return;
  if (told.go) await after(told);
  else message.say(told.message, told.ok);
}

export function pusher(address, message) {
  const button = h("button", { type: "button", class: "push" }, "在手机上确认");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const told = await submit(`${address}/push`, {});
    if (told.go) return;
    message.say(told.message, told.ok);
    if (told.waiting) await awaitPhone(`${address}/answer`, button, message);
    button.disabled = false;
  });
  return button;
}
