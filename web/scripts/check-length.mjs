/** A file is a thing: above 250 lines it is two. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const MOST = 250;
const root = new URL("..", import.meta.url).pathname;

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const long = ["src", "e2e", "tests", "scripts"]
  .flatMap((folder) => files(join(root, folder)))
  .filter((path) => /\.(tsx?|mjs|css)$/.test(path) && !path.endsWith("api.gen.ts"))
  .map((path) => [relative(root, path), readFileSync(path, "utf8").split("\n").length - 1])
  .filter(([, lines]) => lines > MOST);
for (const [path, lines] of long) console.error(`${path} has ${lines} lines, at most ${MOST} are wanted`);
process.exit(long.length ? 1 : 0);
