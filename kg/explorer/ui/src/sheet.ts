/** The columns of the tables on the page: what a reader looks for first. */

import { actorColumns, column, edgeColumns, neighbours, type Column } from "./columns";
import type { Actor, Edge } from "./data";
import type { Explorer } from "./explorer";
import { SIGNS } from "./facets";

export interface Shown<Row> extends Column<Row> {
  title: string;
}

export function actorSheet(explorer: Explorer): Shown<Actor>[] {
  const columns = [
    column<Actor>("name", "string", (actor) => actor.name),
    column<Actor>("class", "string", (actor) => actor.kind.label),
    column<Actor>("neighbours", "integer", (actor) => neighbours(explorer, actor)),
    ...actorColumns(explorer),
  ];
  return chosen(columns, {
    name: "Actor",
    class: "Class",
    country: "Country",
    affiliation: "Part of",
    neighbours: "Neighbours",
    mentions: "Sentences",
    first_seen: "First",
    last_seen: "Last",
    community: "Community",
    wikidata: "Wikidata",
    aliases: "Also called",
  });
}

export function edgeSheet(explorer: Explorer): Shown<Edge>[] {
  const columns = [
    ...ends(),
    column<Edge>("title", "string", (edge) => edge.relation.label),
    column<Edge>("tone", "string", (edge) => SIGNS[edge.relation.sign]!),
    ...edgeColumns(explorer),
  ];
  return chosen(columns, {
    from: "From",
    title: "Relation",
    status: "Status",
    to: "To",
    tone: "Tone",
    mentions: "Sentences",
    confidence: "Confidence",
    first_seen: "First",
    last_seen: "Last",
    documents: "Articles",
    place: "Place",
    role: "Role",
    attribution: "Says",
  });
}

/** Who stands at the ends of an edge, which files of nodes and edges tell otherwise. */
export function ends(): Column<Edge>[] {
  return [column("from", "string", (edge) => edge.source.name), column("to", "string", (edge) => edge.target.name)];
}

function chosen<Row>(columns: Column<Row>[], titles: Record<string, string>): Shown<Row>[] {
  const known = new Map(columns.map((one) => [one.name, one]));
  return Object.entries(titles).map(([name, title]) => ({ ...known.get(name)!, title }));
}

export function shownActors(explorer: Explorer): Actor[] {
  return explorer.graph.actors.filter((actor) => explorer.shown.actors.has(actor));
}

export function shownEdges(explorer: Explorer): Edge[] {
  return explorer.graph.edges.filter((edge) => explorer.shown.statements.has(edge));
}
