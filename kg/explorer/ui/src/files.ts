/** What is shown as CSV, GEXF and GraphML, by the rules that kg/export keeps to (see its gexf.py and graphml.py). */

import type { Actor, Edge } from "./data";
import type { Explorer } from "./explorer";
import { actorColumns, edgeColumns, seen, shownActors, shownEdges, weight, type Column, type Value } from "./sheet";

const UNFIT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const SPECIAL: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** For element text and attributes in double quotes; what XML cannot hold becomes U+FFFD. */
export function escaped(value: Value): string {
  return String(value)
    .replace(UNFIT, "\uFFFD")
    .replace(/[&<>"\t\n\r]/g, (found) => SPECIAL[found]!);
}

export function csv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const cell = (value: Value) =>
    value === null ? "" : /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  const lines = [
    columns.map((column) => column.name),
    ...rows.map((row) => columns.map((column) => cell(column.of(row)))),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

/** Columns of edges but those that the edge itself tells. */
function told(explorer: Explorer): [Column<Actor>[], Column<Edge>[]] {
  return [
    actorColumns(explorer).slice(1),
    edgeColumns(explorer).filter(({ name }) => name !== "from" && name !== "to"),
  ];
}

export function gexf(explorer: Explorer): string {
  const [actors, edges] = told(explorer);
  const time = ' mode="dynamic" timeformat="date" timerepresentation="interval" timezone="UTC"';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>kg-politics</creator><description>${escaped(explorer.graph.description)}</description></meta>`,
    `<graph defaultedgetype="directed" idtype="string"${time}>`,
    declared("node", actors),
    declared("edge", edges),
    "<nodes>",
    ...shownActors(explorer).map((actor) => gexfNode(explorer, actor, actors)),
    "</nodes>",
    "<edges>",
    ...shownEdges(explorer).map((edge) => gexfEdge(explorer, edge, edges)),
    "</edges>",
    "</graph>",
    "</gexf>",
    "",
  ].join("\n");
}

function declared<Row>(element: string, columns: Column<Row>[]): string {
  const rows = columns.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>`);
  return `<attributes class="${element}" mode="static">${rows.join("")}</attributes>`;
}

function gexfNode(explorer: Explorer, actor: Actor, columns: Column<Actor>[]): string {
  return (
    `<node id="${escaped(actor.id)}" label="${escaped(actor.name)}">${values(columns, actor)}` +
    `<viz:size value="${actor.size}"/><viz:position x="${actor.x}" y="${actor.y}" z="0.0"/>${rgb(explorer.colour(actor))}</node>`
  );
}

function gexfEdge(explorer: Explorer, edge: Edge, columns: Column<Edge>[]): string {
  const said = explorer.shown.statements.get(edge)!,
    span = seen(said);
  const spell = span ? `<spells><spell start="${span[0]}" end="${span[1]}"/></spells>` : "";
  return (
    `<edge id="${escaped(edge.key)}" source="${escaped(edge.source.id)}" target="${escaped(edge.target.id)}" type="directed" ` +
    `kind="${escaped(kind(edge))}" weight="${weight(said.length)}">${values(columns, edge)}${spell}${rgb(explorer.palette.signs[edge.relation.sign]!)}</edge>`
  );
}

function values<Row>(columns: Column<Row>[], row: Row): string {
  const cells = columns.map(({ name, of }) => [name, of(row)] as const).filter(([, value]) => value !== null);
  return `<attvalues>${cells.map(([name, value]) => `<attvalue for="${name}" value="${escaped(value)}"/>`).join("")}</attvalues>`;
}

function rgb(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
}

function kind(edge: Edge): string {
  return edge.status ? `${edge.relation.name} (${edge.status})` : edge.relation.name;
}

export function graphml(explorer: Explorer): string {
  const [actors, edges] = told(explorer);
  const nodes = [
    look<Actor>("label", "string", (actor) => actor.name),
    look<Actor>("x", "double", (actor) => actor.x),
    look<Actor>("y", "double", (actor) => actor.y),
    look<Actor>("size", "double", (actor) => actor.size),
    look<Actor>("color", "string", (actor) => explorer.colour(actor)),
    ...actors,
  ];
  const links = [
    look<Edge>("weight", "double", (edge) => weight(explorer.shown.statements.get(edge)!.length)),
    look<Edge>("color", "string", (edge) => explorer.palette.signs[edge.relation.sign]!),
    ...edges,
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys("node", nodes),
    ...keys("edge", links),
    '<graph id="kg" edgedefault="directed">',
    ...shownActors(explorer).map((actor) => `<node id="${escaped(actor.id)}">${data("n", nodes, actor)}</node>`),
    ...shownEdges(explorer).map(
      (edge) =>
        `<edge id="${escaped(edge.key)}" source="${escaped(edge.source.id)}" target="${escaped(edge.target.id)}" label="${escaped(kind(edge))}">${data("e", links, edge)}</edge>`,
    ),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

function look<Row>(name: string, type: Column<Row>["type"], of: (row: Row) => Value): Column<Row> {
  return { name, title: name, type, of };
}

function keys<Row>(element: string, columns: Column<Row>[]): string[] {
  return columns.map(
    ({ name, type }) =>
      `<key id="${element[0]}_${name}" for="${element}" attr.name="${name}" attr.type="${type === "integer" ? "int" : type}"/>`,
  );
}

function data<Row>(prefix: string, columns: Column<Row>[], row: Row): string {
  const cells = columns.map(({ name, of }) => [name, of(row)] as const).filter(([, value]) => value !== null);
  return cells.map(([name, value]) => `<data key="${prefix}_${name}">${escaped(value)}</data>`).join("");
}
