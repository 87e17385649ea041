// Asks by one script tag after another what became of the QR code, as WeChat's own page does.
"use strict";

const { uuid, pollHost, redirectUri, state, leads } = document.body.dataset;

function poll(last) {
  const script = document.createElement("script");
  script.src = `${pollHost}/connect/l/qrconnect?uuid=${uuid}${last ? `&last=${last}` : ""}&_=${Date.now()}`;
  script.onload = () => {
    script.remove();
    heard(window.wx_errcode, last);
  };
  script.onerror = () => {
    script.remove();
    setTimeout(poll, 1000, last);
  };
  document.head.append(script);
}

function heard(errcode, last) {
  switch (errcode) {
    case 405:
      goOn(window.wx_code);
      break;
    case 404:
      show("wx_after_scan");
      poll(404);
      break;
    case 403:
      show("wx_after_cancel");
      poll(403);
      break;
    case 402:
    case 500:
      show("wx_expired");
      break;
    default:
      poll(last);
  }
}

function show(status) {
  for (const part of document.querySelectorAll(".js_status")) part.hidden = part.id !== status;
  document.querySelector(".qrcode").classList.toggle("spent", status === "wx_expired");
}

function goOn(code) {
  const separator = redirectUri.includes("?") ? "&" : "?";
  window[leads].location = `${redirectUri}${separator}code=${code}&state=${encodeURIComponent(state)}`;
}

// Not sooner: the page would go on loading as long as it waits for an answer.
addEventListener("load", () => poll());
