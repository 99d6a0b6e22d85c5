/** Draws the icons of the installed app from the logo, with the Chromium of the end-to-end tests; the pictures are kept in git. */
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const root = new URL("..", import.meta.url).pathname;
const logo = readFileSync(`${root}src/app/icon.svg`, "utf8");
const ground = logo.match(/<rect[^>]*fill="([^"]+)"/)?.[1];
const lines = logo.match(/<g[\s\S]*<\/g>/)?.[0];
if (!ground || !lines) throw new Error("src/app/icon.svg is not drawn as a ground and lines on it");

/** The ground to the edge; the lines stand inside the circle that every launcher leaves whole, 80 % of the side. */
const full = `<rect width="32" height="32" fill="${ground}"/>${lines}`;
/** White lines alone: of a badge, only what is not transparent is seen. */
const badge = lines.replaceAll(/(stroke|fill)="#[^"]+"/g, '$1="#fff"');

const pictures = [
  ["public/icons/icon-192.png", 192, logo],
  ["public/icons/icon-512.png", 512, logo],
  ["public/icons/maskable-192.png", 192, full],
  ["public/icons/maskable-512.png", 512, full],
  ["public/icons/badge-96.png", 96, badge],
  ["src/app/apple-icon.png", 180, full],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const [path, size, inside] of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}">${inside}</svg>`;
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${picture}`);
  await page.screenshot({ path: `${root}${path}`, omitBackground: true });
  await page.close();
  console.log(`wrote web/${path}`);
}
await browser.close();
