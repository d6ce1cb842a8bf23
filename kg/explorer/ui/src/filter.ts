/** Which statements, edges and actors are shown, and how many each value of a filter would show. */

import { days, type Actor, type Edge, type Graph, type Statement } from "./data";
import type { Facet } from "./facets";

export interface Filters {
  /** Values that are switched off, by facet. */
  hidden: Record<string, ReadonlySet<string>>;
  confidence: number;
  mentions: number;
  from: number | null;
  to: number | null;
}
export const NO_FILTERS: Filters = { hidden: {}, confidence: 0, mentions: 1, from: null, to: null };

export interface Shown {
  statements: Map<Edge, Statement[]>;
  actors: Set<Actor>;
  /** By facet and value: statements that the other filters let through. */
  counts: Map<string, Map<string, number>>;
  /** Statements that all filters but time let through. */
  anytime: Statement[];
  total: number;
}

/** What the filters leave of the edges in `scope`, or of all. */
export function filtered(graph: Graph, facets: Facet[], filters: Filters, scope: ReadonlySet<Edge> | null): Shown {
  const shown: Shown = {
    statements: new Map(),
    actors: new Set(),
    counts: new Map(facets.map((facet) => [facet.name, new Map()])),
    anytime: [],
    total: 0,
  };
  for (const statement of graph.statements) {
    if (scope && !scope.has(statement.edge)) continue;
    if (statement.confidence < filters.confidence) continue;
    sift(statement, facets, filters, shown);
  }
  for (const [edge, found] of shown.statements) {
    if (found.length < filters.mentions) shown.statements.delete(edge);
    else enter(edge, found, shown);
  }
  if (!scope && unfiltered(filters)) for (const actor of graph.actors) shown.actors.add(actor);
  return shown;
}

function sift(statement: Statement, facets: Facet[], filters: Filters, shown: Shown): void {
  const failed = facets.filter((facet) => facet.of(statement).some((value) => filters.hidden[facet.name]?.has(value)));
  const timely = within(statement, filters);
  if (failed.length === 0) {
    shown.anytime.push(statement);
    if (timely) append(shown.statements, statement);
  }
  if (failed.length > 1 || !timely) return;
  for (const facet of failed.length ? failed : facets) count(statement, facet, filters, shown.counts.get(facet.name)!);
}

/** A value counts where the statement's other values of the facet are shown. */
function count(statement: Statement, facet: Facet, filters: Filters, counts: Map<string, number>): void {
  const values = facet.of(statement);
  for (const value of values)
    if (values.every((one) => one === value || !filters.hidden[facet.name]?.has(one)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
}

function within(statement: Statement, { from, to }: Filters): boolean {
  if (from === null && to === null) return true;
  const span = days(statement);
  return span !== null && (to === null || span[0] <= to) && (from === null || span[1] >= from);
}

function append(statements: Map<Edge, Statement[]>, statement: Statement): void {
  const found = statements.get(statement.edge);
  if (found) found.push(statement);
  else statements.set(statement.edge, [statement]);
}

function enter(edge: Edge, found: Statement[], shown: Shown): void {
  shown.total += found.length;
  shown.actors.add(edge.source).add(edge.target);
}

export function unfiltered(filters: Filters): boolean {
  return (
    filters.confidence === 0 &&
    filters.mentions <= 1 &&
    filters.from === null &&
    filters.to === null &&
    Object.values(filters.hidden).every((values) => values.size === 0)
  );
}
