import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One page with all pictures of a folder, side by side under the page they show; a click opens one. */
export function writeSheet(folder: string): void {
  const groups = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".png"))) {
    const [page = "", state = ""] = file.split(".");
    const title = state === "full" || state === "door" ? page : `${page}: ${state}`;
    groups.set(title, [...(groups.get(title) ?? []), file]);
  }
  const picture = (file: string) => {
    const words = file.split(".").slice(2, 5).join(" ");
    return `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"><span>${words}</span></a>`;
  };
  const parts = [...groups].map(
    ([title, files]) => `<h2 id="${title}">${title}</h2><div>${files.map(picture).join("")}</div>`,
  );
  const ways = [...groups.keys()].map((title) => `<a href="#${title}">${title}</a>`).join(" ");
  const style =
    "body{font:14px system-ui;margin:24px;background:#777;color:#000}div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}" +
    "nav{line-height:2}div a{display:grid;color:#000}img{height:420px;max-width:420px;object-fit:cover;object-position:top}";
  const head = `<!doctype html><meta charset="utf-8"><title>Every page</title><style>${style}</style>`;
  writeFileSync(join(folder, "index.html"), `${head}<nav>${ways}</nav>${parts.join("")}`);
}
