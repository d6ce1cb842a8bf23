/** What statements can be filtered by, each with the values that a statement has of it. */

import type { Graph, Statement } from "./data";

export interface Facet {
  name: string;
  title: string;
  of(statement: Statement): string[];
  label(value: string): string;
}

export const TONES = ["1", "0", "-1"];
export const SIGNS: Record<string, string> = { "1": "cooperation", "0": "neither", "-1": "conflict" };
const UNKNOWN = "not given";

export function facets(graph: Graph): Facet[] {
  const relations = new Map(graph.relations.map((one) => [one.name, one.label]));
  const kinds = new Map(graph.classes.map((one) => [one.name, one.label]));
  const same = (value: string) => value;
  return [
    { name: "sign", title: "Tone", of: (s) => [String(s.edge.relation.sign)], label: (value) => SIGNS[value]! },
    { name: "relation", title: "Relation", of: (s) => [s.edge.relation.name], label: (value) => relations.get(value)! },
    { name: "class", title: "Actors", of: kindsOf, label: (value) => kinds.get(value)! },
    { name: "modality", title: "Modality", of: (s) => [s.modality], label: same },
    { name: "polarity", title: "Polarity", of: (s) => [s.polarity], label: same },
    { name: "source", title: "Publisher", of: (s) => [s.article.publisher ?? UNKNOWN], label: same },
  ];
}

function kindsOf(statement: Statement): string[] {
  const one = statement.edge.source.kind.name,
    two = statement.edge.target.kind.name;
  return one === two ? [one] : [one, two];
}
