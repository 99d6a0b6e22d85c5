/** Measures what the dashboard loads first, from the export, beside its budget: module scripts, styles and fonts, gzipped. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const out = new URL("../out", import.meta.url).pathname;
/** A hello-world export of the same Next.js version is 137 KB of module scripts, measured; 60 KB more is the aim, 110 the floor. */
const HELLO_KB = 137;
const AIM_KB = HELLO_KB + 60;
const FLOOR_KB = HELLO_KB + 110;

if (!existsSync(join(out, "en/index.html"))) {
  console.error("there is no export: run `npm run build` first");
  process.exit(2);
}

const gz = (path) => gzipSync(readFileSync(join(out, path)), { level: 9 }).length / 1024;
const total = (paths) => paths.reduce((sum, path) => sum + gz(path), 0);
const show = (name, kb, remark = "") => console.log(`${name.padEnd(34)} ${kb.toFixed(1).padStart(7)} KB gz  ${remark}`);

let worst = 0;
for (const page of ["en", "fa", "en/data", "en/track-record", "en/sign-in", "en/setup"]) {
  const html = readFileSync(join(out, page, "index.html"), "utf8");
  const modern = [...html.matchAll(/<script([^>]*)\bsrc="\/([^"]+)"([^>]*)>/g)]
    .filter(([, before, , after]) => !/nomodule/i.test(before + after))
    .map(([, , source]) => source);
  const styles = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="\/([^"]+)"/g)].map(([, source]) => source);
  const scripts = total([...new Set(modern)]);
  show(`/${page}/ scripts`, scripts, `${new Set(modern).size} files · aim ${AIM_KB} · floor ${FLOOR_KB}`);
  show(`/${page}/ page and styles`, total([`${page}/index.html`, ...new Set(styles)]));
  if (!page.includes("/")) worst = Math.max(worst, scripts);
}
const verdict =
  worst <= AIM_KB ? "within the aim" : worst <= FLOOR_KB ? "above the aim, within the floor" : "above the floor";
console.log(`dashboard: ${worst.toFixed(1)} KB gz, hello-world + ${(worst - HELLO_KB).toFixed(1)}: ${verdict}`);
process.exit(worst <= FLOOR_KB ? 0 : 1);
