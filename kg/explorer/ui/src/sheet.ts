/** The columns of actors and edges, for the table and for files. Names are those of Python's Gephi files. */

import { dated, days, other, type Actor, type Edge, type Statement } from "./data";
import type { Explorer } from "./explorer";
import { SIGNS } from "./facets";

export type Value = string | number | boolean | null;
export interface Column<Row> {
  name: string;
  title: string;
  type: "string" | "integer" | "double" | "boolean";
  of(row: Row): Value;
}

export function actorColumns(explorer: Explorer): Column<Actor>[] {
  const edges = (actor: Actor) => actor.edges.filter((edge) => explorer.shown.statements.has(edge));
  const said = (actor: Actor) => edges(actor).flatMap((edge) => explorer.shown.statements.get(edge)!);
  return [
    { name: "name", title: "Actor", type: "string", of: (actor) => actor.name },
    { name: "actor_kind", title: "Class", type: "string", of: (actor) => actor.kind.label },
    { name: "country", title: "Country", type: "string", of: (actor) => actor.country },
    { name: "affiliation", title: "Part of", type: "string", of: (actor) => above(actor) },
    {
      name: "neighbours",
      title: "Neighbours",
      type: "integer",
      of: (actor) => new Set(edges(actor).map((edge) => other(edge, actor))).size,
    },
    { name: "mentions", title: "Sentences", type: "integer", of: (actor) => said(actor).length },
    { name: "first_seen", title: "First", type: "string", of: (actor) => seen(said(actor))?.[0] ?? null },
    { name: "last_seen", title: "Last", type: "string", of: (actor) => seen(said(actor))?.[1] ?? null },
    { name: "community", title: "Community", type: "integer", of: (actor) => actor.community },
    { name: "wikidata", title: "Wikidata", type: "string", of: (actor) => actor.wikidata },
    {
      name: "aliases",
      title: "Also called",
      type: "string",
      of: (actor) => actor.aliases.map((name) => name.replaceAll("|", "/")).join("|") || null,
    },
  ];
}

export function edgeColumns(explorer: Explorer): Column<Edge>[] {
  const said = (edge: Edge) => explorer.shown.statements.get(edge)!;
  return [
    { name: "from", title: "From", type: "string", of: (edge) => edge.source.name },
    { name: "relation", title: "Relation", type: "string", of: (edge) => edge.relation.name },
    { name: "status", title: "Status", type: "string", of: (edge) => edge.status ?? "asserted" },
    { name: "to", title: "To", type: "string", of: (edge) => edge.target.name },
    { name: "tone", title: "Tone", type: "string", of: (edge) => SIGNS[edge.relation.sign]! },
    { name: "mentions", title: "Sentences", type: "integer", of: (edge) => said(edge).length },
    {
      name: "confidence",
      title: "Confidence",
      type: "double",
      of: (edge) => mean(said(edge).map((one) => one.confidence)),
    },
    { name: "first_seen", title: "First", type: "string", of: (edge) => seen(said(edge))?.[0] ?? null },
    { name: "last_seen", title: "Last", type: "string", of: (edge) => seen(said(edge))?.[1] ?? null },
    {
      name: "documents",
      title: "Articles",
      type: "integer",
      of: (edge) => new Set(said(edge).map((one) => one.article)).size,
    },
    { name: "sign", title: "Sign", type: "integer", of: (edge) => edge.relation.sign },
    { name: "symmetric", title: "Both ways", type: "boolean", of: (edge) => edge.relation.symmetric },
  ];
}

export function shownActors(explorer: Explorer): Actor[] {
  return explorer.graph.actors.filter((actor) => explorer.shown.actors.has(actor));
}

export function shownEdges(explorer: Explorer): Edge[] {
  return explorer.graph.edges.filter((edge) => explorer.shown.statements.has(edge));
}

/** Weight of an edge in files: from 1.6 for one sentence to 5 for thirty and more. */
export function weight(sentences: number): number {
  return Math.round(Math.min(5, Math.log2(2 + sentences)) * 1000) / 1000;
}

function above(actor: Actor): string | null {
  return typeof actor.affiliation === "string" ? actor.affiliation : (actor.affiliation?.name ?? null);
}

/** First and last day of statements. */
export function seen(said: Statement[]): [string, string] | null {
  const spans = said.map(days).filter((span) => span !== null);
  if (!spans.length) return null;
  const first = spans.reduce((least, [day]) => Math.min(least, day), Infinity);
  const last = spans.reduce((most, [, day]) => Math.max(most, day), -Infinity);
  return [dated(first), dated(last)];
}

function mean(values: number[]): number {
  return Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 10_000) / 10_000;
}
