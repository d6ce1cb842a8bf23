/** Names on the canvas, readable over edges and in both themes, and none over another. */

import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import { GROUNDS, INKS } from "./colours";

export type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const LONGEST = 40;
const GAP = 3, // between a dot and its name
  PLATE = 8; // around a name on a plate, with the gap

export function shortened(text: string, longest = LONGEST): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}

interface Name {
  context: CanvasRenderingContext2D;
  data: Labelled;
  settings: Settings;
}

/** Names of a picture: of two that would overlap, that of the larger dot stays. Plates, on a canvas above, come first. */
export class Names {
  private waiting: Name[] = [];

  constructor(private readonly plates: () => Labelled[]) {}

  add(context: CanvasRenderingContext2D, data: Labelled, settings: Settings): void {
    if (data.label && !data.highlighted) this.waiting.push({ context, data, settings });
  }

  /** Names of a picture that another is drawn over. */
  forget(): void {
    this.waiting = [];
  }

  /** Draw all that were added, when the picture is done. */
  draw(): void {
    const [first] = this.waiting;
    if (!first) return;
    const taken = this.plates().map((plate) => plateOf(first.context, plate, first.settings));
    for (const name of this.waiting.sort((a, b) => b.data.size - a.data.size)) write(name, taken);
    this.forget();
  }
}

function write({ context, data, settings }: Name, taken: Box[]): void {
  const text = shortened(data.label!);
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  const box = beside(context, data, text, GAP, settings);
  if (taken.some((one) => overlap(one, box))) return;
  taken.push(box);
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = ground(settings);
  context.strokeText(text, box.left, data.y + settings.labelSize / 3);
  context.fillStyle = settings.labelColor.color!;
  context.fillText(text, box.left, data.y + settings.labelSize / 3);
}

/** The name of a hovered or chosen actor, on a plate, and a ring around its dot. */
export function drawPlate(context: CanvasRenderingContext2D, data: Labelled, settings: Settings): void {
  context.beginPath();
  context.arc(data.x, data.y, data.size + 2.5, 0, Math.PI * 2);
  context.strokeStyle = settings.labelColor.color!;
  context.lineWidth = 2;
  context.stroke();
  if (!data.label) return;
  const { left, right, top, bottom } = plateOf(context, data, settings);
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 4);
  context.fillStyle = ground(settings);
  context.fill();
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = settings.labelColor.color!;
  context.fillText(shortened(data.label), left + PLATE - GAP, data.y + settings.labelSize / 3);
}

function plateOf(context: CanvasRenderingContext2D, data: Labelled, settings: Settings): Box {
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const { left, right } = beside(context, data, shortened(data.label ?? ""), PLATE + GAP, settings);
  const half = settings.labelSize * 0.85,
    margin = PLATE - GAP;
  return { left: left - margin, right: right + margin, top: data.y - half, bottom: data.y + half };
}

/** The box of a text at the right of a dot; at its left, where it would leave the canvas. */
function beside(
  context: CanvasRenderingContext2D,
  { x, y, size }: Labelled,
  text: string,
  gap: number,
  { labelSize }: Settings,
): Box {
  const { width } = context.measureText(text),
    away = size + gap;
  const turned = x + away + width > context.canvas.clientWidth && x - away - width > 0;
  const left = turned ? x - away - width : x + away;
  return { left, right: left + width, top: y - labelSize * 0.6, bottom: y + labelSize * 0.6 };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function ground(settings: Settings): string {
  return settings.labelColor.color === INKS.dark ? GROUNDS.dark : GROUNDS.light;
}
