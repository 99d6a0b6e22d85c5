/**
 * Every language has the same keys with the same arguments; every message key that the server may send is written;
 * no sentence stands in the source outside the catalogues.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import ts from "typescript";

const root = new URL("..", import.meta.url).pathname;
const catalogue = (locale) => JSON.parse(readFileSync(join(root, "messages", `${locale}.json`), "utf8"));
const problems = [];

function flatten(tree, prefix = "") {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" ? flatten(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );
}

/** Names of the arguments of a message, at any depth. */
function argumentsOf(message) {
  const names = new Set();
  const walk = (elements) => {
    for (const element of elements) {
      if (element.type !== 0 && element.type !== 7) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, "en").getAst());
  return [...names].sort().join(" ");
}

const english = new Map(flatten(catalogue("en")));
for (const locale of ["fa"]) {
  const other = new Map(flatten(catalogue(locale)));
  for (const [key, text] of english) {
    const translated = other.get(key);
    if (translated === undefined) problems.push(`${locale}.json lacks ${key}`);
    else if (argumentsOf(translated) !== argumentsOf(text))
      problems.push(`${locale}.json has other arguments in ${key}`);
    else if (text !== "" && translated === "") problems.push(`${locale}.json is empty at ${key}`);
  }
  for (const key of other.keys()) if (!english.has(key)) problems.push(`en.json lacks ${key}`);
}

const generated = readFileSync(join(root, "src/lib/api.gen.ts"), "utf8");
const sent = generated.match(/Message: \{[\s\S]*?key: ([^;]+);/)?.[1] ?? "";
const keys = [...sent.matchAll(/"([\w.]+)"/g)].map((match) => match[1]);
if (keys.length === 0) problems.push("api.gen.ts names no message keys");
for (const key of keys) if (!english.has(`server.${key}`)) problems.push(`the catalogue lacks server.${key}`);

function sources(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx$/.test(name) ? [path] : [];
  });
}

const spoken = new Set([
  "aria-label",
  "title",
  "placeholder",
  "alt",
  "label",
  "note",
  "caption",
  "aria-valuetext",
  "hint",
]);
const letters = /\p{L}{2,}/u;

for (const path of sources(join(root, "src"))) {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const report = (node, text) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    problems.push(`${relative(root, path)}:${line + 1} has literal text: ${text.trim()}`);
  };
  const visit = (node) => {
    if (ts.isJsxText(node) && letters.test(node.text)) report(node, node.text);
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    ) {
      if (letters.test(node.initializer.text)) report(node, node.initializer.text);
    }
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isStringLiteralLike(node.expression) &&
      ts.isJsxElement(node.parent)
    ) {
      if (letters.test(node.expression.text)) report(node, node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

for (const problem of problems) console.error(problem);
console.log(
  problems.length
    ? `${problems.length} problems`
    : `strings: ${english.size} keys in 2 languages, ${keys.length} server messages`,
);
process.exit(problems.length ? 1 : 0);
