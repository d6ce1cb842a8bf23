/** The state in the page's address, so that a view can be kept as a bookmark and sent on. Only what differs is there. */

import { camera, spelled } from "./camera";
import { dated, dayOf } from "./data";
import { NO_FILTERS, type Filters } from "./filter";
import { initial, type Scope, type Selection, type State, type Store, type View } from "./state";

const FACETS = ["sign", "relation", "class", "modality", "polarity", "source"];

/** Read the address now and whenever the user changes it; write it whenever the state changes. */
export function follow(store: Store): void {
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== written(store.state)) store.set(read(location.hash.slice(1)));
  });
  store.subscribe((state) => {
    const hash = written(state);
    if (hash !== location.hash.slice(1))
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  });
}

export function read(hash: string): State {
  const given = new URLSearchParams(hash),
    usual = initial();
  const view = given.get("view"),
    theme = given.get("theme");
  return {
    view: view === "table" || view === "sparql" ? (view satisfies View) : "graph",
    selection: selection(given),
    scope: scope(given),
    filters: filters(given),
    camera: camera(given.get("at") ?? ""),
    colour: given.get("colour") === "class" ? "class" : "community",
    theme: theme === "dark" || theme === "light" ? theme : usual.theme,
  };
}

function selection(given: URLSearchParams): Selection | null {
  const actor = given.get("actor"),
    edge = given.get("edge"),
    article = given.get("article");
  if (article) return { what: "article", iri: article, statement: given.get("statement") };
  if (edge) return { what: "edge", key: edge };
  return actor ? { what: "actor", id: actor } : null;
}

function scope(given: URLSearchParams): Scope | null {
  const around = given.get("around"),
    from = given.get("path"),
    to = given.get("path-to");
  if (around) return { what: "around", actor: around, steps: Math.max(1, Number(given.get("steps")) || 1) };
  return from && to ? { what: "path", from, to } : null;
}

function filters(given: URLSearchParams): Filters {
  const hidden = FACETS.filter((name) => given.has(`no-${name}`)).map((name) => [
    name,
    new Set(given.getAll(`no-${name}`)),
  ]);
  return {
    hidden: Object.fromEntries(hidden) as Filters["hidden"],
    confidence: Math.min(1, Math.max(0, Number(given.get("confidence")) || 0)),
    mentions: Math.max(1, Math.floor(Number(given.get("mentions"))) || 1),
    from: dayOf(given.get("from") ?? ""),
    to: dayOf(given.get("to") ?? ""),
  };
}

export function written(state: State): string {
  const out = new URLSearchParams();
  const put = (name: string, value: unknown, usual?: unknown) =>
    value !== usual && value !== null && out.set(name, String(value));
  put("view", state.view, "graph");
  put("colour", state.colour, "community");
  put("theme", state.theme, initial().theme);
  if (state.selection?.what === "actor") put("actor", state.selection.id);
  if (state.selection?.what === "edge") put("edge", state.selection.key);
  if (state.selection?.what === "article") {
    put("article", state.selection.iri);
    put("statement", state.selection.statement);
  }
  if (state.scope?.what === "around") {
    put("around", state.scope.actor);
    put("steps", state.scope.steps, 1);
  }
  if (state.scope?.what === "path") {
    put("path", state.scope.from);
    put("path-to", state.scope.to);
  }
  put("at", state.camera && spelled(state.camera));
  put("confidence", state.filters.confidence, NO_FILTERS.confidence);
  put("mentions", state.filters.mentions, NO_FILTERS.mentions);
  put("from", state.filters.from === null ? null : dated(state.filters.from));
  put("to", state.filters.to === null ? null : dated(state.filters.to));
  for (const name of FACETS)
    for (const value of [...(state.filters.hidden[name] ?? [])].sort()) out.append(`no-${name}`, value);
  return out.toString();
}
