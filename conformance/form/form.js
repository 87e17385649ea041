"use strict";

const text = value => JSON.stringify(value === '""' ? "" : value).replaceAll("\x7f", "\\u007f");

const lines = value => value.split("\n").map(line => line.trim()).filter(Boolean);

function pair(line) {
  const [, key, value] = line.match(/^([^=]*[^=\s])\s*=\s*(.*)$/) ?? [];
  if (key === undefined) throw new Error("write one key = value a line");
  return `${text(key)} = ${text(value)}`;
}

function inline(value) {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (value === null) throw new Error("TOML has no null");
  if (typeof value !== "object") return String(value);
  return `{ ${Object.entries(value).map(([key, one]) => `${text(key)} = ${inline(one)}`).join(", ")} }`;
}

const written = {
  text, choice: text, flag: String, number: String,
  list: value => `[${lines(value).map(text).join(", ")}]`,
  map: value => `{ ${lines(value).map(pair).join(", ")} }`,
  choices: values => `[${values.map(text).join(", ")}]`,
  json: value => inline(JSON.parse(value)),
};

function given(field) {
  if (field.dataset.kind !== "choices") return field.querySelector("input, select, textarea").value.trim();
  const chosen = [...field.querySelectorAll("input:checked")].map(box => box.value);
  return chosen.length ? chosen : "";
}

/* The line of a field, empty where nothing is given; a mistake is marked, and named in `mistakes`. */
function line(field, where, mistakes) {
  const value = given(field);
  field.classList.remove("wrong");
  if (value === "") return "";
  try {
    return `${field.dataset.key} = ${written[field.dataset.kind](value)}`;
  } catch (error) {
    field.classList.add("wrong");
    mistakes.push(`${where}${field.dataset.key}: ${error.message}`);
    return "";
  }
}

function profile() {
  const blocks = [], wanting = [], mistakes = [];
  for (const table of document.querySelectorAll("[data-table]")) {
    const name = table.dataset.table, where = name ? `${name}.` : "";
    const fields = [...table.querySelectorAll(".field")];
    const filled = fields.map(field => line(field, where, mistakes));
    const own = filled.filter(Boolean);
    const needed = "needed" in table.dataset || own.length > 0;
    fields.forEach((field, at) => {
      const missing = needed && "needed" in field.dataset && !filled[at];
      field.classList.toggle("wanting", missing);
      if (missing) wanting.push(`${where}${field.dataset.key}`);
    });
    if (own.length) blocks.push([...(name ? [`[${name}]`] : []), ...own].join("\n"));
  }
  return { toml: blocks.join("\n\n") + "\n", wanting, mistakes };
}

const output = document.getElementById("toml");

function show() {
  const { toml, wanting, mistakes } = profile();
  output.value = toml;
  const needed = wanting.length ? [`Still needed: ${wanting.join(", ")}`] : [];
  document.getElementById("wanting").textContent = [...mistakes, ...needed].join("; ") || "All that is needed is there.";
}

document.getElementById("form").addEventListener("input", show);
document.getElementById("form").addEventListener("submit", event => event.preventDefault());

document.getElementById("copy").addEventListener("click", async () => {
  output.select();
  try {
    await navigator.clipboard.writeText(output.value);
  } catch {
    document.getElementById("wanting").textContent = "This browser keeps its clipboard to itself: press Ctrl+C";
  }
});

document.getElementById("download").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([output.value], { type: "application/toml" }));
  link.download = `${document.getElementById("name").value.trim() || "profile"}.toml`;
  link.click();
});

show();
