import { download } from "./download";

type Cell = string | number | null;

/** Hands the reader a table as a file; the first line names the columns. */
export function downloadCsv(name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  download(name, "text/csv;charset=utf-8", csvText(head, rows));
}

export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[head, ...rows].map((cells) => cells.map(cellText).join(",")).join("\n")}\n`;
}

function cellText(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
