/** What the user has chosen, in one place: parts of the page read it, change it, and are told of changes. */

import type { Camera } from "./camera";
import { NO_FILTERS, type Filters } from "./filter";

export type View = "graph" | "table" | "sparql";
export type Selection =
  | { what: "actor"; id: string }
  | { what: "edge"; key: string }
  | { what: "article"; iri: string; statement: string | null };
export type Scope = { what: "around"; actor: string; steps: number } | { what: "path"; from: string; to: string };

export interface State {
  view: View;
  selection: Selection | null;
  scope: Scope | null;
  filters: Filters;
  /** null where all is seen. */
  camera: Camera | null;
  colour: "community" | "class";
  theme: "light" | "dark";
}

type Listener = (state: State, before: State) => void;

export class Store {
  private listeners: { listener: Listener; parts: (keyof State)[] }[] = [];

  constructor(public state: State) {}

  /** Take over a part of the state, and tell everyone once. */
  set(change: Partial<State>): void {
    const before = this.state;
    this.state = { ...before, ...change };
    for (const { listener, parts } of this.listeners)
      if (!parts.length || parts.some((part) => this.state[part] !== before[part])) listener(this.state, before);
  }

  filter(change: Partial<Filters>): void {
    this.set({ filters: { ...this.state.filters, ...change } });
  }

  select(selection: Selection | null): void {
    this.set({ selection });
  }

  /** Be told of changes to these parts of the state, or to any. */
  subscribe(listener: Listener, ...parts: (keyof State)[]): void {
    this.listeners.push({ listener, parts });
  }
}

export function preferred(): State["theme"] {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function initial(): State {
  return {
    view: "graph",
    selection: null,
    scope: null,
    filters: NO_FILTERS,
    camera: null,
    colour: "community",
    theme: preferred(),
  };
}
