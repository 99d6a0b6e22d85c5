/** Makes src/lib/api.gen.ts from the server's OpenAPI document: a file, else a running server, else the application itself. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const root = new URL("../..", import.meta.url).pathname;
const target = new URL("../src/lib/api.gen.ts", import.meta.url).pathname;
const [given] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const comparing = process.argv.includes("--check");

async function document() {
  if (given?.startsWith("http")) return await (await fetch(given)).json();
  if (given) return JSON.parse(readFileSync(given, "utf8"));
  const python = process.env.CRYPTOPREDICT_PYTHON ?? `${root}.venv/bin/python`;
  if (!existsSync(python)) throw new Error(`no ${python}: give a file or an address, or set CRYPTOPREDICT_PYTHON`);
  const code =
    "import json; from cryptopredict.server.app import create_app; print(json.dumps(create_app().openapi()))";
  return JSON.parse(execFileSync(python, ["-c", code], { cwd: root, maxBuffer: 2 ** 26, encoding: "utf8" }));
}

const text = `// Made by \`npm run client\` from the server's OpenAPI document. Not to be edited.\n\n${astToString(await openapiTS(await document()))}`;
if (comparing) {
  const same = existsSync(target) && readFileSync(target, "utf8") === text;
  console.log(
    same ? "the client is the one of the server" : "the client is not the one of the server: run `npm run client`",
  );
  process.exit(same ? 0 : 1);
}
writeFileSync(target, text);
console.log(`wrote ${target.slice(root.length)}`);
