/** What the server gives at once of a list. */
export const PIECE = 200;

/** Reads a list piece by piece until it ends, `most` rows at the utmost. */
export async function inPieces<Row>(
  read: (limit: number, offset: number) => Promise<readonly Row[]>,
  most: number,
): Promise<Row[]> {
  const found: Row[] = [];
  while (found.length < most) {
    const rows = await read(PIECE, found.length);
    found.push(...rows);
    if (rows.length < PIECE) break;
  }
  return found.slice(0, most);
}
