/** Heights for labels that would stand at `wanted`, from top to bottom, but not closer than `apart` nor below `lowest`. */
export function spread(wanted: readonly number[], apart: number, lowest: number): number[] {
  const places = [...wanted];
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + apart);
  let most = lowest;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i] ?? 0, most);
    most = (places[i] ?? 0) - apart;
  }
  return places;
}
