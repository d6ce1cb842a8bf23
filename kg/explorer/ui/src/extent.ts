/** From where to where numbers reach. */

export function extent(values: number[], margin = 0): [number, number] {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity),
    most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least - margin, most + margin];
}

/** How far that is; never nothing. */
export function span(values: number[]): number {
  const [least, most] = extent(values);
  return most - least || 1;
}
