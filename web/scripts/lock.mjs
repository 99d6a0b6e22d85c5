/**
 * Completes package-lock.json after `npm install --package-lock-only`. A registry that serves only some platforms leaves the
 * others out of the lock, and then `npm ci` refuses it everywhere: their versions are known from the package that wants them.
 */
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("../package-lock.json", import.meta.url).pathname;
const lock = JSON.parse(readFileSync(path, "utf8"));
const { packages } = lock;
const systems = ["darwin", "win32", "linux", "android", "freebsd", "openharmony"];
const processors = ["arm64", "x64", "ia32", "ppc64", "s390x", "riscv64", "wasm32", "arm"];

const added = [];
for (const [key, wanting] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(wanting.optionalDependencies ?? {})) {
    if (`node_modules/${name}` in packages || `${key}/node_modules/${name}` in packages) continue;
    const words = name.split("/").at(-1).split("-");
    const cpu = processors.find((word) => words.includes(word));
    const os = systems.find((word) => words.includes(word));
    if (!cpu || !/^\d/.test(version))
      throw new Error(`${key} wants ${name} ${version}, which the lock cannot be completed with`);
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(wanting.dev ? { dev: true } : {}),
      ...(words.includes("musl") ? { libc: ["musl"] } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
    added.push(name);
  }
}
for (const entry of Object.values(packages)) delete entry.resolved;
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${Object.keys(packages).length} packages, ${added.length} of other platforms added`);
