/** How far each edge bows out, so that several between the same two actors lie side by side. */

import type { Edge } from "./data";

const STEP = 0.18;

/** By edge, in shares of its length; 0 for the only edge of a pair. */
export function bends(edges: Edge[]): Map<Edge, number> {
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = [edge.source.row, edge.target.row].sort((a, b) => a - b).join();
    const pair = pairs.get(key);
    if (pair) pair.push(edge);
    else pairs.set(key, [edge]);
  }
  const found = new Map<Edge, number>();
  for (const pair of pairs.values()) {
    const first = pair[0]!.source,
      middle = (pair.length - 1) / 2,
      step = STEP / Math.sqrt(Math.max(1, middle));
    pair.forEach((edge, place) => found.set(edge, (place - middle) * step * (edge.source === first ? 1 : -1)));
  }
  return found;
}
