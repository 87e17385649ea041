// Talks to the mail: every address answers JSON, with a screen to show, a message, or an address to go on to.

export const FRAMED = window !== window.top;
const belongsInFrame = (address) => /^\/(settings|bind\/)/.test(address);

let csrf = "";
let show = null;
let showFrame = null;

// Who renders a screen, and who renders the frame that holds the settings.
export function showBy(screen, frame) {
  [show, showFrame] = [screen, frame];
}

export async function ask(address, body) {
  const headers = { Accept: "application/json" };
  const options = { headers };
  if (body) {
    headers["Content-Type"] = "application/json";
    Object.assign(options, { method: "POST", body: JSON.stringify({ ...body, csrf }) });
  }
  try {
    const answer = await fetch(address, options);
    if (answer.status === 401 && address.startsWith("/api/")) window.top.location.assign("/");
    const told = { ok: answer.ok, ...(await answer.json()) };
    csrf = told.csrf ?? csrf;
    return told;
  } catch {
    return { ok: false, message: "网络不给力，请稍后再试" };
  }
}

export async function open(address) {
  const told = await ask(address);
  if (told.go) await go(told.go);
  else show(told);
}

// Submits, and goes where the answer leads; what is left is a message for the form to say.
export async function submit(address, body) {
  const told = await ask(address, body);
  if (told.go) await go(told.go);
  else if (told.screen) show(told);
  return told;
}

export async function go(address) {
  const stays = address.startsWith("/") && (!FRAMED || belongsInFrame(address));
  if (!stays) window.top.location.assign(address);
  else if (!FRAMED && address.startsWith("/settings")) await openFrame(address);
  else await open(address);
}

async function openFrame(address) {
  const told = await ask("/inbox");
  if (told.go) await go(told.go);
  else showFrame(told, address);
}
