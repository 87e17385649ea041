// Reads a folder of results with Allure's own reader: node read_allure.mjs FOLDER. Prints what it understood.
import { readdirSync } from "node:fs";
import { PathResultFile, allure2 } from "../foreign/allure-reader.cjs";

const folder = process.argv[2];
const said = { left: [], results: [], attachments: [] };
const visitor = {
  visitTestResult: async (one) => said.results.push(one),
  visitAttachmentFile: async (one) => said.attachments.push(one.getOriginalFileName()),
  visitMetadata: async () => {},
};
for (const name of readdirSync(folder)) {
  const taken = await allure2.read(visitor, new PathResultFile(`${folder}/${name}`));
  if (!taken) said.left.push(name);
}
console.log(JSON.stringify(said));
