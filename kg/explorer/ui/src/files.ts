/** What is shown as CSV, GEXF and GraphML, by the rules that kg/export keeps to (see its gexf.py and graphml.py). */

import { mixed } from "./colours";
import { column, naming, spells, type Column, type Columns, type Value } from "./columns";
import { dated, type Actor, type Edge, type Statement } from "./data";
import type { Explorer } from "./explorer";
import { shownActors, shownEdges } from "./sheet";

const LABELLED = 300; // edges, up to which each has a label, which Gephi Lite draws at once
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
  const lines = [columns.map((one) => one.name), ...rows.map((row) => columns.map((one) => cell(one.of(row))))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

export function gexf(explorer: Explorer, { actors, edges }: Columns): string {
  const shown = shownEdges(explorer),
    published = explorer.graph.articles.map((one) => one.date).filter((date) => date !== null);
  const latest = published.length ? ` lastmodifieddate="${dated(published.reduce((a, b) => Math.max(a, b)))}"` : "";
  const time = spells([...explorer.shown.statements.values()].flat()).length
    ? ' mode="dynamic" timeformat="date" timerepresentation="interval" timezone="UTC"'
    : ' mode="static"';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta${latest}><creator>kg-politics</creator><description>${escaped(explorer.graph.description)}</description></meta>`,
    `<graph defaultedgetype="directed" idtype="string"${time}>`,
    declared("node", actors),
    declared("edge", edges),
    "<nodes>",
    ...shownActors(explorer).map((actor) => gexfNode(explorer, actor, actors)),
    "</nodes>",
    "<edges>",
    ...shown.map((edge) => gexfEdge(explorer, edge, edges, shown.length <= LABELLED)),
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
    `<node id="${escaped(actor.id)}" label="${escaped(actor.name)}">${values(columns, actor)}${timed(naming(explorer, actor))}` +
    `<viz:size value="${actor.size}"/><viz:position x="${actor.x}" y="${actor.y}" z="0.0"/>${rgb(explorer.colour(actor))}</node>`
  );
}

function gexfEdge(explorer: Explorer, edge: Edge, columns: Column<Edge>[], labelled: boolean): string {
  const said = explorer.shown.statements.get(edge)!,
    label = labelled ? `label="${escaped(kind(edge))}" ` : "";
  return (
    `<edge id="${escaped(edge.key)}" source="${escaped(edge.source.id)}" target="${escaped(edge.target.id)}" type="directed" ` +
    `kind="${escaped(kind(edge))}" ${label}weight="${weight(said.length)}">` +
    `${values(columns, edge)}${timed(said)}${rgb(colour(explorer, edge))}</edge>`
  );
}

function values<Row>(columns: Column<Row>[], row: Row): string {
  const cells = told(columns, row).map(([name, value]) => `<attvalue for="${name}" value="${escaped(value)}"/>`);
  return `<attvalues>${cells.join("")}</attvalues>`;
}

function told<Row>(columns: Column<Row>[], row: Row): [string, Value][] {
  return columns.map(({ name, of }): [string, Value] => [name, of(row)]).filter(([, value]) => value !== null);
}

function timed(said: Statement[]): string {
  const found = spells(said).map(([start, end]) => `<spell start="${dated(start)}" end="${dated(end)}"/>`);
  return found.length ? `<spells>${found.join("")}</spells>` : "";
}

/** Paler where the relation is not said to hold. */
function colour(explorer: Explorer, edge: Edge): string {
  const whole = explorer.palette.signs[edge.relation.sign]!;
  return edge.status ? mixed(whole, "#ffffff", 0.5) : whole;
}

function rgb(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
}

function kind(edge: Edge): string {
  return edge.status ? `${edge.relation.name} (${edge.status})` : edge.relation.name;
}

/** From 1.6 for one sentence to 5 for thirty and more. */
function weight(sentences: number): number {
  return Math.round(Math.min(5, Math.log2(2 + sentences)) * 1000) / 1000;
}

export function graphml(explorer: Explorer, { actors, edges }: Columns): string {
  const nodes = [
    column<Actor>("label", "string", (actor) => actor.name),
    column<Actor>("x", "double", (actor) => actor.x),
    column<Actor>("y", "double", (actor) => actor.y),
    column<Actor>("size", "double", (actor) => actor.size),
    column<Actor>("color", "string", (actor) => explorer.colour(actor)),
    ...actors,
  ];
  const links = [
    column<Edge>("weight", "double", (edge) => weight(explorer.shown.statements.get(edge)!.length)),
    column<Edge>("color", "string", (edge) => colour(explorer, edge)),
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

function keys<Row>(element: string, columns: Column<Row>[]): string[] {
  return columns.map(
    ({ name, type }) =>
      `<key id="${element[0]}_${name}" for="${element}" attr.name="${name}" attr.type="${type === "integer" ? "int" : type}"/>`,
  );
}

function data<Row>(prefix: string, columns: Column<Row>[], row: Row): string {
  return told(columns, row)
    .map(([name, value]) => `<data key="${prefix}_${name}">${escaped(value)}</data>`)
    .join("");
}
