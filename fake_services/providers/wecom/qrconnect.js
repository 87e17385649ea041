// Asks by one script tag after another what became of the QR code, as WeCom's own page does.
"use strict";

const { key, appid, redirectUri, state } = document.body.dataset;
const NEVER = "QRCODE_SCAN_NEVER";
let heard;

window.jsonpCallback = (answer) => {
  heard = answer;
};

function poll(last) {
  const query = new URLSearchParams({ callback: "jsonpCallback", key, redirect_uri: redirectUri, appid, lastStatus: last, _: Date.now() });
  const script = document.createElement("script");
  script.src = `/wwopen/sso/l/qrConnect?${query}`;
  script.onload = () => {
    script.remove();
    act(heard);
  };
  script.onerror = () => {
    script.remove();
    setTimeout(poll, 1000, last);
  };
  document.head.append(script);
}

function act({ status, auth_code: code }) {
  if (status === "QRCODE_SCAN_SUCC") goOn({ code, state, appid });
  else if (status === "QRCODE_SCAN_FAIL") goOn({ state, appid });
  else {
    show(status);
    if (status !== "QRCODE_SCAN_ERR") poll(status);
  }
}

function show(status) {
  for (const part of document.querySelectorAll(".status")) part.hidden = part.dataset.status !== status;
  document.querySelector(".qrcode").classList.toggle("spent", status === "QRCODE_SCAN_ERR");
}

function goOn(answer) {
  const separator = redirectUri.includes("?") ? "&" : "?";
  window.top.location = `${redirectUri}${separator}${new URLSearchParams(answer)}`;
}

// Not sooner: the page would go on loading as long as it waits for an answer.
addEventListener("load", () => poll(NEVER));
