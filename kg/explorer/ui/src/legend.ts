/** What colours mean. A click on a tone filters by it; the colours of actors switch between groups and classes. */

import { button, fill, h, swatch } from "./dom";
import type { Explorer } from "./explorer";
import { SIGNS, TONES } from "./facets";

export function legend(explorer: Explorer): HTMLElement {
  const inside = h("div");
  const element = h("details", { id: "legend", open: true }, h("summary", {}, "Legend"), inside);
  const show = () => fill(inside, signs(explorer), actors(explorer));
  explorer.store.subscribe(show, "filters", "scope", "colour", "theme");
  show();
  return element;
}

function signs(explorer: Explorer): HTMLElement {
  const hidden = explorer.state.filters.hidden.sign ?? new Set();
  return h(
    "ul",
    {},
    ...TONES.map((sign) =>
      h(
        "li",
        {},
        button(
          {
            "aria-pressed": String(!hidden.has(sign)),
            title: hidden.has(sign) ? "Show" : "Hide",
            click: () => toggle(explorer, sign),
          },
          swatch(explorer.palette.signs[sign]!, "bar"),
          SIGNS[sign]!,
        ),
      ),
    ),
    h("li", { class: "aside" }, "paler: denied, planned or supposed"),
  );
}

function toggle(explorer: Explorer, sign: string): void {
  const { filters } = explorer.state,
    hidden = new Set(filters.hidden.sign);
  if (!hidden.delete(sign)) hidden.add(sign);
  explorer.store.filter({ hidden: { ...filters.hidden, sign: hidden } });
}

function actors(explorer: Explorer): HTMLElement {
  const { colour } = explorer.state,
    { palette } = explorer;
  const kinds = explorer.graph.classes.filter((kind) =>
    [...explorer.shown.actors].some((actor) => actor.kind === kind),
  );
  const rows =
    colour === "community"
      ? communities(explorer)
      : kinds.map((kind) =>
          h("li", {}, swatch(palette.groups[explorer.graph.classes.indexOf(kind)] ?? palette.other), kind.label),
        );
  const change = colour === "community" ? "class" : "community";
  return h(
    "ul",
    {},
    ...rows,
    h("li", {}, button({ class: "link", click: () => explorer.store.set({ colour: change }) }, `colour by ${change}`)),
  );
}

/** Each of the larger communities by its best connected actor. */
function communities(explorer: Explorer): HTMLElement[] {
  const { palette } = explorer,
    best = new Map<number, string>(),
    most = new Map<number, number>();
  for (const actor of explorer.shown.actors) {
    if (actor.community >= palette.groups.length || actor.edges.length <= (most.get(actor.community) ?? -1)) continue;
    most.set(actor.community, actor.edges.length);
    best.set(actor.community, actor.name);
  }
  return [...best]
    .sort(([a], [b]) => a - b)
    .map(([group, name]) => h("li", {}, swatch(palette.groups[group]!), h("span", { dir: "auto" }, `around ${name}`)));
}
