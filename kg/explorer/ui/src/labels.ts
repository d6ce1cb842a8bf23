/** Names on the canvas, readable over edges and in both themes. */

import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import { GROUNDS, INKS } from "./colours";

type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;
const LONGEST = 40;

export function shortened(text: string, longest = LONGEST): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}

function ground(settings: Settings): string {
  return settings.labelColor.color === INKS.dark ? GROUNDS.dark : GROUNDS.light;
}

export function drawLabel(context: CanvasRenderingContext2D, data: Labelled, settings: Settings): void {
  if (!data.label) return;
  const text = shortened(data.label),
    x = data.x + data.size + 3,
    y = data.y + settings.labelSize / 3;
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = ground(settings);
  context.strokeText(text, x, y);
  context.fillStyle = settings.labelColor.color!;
  context.fillText(text, x, y);
}

/** The name of a hovered or chosen actor, on a plate, and a ring around its dot. */
export function drawBox(context: CanvasRenderingContext2D, data: Labelled, settings: Settings): void {
  context.beginPath();
  context.arc(data.x, data.y, data.size + 2.5, 0, Math.PI * 2);
  context.strokeStyle = settings.labelColor.color!;
  context.lineWidth = 2;
  context.stroke();
  if (!data.label) return;
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(shortened(data.label)).width;
  context.beginPath();
  context.roundRect(
    data.x + data.size + 5,
    data.y - settings.labelSize * 0.85,
    width + 12,
    settings.labelSize * 1.7,
    4,
  );
  context.fillStyle = ground(settings);
  context.fill();
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = settings.labelColor.color!;
  context.fillText(shortened(data.label), data.x + data.size + 11, data.y + settings.labelSize / 3);
}
