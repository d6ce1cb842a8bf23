/** The filters at the side, each value with the number of statements that it would show. */

import { button, fill, h } from "./dom";
import type { Explorer } from "./explorer";
import type { Facet } from "./facets";
import { NO_FILTERS, unfiltered } from "./filter";
import { legend } from "./legend";

const FIRST = 12; // values of a facet that are listed at once
const OPEN = new Set(["sign", "relation", "class"]);

export function filters(explorer: Explorer): HTMLElement {
  const body = h("div", {}, ...explorer.facets.map((facet) => facetList(explorer, facet)), sliders(explorer));
  return h("aside", { id: "filters", "aria-label": "Filters" }, summary(explorer), legend(explorer), body);
}

/** How much is shown, and the ways back to all of it. */
function summary(explorer: Explorer): HTMLElement {
  const text = h("p", { role: "status" }),
    back = h("p", { class: "tools" });
  const show = () => {
    const { shown, graph, state } = explorer;
    fill(
      text,
      h("strong", {}, `${shown.total} of ${graph.statements.length} statements`),
      h("br"),
      `${shown.actors.size} of ${graph.actors.length} actors, ${shown.statements.size} edges`,
    );
    fill(
      back,
      state.scope && button({ click: () => explorer.store.set({ scope: null }) }, `${scopeName(explorer)} ×`),
      !unfiltered(state.filters) &&
        button({ click: () => explorer.store.set({ filters: NO_FILTERS }) }, "Reset filters"),
    );
  };
  explorer.store.subscribe(show, "filters", "scope");
  show();
  return h("div", { class: "summary" }, text, back);
}

function scopeName(explorer: Explorer): string {
  const { scope } = explorer.state,
    name = (id: string) => explorer.actors.get(id)?.name ?? id;
  if (scope?.what === "path")
    return explorer.shown.total
      ? `Shortest way ${name(scope.from)} – ${name(scope.to)}`
      : `No way from ${name(scope.from)} to ${name(scope.to)}`;
  return scope ? `Around ${name(scope.actor)}${scope.steps > 1 ? `, ${scope.steps} steps` : ""}` : "";
}

function facetList(explorer: Explorer, facet: Facet): HTMLElement {
  const totals = new Map<string, number>();
  for (const statement of explorer.graph.statements)
    for (const value of facet.of(statement)) totals.set(value, (totals.get(value) ?? 0) + 1);
  const values = [...totals].sort(([a, one], [b, two]) => two - one || a.localeCompare(b)).map(([value]) => value);
  const rows = values.map((value) => row(explorer, facet, value, values));
  const rest = rows.slice(FIRST).map((one) => one.element);
  for (const element of rest) element.hidden = true;
  const more =
    rest.length > 0 &&
    button(
      {
        class: "link",
        click: (event: Event) => {
          (event.target as HTMLElement).remove();
          for (const element of rest) element.hidden = false;
        },
      },
      `${rest.length} more`,
    );
  explorer.store.subscribe(() => rows.forEach((one) => one.update()), "filters", "scope");
  return h(
    "details",
    { open: OPEN.has(facet.name), "data-facet": facet.name },
    h("summary", {}, facet.title),
    h("ul", {}, ...rows.map((one) => one.element)),
    more,
  );
}

function row(
  explorer: Explorer,
  facet: Facet,
  value: string,
  values: string[],
): { element: HTMLElement; update(): void } {
  const hide = (hidden: Set<string>) =>
    explorer.store.filter({ hidden: { ...explorer.state.filters.hidden, [facet.name]: hidden } });
  const now = () => new Set(explorer.state.filters.hidden[facet.name]);
  const box = h("input", {
    type: "checkbox",
    change: () => {
      const hidden = now();
      if (!hidden.delete(value)) hidden.add(value);
      hide(hidden);
    },
  });
  const count = h("span", { class: "count" });
  const alone = () =>
    hide(
      now().size === values.length - 1 && !now().has(value)
        ? new Set()
        : new Set(values.filter((one) => one !== value)),
    );
  const only = button({ class: "only", "aria-label": `only ${facet.label(value)}`, click: alone }, "only");
  const element = h(
    "li",
    { "data-value": value },
    h("label", {}, box, h("span", { class: "text", dir: "auto" }, facet.label(value)), count),
    only,
  );
  function update(): void {
    box.checked = !now().has(value);
    const number = explorer.shown.counts.get(facet.name)!.get(value) ?? 0;
    count.textContent = String(number);
    element.classList.toggle("none", number === 0);
  }
  update();
  return { element, update };
}

function sliders(explorer: Explorer): HTMLElement {
  const confidence = h("input", {
    id: "confidence",
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    input: () => explorer.store.filter({ confidence: Number(confidence.value) }),
  });
  const mentions = h("input", {
    id: "mentions",
    type: "number",
    min: 1,
    step: 1,
    input: () => explorer.store.filter({ mentions: Math.max(1, Math.floor(Number(mentions.value)) || 1) }),
  });
  const least = h("output", { for: "confidence" }),
    statements = h("span", { class: "count", title: "statements shown" }),
    edges = h("span", { class: "count", title: "edges shown" });
  const update = () => {
    const { shown, state } = explorer,
      { filters } = state;
    confidence.value = String(filters.confidence);
    if (Number(mentions.value) !== filters.mentions) mentions.value = String(filters.mentions);
    least.textContent = filters.confidence.toFixed(2);
    statements.textContent = String(shown.total);
    edges.textContent = String(shown.statements.size);
  };
  explorer.store.subscribe(update, "filters", "scope");
  update();
  return h(
    "div",
    { class: "sliders" },
    h("label", { for: "confidence" }, h("span", { class: "text" }, "Confidence from ", least), statements),
    confidence,
    h("label", { for: "mentions" }, h("span", { class: "text" }, "Sentences per edge from"), edges),
    mentions,
  );
}
