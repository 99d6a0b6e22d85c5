import { download } from "./download";

type Cell = string | number | null;

/** Without this mark Excel takes the file for the old code page of the machine, and Persian for noise. */
const MARK = "\ufeff";
/** What a table program would take for a formula and carry out. */
const FORMULA = /^[=+\-@\t\r]/;

/** Hands the reader a table as a file; the first line names the columns. */
export function downloadCsv(name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  download(name, "text/csv;charset=utf-8", MARK + csvText(head, rows));
}

/** Numbers stand as they are, whatever the language of the page; a text that begins like a formula is marked as a text. */
export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[head, ...rows].map((cells) => cells.map(cellText).join(",")).join("\n")}\n`;
}

function cellText(cell: Cell): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
