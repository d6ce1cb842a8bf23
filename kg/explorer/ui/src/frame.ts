/** The frame of the page: top bar, filters, the view that is chosen, and the panel. */

import { button, fill, h, icon } from "./dom";
import { downloads } from "./downloads";
import type { Explorer } from "./explorer";
import { filters } from "./filters";
import { keyboard } from "./keyboard";
import { Network } from "./network";
import { panel } from "./panel";
import { actorField } from "./search";
import type { View } from "./state";
import { sparql } from "./sparql";
import { tables } from "./table";
import { timeline } from "./timeline";

export function frame(explorer: Explorer, root: HTMLElement): void {
  const canvas = h("div", {
    id: "canvas",
    tabindex: "0",
    role: "application",
    "aria-label": "Drawing of the network; the table has the same as text",
  });
  const graph = h("section", { id: "graph", "aria-label": "Graph" }, canvas, timeline(explorer));
  const views: Record<View, HTMLElement> = {
    graph,
    table: tables(explorer),
    sparql: sparql(explorer),
  };
  fill(root, top(explorer), h("main", {}, filters(explorer), ...Object.values(views), panel(explorer)));
  const show = () => {
    document.documentElement.dataset.theme = explorer.state.theme;
    for (const [name, view] of Object.entries(views)) view.hidden = name !== explorer.state.view;
  };
  show();
  explorer.store.subscribe(show, "view", "theme");
  canvas.append(zoom(new Network(explorer, canvas)));
  keyboard(explorer, canvas);
}

function top(explorer: Explorer): HTMLElement {
  const open = button(
    {
      id: "open-filters",
      "aria-expanded": "false",
      "aria-controls": "filters",
      click: () => {
        open.setAttribute("aria-expanded", String(document.body.classList.toggle("filtering")));
      },
    },
    "Filters",
  );
  return h(
    "header",
    {},
    h("h1", {}, "Who did what to whom"),
    actorField(explorer, "search", "Find an actor  ( / )", (actor) =>
      explorer.store.set({ view: "graph", selection: { what: "actor", id: actor.id } }),
    ),
    open,
    tabs(explorer),
    downloads(explorer),
    theme(explorer),
  );
}

function tabs(explorer: Explorer): HTMLElement {
  const names: [View, string][] = [
    ["graph", "Graph"],
    ["table", "Table"],
    ["sparql", "SPARQL"],
  ];
  const all = names.map(([view, label]) =>
    button({ "data-view": view, click: () => explorer.store.set({ view }) }, label),
  );
  const show = () => {
    for (const tab of all) tab.setAttribute("aria-pressed", String(tab.dataset.view === explorer.state.view));
  };
  explorer.store.subscribe(show, "view");
  show();
  return h("nav", { "aria-label": "View" }, ...all);
}

function theme(explorer: Explorer): HTMLElement {
  return button(
    {
      "aria-label": "Light or dark",
      title: "Light or dark",
      click: () => explorer.store.set({ theme: explorer.state.theme === "dark" ? "light" : "dark" }),
    },
    icon("theme"),
  );
}

function zoom(network: Network): HTMLElement {
  return h(
    "div",
    { class: "zoom" },
    button({ "aria-label": "Zoom in", click: () => network.zoom("in") }, "+"),
    button({ "aria-label": "Zoom out", click: () => network.zoom("out") }, "−"),
    button({ "aria-label": "Show all", title: "Show all", click: () => network.zoom("all") }, icon("whole")),
  );
}
