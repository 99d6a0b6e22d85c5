/** Ends the build: writes out/sw.js, the worker with the list of what it keeps. The same export makes the same worker, byte for byte. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const out = new URL("../out", import.meta.url).pathname;
const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const source = ["../worker/sw.js", "../worker/orders.js"].map(read).join("\n");

/** What the worker says itself, in every language: a message of the server brings its own words. */
const words = Object.fromEntries(
  ["en", "fa"].map((locale) => {
    const { waiting, signals } = JSON.parse(read(`../messages/${locale}.json`));
    return [locale, { ...waiting.told, long: signals.long, short: signals.short }];
  }),
);
const head = `const WORDS = ${JSON.stringify(words)};`;

function files(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });
}

/** Pages, what they are made of, and what an installed app shows of itself; not the pieces for links, which a page replaces. */
const kept = files(out)
  .map((path) => relative(out, path))
  .filter(
    (path) =>
      /^(en|fa)\/(.+\/)?index\.html$/.test(path) ||
      /^_next\/static\/.+\.(js|css|woff2)$/.test(path) ||
      /^(icons\/.+\.png|icon\.svg|manifest\.\w+\.webmanifest)$/.test(path),
  );
const version = createHash("sha256").update(head).update(source);
for (const path of kept) version.update(path).update(readFileSync(join(out, path)));
const shell = {
  version: version.digest("hex").slice(0, 12),
  files: kept.map((path) => `/${path.replace(/index\.html$/, "")}`),
};
writeFileSync(join(out, "sw.js"), `const SHELL = ${JSON.stringify(shell)};\n${head}\n${source}`);
const bytes = kept.reduce((sum, path) => sum + statSync(join(out, path)).size, 0);
console.log(`sw.js: ${kept.length} files, ${(bytes / 1e6).toFixed(1)} MB, version ${shell.version}`);
