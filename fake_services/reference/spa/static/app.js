// One address for everything: the shell asks for the screen that its address stands for, and forgets the address.

import { closeDialog, DIALOGS, showDialog } from "./dialogs.js";
import { PAGES, settingsFrame } from "./pages.js";
import { FRAMED, go, showBy } from "./talk.js";

const app = document.getElementById("app");

function show(told) {
  if (told.screen in DIALOGS) {
    showDialog(DIALOGS[told.screen](told));
  } else if (told.screen) {
    showPage(PAGES[told.screen](told));
  }
}

function showPage(parts) {
  app.replaceChildren(...parts);
  closeDialog();
}

showBy(show, (told, address) => showPage(settingsFrame(told, address)));
history.replaceState(null, "", "/");
document.body.classList.toggle("framed", FRAMED);
go(document.body.dataset.start);
