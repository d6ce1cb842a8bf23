/** What all parts of the page share: the graph, what is shown of it, and the state. */

import { facets, type Facet } from "./facets";
import type { Actor, Article, Edge, Graph, Palette, Statement } from "./data";
import { filtered, type Shown } from "./filter";
import { scoped } from "./paths";
import type { Source } from "./source";
import { Store, type State } from "./state";

export class Explorer {
  readonly graph: Graph;
  readonly facets: Facet[];
  readonly actors: Map<string, Actor>;
  readonly actorsByIri: Map<string, Actor>;
  readonly edges: Map<string, Edge>;
  readonly articles: Map<string, Article>;
  readonly statements: Map<string, Statement>;
  shown: Shown;

  constructor(
    readonly source: Source,
    readonly store: Store,
  ) {
    this.graph = source.graph;
    this.facets = facets(this.graph);
    this.actors = new Map(this.graph.actors.map((one) => [one.id, one]));
    this.actorsByIri = new Map(this.graph.actors.map((one) => [one.iri, one]));
    this.edges = new Map(this.graph.edges.map((one) => [one.key, one]));
    this.articles = new Map(this.graph.articles.map((one) => [one.iri, one]));
    this.statements = new Map(this.graph.statements.map((one) => [one.iri, one]));
    this.shown = this.filter(store.state);
    store.subscribe((state) => (this.shown = this.filter(state)), "filters", "scope");
  }

  get state(): State {
    return this.store.state;
  }

  get palette(): Palette {
    return this.graph.palettes[this.state.theme];
  }

  /** The colour of an actor, by its community or its class. */
  colour(actor: Actor): string {
    const group = this.state.colour === "class" ? this.graph.classes.indexOf(actor.kind) : actor.community;
    return this.palette.groups[group] ?? this.palette.other;
  }

  get actor(): Actor | null {
    const chosen = this.state.selection;
    return chosen?.what === "actor" ? (this.actors.get(chosen.id) ?? null) : null;
  }

  get edge(): Edge | null {
    const chosen = this.state.selection;
    return chosen?.what === "edge" ? (this.edges.get(chosen.key) ?? null) : null;
  }

  private filter(state: State): Shown {
    const within = filtered(this.graph, this.facets, state.filters, null);
    const scope = state.scope && scoped(state.scope, this.actors, within);
    return scope ? filtered(this.graph, this.facets, state.filters, scope) : within;
  }
}
