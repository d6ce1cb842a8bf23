/** The frame of the page: top bar, filters, the view that is chosen, and the panel. */

import { button, fill, h } from "./dom";
import type { Explorer } from "./explorer";
import { legend } from "./legend";
import { Network } from "./network";
import { panel } from "./panel";
import { actorField } from "./search";

export function frame(explorer: Explorer, root: HTMLElement): void {
  const canvas = h("div", { id: "canvas", tabindex: "0", role: "img", "aria-label": "Drawing of the network; the table has the same in text" });
  const graph = h("section", { id: "graph", "aria-label": "Graph" }, canvas, legend(explorer));
  fill(root, top(explorer), h("main", {}, graph, panel(explorer)));
  const paint = () => { document.documentElement.dataset.theme = explorer.state.theme; };
  paint();
  explorer.store.subscribe(paint);
  const network = new Network(explorer, canvas);
  graph.append(zoom(network));
}

function top(explorer: Explorer): HTMLElement {
  return h("header", {}, h("h1", {}, "Who did what to whom"),
    actorField(explorer, "search", "Find an actor  ( / )", (actor) => explorer.store.set({ view: "graph", selection: { what: "actor", id: actor.id } })),
    theme(explorer));
}

function theme(explorer: Explorer): HTMLElement {
  return button({ "aria-label": "Light or dark", title: "Light or dark", click: () => explorer.store.set({ theme: explorer.state.theme === "dark" ? "light" : "dark" }) }, "◐");
}

function zoom(network: Network): HTMLElement {
  return h("div", { class: "zoom" },
    button({ "aria-label": "Zoom in", click: () => network.zoom("in") }, "+"),
    button({ "aria-label": "Zoom out", click: () => network.zoom("out") }, "−"),
    button({ "aria-label": "Show all", title: "Show all", click: () => network.zoom("all") }, "⤢"));
}
