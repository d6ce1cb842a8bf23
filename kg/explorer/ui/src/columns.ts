/** What files tell of actors and edges: the columns of kg/export (view.py and groups.py), with their names and order. */

import { dated, days, other, type Actor, type Edge, type Statement } from "./data";
import type { Explorer } from "./explorer";
import type { ArticleText } from "./source";

export type Value = string | number | boolean | null;
export interface Column<Row> {
  name: string;
  type: "string" | "integer" | "double" | "boolean";
  of(row: Row): Value;
}
export interface Columns {
  actors: Column<Actor>[];
  edges: Column<Edge>[];
}
const ALIASES = 10; // names of an actor in a file

export function column<Row>(name: string, type: Column<Row>["type"], of: (row: Row) => Value): Column<Row> {
  return { name, type, of: (row) => (of(row) === "" ? null : of(row)) };
}

/** All columns of files. The sentence of each edge is fetched. */
export async function fileColumns(explorer: Explorer): Promise<Columns> {
  return { actors: actorColumns(explorer), edges: [...edgeColumns(explorer), ...(await evidenceColumns(explorer))] };
}

export function actorColumns(explorer: Explorer): Column<Actor>[] {
  const ends = (edge: Edge, actor: Actor) => Number(edge.source === actor) + Number(edge.target === actor);
  return [
    column("actor_kind", "string", (actor) => actor.kind.name),
    column("country", "string", (actor) => actor.country),
    column("affiliation", "string", ({ affiliation: above }) =>
      typeof above === "string" ? above : above && above.name,
    ),
    column("community", "integer", (actor) => actor.community),
    column("mentions", "integer", (actor) => naming(explorer, actor).length),
    column("wikidata", "string", (actor) => actor.wikidata),
    column("aliases", "string", (actor) => piped(actor.aliases.slice(0, Math.min(actor.used, ALIASES)))),
    column("first_seen", "string", (actor) => seen(naming(explorer, actor))[0]),
    column("last_seen", "string", (actor) => seen(naming(explorer, actor))[1]),
    column("degree", "integer", (actor) => sum(shownOf(explorer, actor).map((edge) => ends(edge, actor)))),
    column("pagerank", "double", (actor) => actor.pagerank),
  ];
}

export function edgeColumns(explorer: Explorer): Column<Edge>[] {
  const said = (edge: Edge) => explorer.shown.statements.get(edge)!;
  const listed = (edge: Edge, of: (one: Statement) => string | null) =>
    piped(
      [
        ...new Set(
          said(edge)
            .map(of)
            .filter((value) => value !== null),
        ),
      ].sort(),
    );
  return [
    column("relation", "string", (edge) => edge.relation.name),
    column("status", "string", (edge) => edge.status ?? "asserted"),
    column("symmetric", "boolean", (edge) => edge.relation.symmetric),
    column("sign", "integer", (edge) => edge.relation.sign),
    column("score", "double", (edge) => edge.relation.score),
    column("quad_class", "string", (edge) => edge.relation.quad),
    column("mentions", "integer", (edge) => said(edge).length),
    column("documents", "integer", (edge) => new Set(said(edge).map((one) => one.article)).size),
    column("confidence", "double", (edge) => round(sum(said(edge).map((one) => one.confidence)) / said(edge).length)),
    column("polarity", "string", (edge) => listed(edge, (one) => one.polarity)),
    column("modality", "string", (edge) => listed(edge, (one) => one.modality)),
    column("first_seen", "string", (edge) => seen(said(edge))[0]),
    column("last_seen", "string", (edge) => seen(said(edge))[1]),
    column("place", "string", (edge) => listed(edge, (one) => one.place)),
    column("attribution", "string", (edge) => listed(edge, (one) => one.attribution && one.attribution.name)),
    column("role", "string", (edge) => listed(edge, (one) => one.role)),
  ];
}

/** One sentence of each edge and where it stands, the surest and of these the latest. */
async function evidenceColumns(explorer: Explorer): Promise<Column<Edge>[]> {
  const best = new Map([...explorer.shown.statements].map(([edge, said]) => [edge, said.reduce(surer)]));
  const articles = new Set([...best.values()].map((one) => one.article.row));
  const texts = await explorer.source.texts([...articles]);
  const quotes = new Map([...best].map(([edge, one]) => [edge, quoted(one, texts.get(one.article.row)!)]));
  const quote = (edge: Edge) => quotes.get(edge)!;
  return [
    column("evidence", "string", (edge) => quote(edge).text),
    column("document", "string", (edge) => quote(edge).document),
    column("evidence_start", "integer", (edge) => quote(edge).start),
    column("evidence_end", "integer", (edge) => quote(edge).end),
    column("statement", "string", (edge) => best.get(edge)!.id),
    column("publisher", "string", (edge) => best.get(edge)!.article.publisher),
    column("source_url", "string", (edge) => quote(edge).url),
  ];
}

function surer(one: Statement, two: Statement): Statement {
  const first = (statement: Statement) => days(statement)?.[0] ?? -Infinity;
  const less = one.confidence - two.confidence || Math.sign(first(one) - first(two)) || (one.id < two.id ? -1 : 1);
  return less < 0 ? two : one;
}

/** A sentence with its place in characters, as Python counts, and not in UTF-16 code units. */
function quoted(statement: Statement, { id, url, text, evidence }: ArticleText) {
  const [, from, to] = evidence.find(([row]) => row === statement.row)!;
  const start = [...text.slice(0, from)].length,
    sentence = text.slice(from, to);
  return { text: sentence, document: id, url, start, end: start + [...sentence].length };
}

/** Shown edges of an actor. */
export function shownOf(explorer: Explorer, actor: Actor): Edge[] {
  return actor.edges.filter((edge) => explorer.shown.statements.has(edge));
}

export function neighbours(explorer: Explorer, actor: Actor): number {
  return new Set(shownOf(explorer, actor).map((edge) => other(edge, actor))).size;
}

/** Shown statements that name an actor, as an end or as the one whose claim it is. */
export function naming(explorer: Explorer, actor: Actor): Statement[] {
  const { statements } = explorer.shown;
  const claims = actor.claims.filter((one) => statements.get(one.edge)?.includes(one));
  return [...new Set([...shownOf(explorer, actor).flatMap((edge) => statements.get(edge)!), ...claims])];
}

/** The days of statements from first to last, where they overlap or touch made one. */
export function spells(said: Statement[]): [number, number][] {
  const found: [number, number][] = [];
  const ordered = said.map(days).filter((span) => span !== null);
  for (const [start, end] of ordered.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = found.at(-1);
    if (last && start - 1 <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

/** First and last day of statements. */
function seen(said: Statement[]): [string, string] | [null, null] {
  const found = spells(said);
  return found.length ? [dated(found[0]![0]), dated(found.at(-1)![1])] : [null, null];
}

function piped(values: string[]): string {
  return values.map((value) => value.replaceAll("|", "/")).join("|");
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
