/** What is shown as an SVG drawing, and that as PNG. */

import { GROUNDS, INKS, mixed } from "./colours";
import { bends } from "./curves";
import type { Actor, Edge } from "./data";
import { download } from "./dom";
import type { Explorer } from "./explorer";
import { escaped } from "./files";
import { shortened } from "./labels";
import { shownActors, shownEdges } from "./sheet";

const MARGIN = 60,
  LABELLED = 150; // so many of the largest actors have their names

export function svg(explorer: Explorer): string {
  const actors = shownActors(explorer),
    { theme } = explorer.state;
  const xs = actors.map((actor) => actor.x),
    ys = actors.map((actor) => -actor.y);
  const left = least(xs) - MARGIN,
    top = least(ys) - MARGIN;
  const width = Math.round(-least(xs.map((x) => -x)) - left + 2 * MARGIN),
    height = Math.round(-least(ys.map((y) => -y)) - top + MARGIN);
  const named = [...actors].sort((a, b) => b.size - a.size).slice(0, LABELLED);
  const bend = bends(explorer.graph.edges);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="system-ui, sans-serif" font-size="9">`,
    `<title>${escaped(explorer.graph.description)}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${GROUNDS[theme]}"/>`,
    ...shownEdges(explorer).map((edge) => line(explorer, edge, bend.get(edge)!)),
    ...actors.map(
      (actor) => `<circle cx="${actor.x}" cy="${-actor.y}" r="${actor.size / 2}" fill="${explorer.colour(actor)}"/>`,
    ),
    ...named.map((actor) => label(actor, INKS[theme], GROUNDS[theme])),
    "</svg>",
    "",
  ].join("\n");
}

function least(values: number[]): number {
  return values.reduce((a, b) => Math.min(a, b), values.length ? Infinity : 0);
}

/** A bow between the rims of two dots, with an arrow head where the relation has a direction. */
function line(explorer: Explorer, edge: Edge, bend: number): string {
  const { source, target } = edge,
    dx = target.x - source.x,
    dy = source.y - target.y,
    length = Math.hypot(dx, dy) || 1;
  const middle = [(source.x + target.x) / 2 - dy * bend, -(source.y + target.y) / 2 + dx * bend];
  const tip = towards(target.x, -target.y, middle[0]!, middle[1]!, target.size / 2);
  const colour = mixed(
    explorer.palette.signs[edge.relation.sign]!,
    GROUNDS[explorer.state.theme],
    edge.status ? 0.6 : 0.2,
  );
  const path = `<path d="M${source.x} ${-source.y}Q${middle.map(round).join(" ")} ${tip.map(round).join(" ")}" fill="none" stroke="${colour}"><title>${escaped(`${source.name} ${edge.relation.label} ${target.name}`)}</title></path>`;
  return edge.relation.symmetric || length < target.size ? path : path + head(tip, middle, colour);
}

function head([x, y]: number[], [fromX, fromY]: number[], colour: string): string {
  const angle = Math.atan2(y! - fromY!, x! - fromX!);
  const wing = (turn: number) => `${round(x! - 4 * Math.cos(angle + turn))} ${round(y! - 4 * Math.sin(angle + turn))}`;
  return `<path d="M${round(x!)} ${round(y!)}L${wing(0.4)} ${wing(-0.4)}Z" fill="${colour}"/>`;
}

function towards(x: number, y: number, toX: number, toY: number, by: number): number[] {
  const length = Math.hypot(toX - x, toY - y) || 1;
  return [x + ((toX - x) / length) * by, y + ((toY - y) / length) * by];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function label(actor: Actor, ink: string, ground: string): string {
  return `<text x="${round(actor.x + actor.size / 2 + 2)}" y="${round(-actor.y + 3)}" fill="${ink}" stroke="${ground}" stroke-width="2" paint-order="stroke">${escaped(shortened(actor.name))}</text>`;
}

/** The drawing as PNG, twice as fine as its units. */
export async function png(explorer: Explorer): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg(explorer))}`;
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width * scale,
    height: image.height * scale,
  });
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"),
  );
}

export async function saveDrawing(explorer: Explorer, kind: "svg" | "png"): Promise<void> {
  const content = kind === "png" ? await png(explorer) : new Blob([svg(explorer)], { type: "image/svg+xml" });
  download(`graph.${kind}`, content);
}
