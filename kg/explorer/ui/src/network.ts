/** The drawing: sigma over a graphology graph, restyled whenever the state changes. Positions come from Python. */

import { EdgeCurvedArrowProgram, default as EdgeCurveProgram } from "@sigma/edge-curve";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { approach, look, watch } from "./camera";
import { GROUNDS, INKS, mixed } from "./colours";
import { bends } from "./curves";
import { other, type Actor, type Edge } from "./data";
import type { Explorer } from "./explorer";
import { extent, span } from "./extent";
import { drawPlate, Names, type Labelled } from "./labels";

const FAINT = 0.85; // how far what is not in focus goes towards the background
const SMALLEST = 0.3,
  LARGEST = 1.1; // pixels for a unit of size
const CROWD = 40; // actors in focus, up to which all have their names
const MANY = 5_000; // edges, from which on they are thin until one comes near, and left out while the picture moves
const MARGIN = 25; // around a part of the network, in the unit of positions
const NEAR = 0.3; // of the width of the whole

export class Network {
  readonly sigma: Sigma;
  private readonly graph = new MultiDirectedGraph();
  private readonly names = new Names(() => this.plates());
  private focus: Set<Actor> | null = null;
  private hovered: Actor | null = null;
  private scale = 1;
  private far = false;

  constructor(
    private readonly explorer: Explorer,
    container: HTMLElement,
  ) {
    this.load();
    this.focus = this.focused();
    this.far = this.graph.size > MANY;
    this.scale = this.fitted(container);
    this.sigma = new Sigma(this.graph, container, {
      ...this.themed(),
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      zIndex: true,
      hideEdgesOnMove: this.graph.size > MANY,
      labelDensity: 2,
      labelGridCellSize: 100,
      labelRenderedSizeThreshold: 5,
      minEdgeThickness: 1.2,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      edgeProgramClasses: {
        thin: EdgeLineProgram,
        line: EdgeRectangleProgram,
        arrow: EdgeArrowProgram,
        curve: EdgeCurveProgram,
        bow: EdgeCurvedArrowProgram,
      },
      defaultDrawNodeLabel: (...name) => this.names.add(...name),
      defaultDrawNodeHover: drawPlate,
      nodeReducer: (key, data) => this.node(key, data),
      edgeReducer: (key, data) => this.link(key, data),
    });
    this.sigma.on("beforeRender", () => this.names.forget());
    this.sigma.on("afterRender", () => this.names.draw());
    this.listen(container);
    if (explorer.state.scope) this.frame(container);
    look(this.sigma, explorer.state.camera);
    watch(this.sigma, explorer.store);
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("drawn")));
    this.sigma.getCamera().on("updated", () => this.isFar() !== this.far && this.restyle());
    new ResizeObserver(() => this.resize(container)).observe(container);
    this.names.draw();
    this.subscribe(container);
  }

  /** What is chosen, as it is drawn. */
  private plates(): Labelled[] {
    const drawn = this.chosen.map((actor) => this.sigma.getNodeDisplayData(actor.id)!);
    return drawn.map((data) => ({
      ...data,
      ...this.sigma.framedGraphToViewport(data),
      size: this.sigma.scaleSize(data.size),
    }));
  }

  private get chosen(): Actor[] {
    const { actor, edge } = this.explorer;
    return actor ? [actor] : edge ? [edge.source, edge.target] : [];
  }

  private subscribe(container: HTMLElement): void {
    const { store } = this.explorer;
    store.subscribe(() => this.sigma.setSettings(this.themed()), "theme");
    store.subscribe(() => this.frame(container), "scope");
    store.subscribe(({ camera }) => look(this.sigma, camera), "camera");
    store.subscribe(() => this.restyle(), "selection", "scope", "filters", "colour", "theme");
    store.subscribe(() => this.chosen[0] && approach(this.sigma, this.chosen[0].id), "selection");
  }

  private load(): void {
    for (const actor of this.explorer.graph.actors)
      this.graph.addNode(actor.id, { x: actor.x, y: actor.y, size: actor.size, label: actor.name, actor });
    for (const [edge, bend] of bends(this.explorer.graph.edges)) {
      const type = edge.relation.symmetric ? (bend ? "curve" : "line") : bend ? "bow" : "arrow";
      this.graph.addEdgeWithKey(edge.key, edge.source.id, edge.target.id, { edge, type, curvature: bend });
    }
  }

  /** Sizes are in the unit of positions: dots shrink with the drawing, but never out of sight. */
  private fitted(container: HTMLElement): number {
    const actors = this.explorer.state.scope ? [...this.explorer.shown.actors] : this.explorer.graph.actors;
    const pixels = Math.min(
      container.clientWidth / span(actors.map((one) => one.x)),
      container.clientHeight / span(actors.map((one) => one.y)),
    );
    return Math.min(LARGEST, Math.max(SMALLEST, pixels));
  }

  /** Fill the screen with the part of the network that is shown. */
  private frame(container: HTMLElement): void {
    const { scope } = this.explorer.state,
      shown = [...this.explorer.shown.actors];
    const box = {
      x: extent(
        shown.map((one) => one.x),
        MARGIN,
      ),
      y: extent(
        shown.map((one) => one.y),
        MARGIN,
      ),
    };
    this.sigma.setCustomBBox(scope && shown.length ? box : null);
    this.scale = this.fitted(container);
    this.sigma.refresh();
    look(this.sigma, null);
  }

  private resize(container: HTMLElement): void {
    const { width, height } = this.sigma.getDimensions();
    if (container.clientWidth === width && container.clientHeight === height) return;
    this.scale = this.fitted(container);
    this.sigma.resize();
    this.sigma.refresh({ skipIndexation: true });
  }

  private themed() {
    const { theme } = this.explorer.state;
    return {
      labelColor: { color: INKS[theme] },
      labelFont: "system-ui, sans-serif",
      labelSize: 13,
      labelWeight: "500",
    };
  }

  private isFar(): boolean {
    return this.graph.size > MANY && this.sigma.getCamera().ratio > NEAR;
  }

  private restyle(): void {
    this.focus = this.focused();
    this.far = this.isFar();
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Who stays bright: the selected or hovered actor and its neighbours, or the ends of the selected edge. */
  private focused(): Set<Actor> | null {
    const { edge, shown } = this.explorer;
    const actor = this.hovered ?? this.explorer.actor;
    if (actor)
      return new Set([
        actor,
        ...actor.edges.filter((one) => shown.statements.has(one)).map((one) => other(one, actor)),
      ]);
    return edge && new Set([edge.source, edge.target]);
  }

  private node(key: string, given: Partial<NodeDisplayData>): Partial<NodeDisplayData> {
    const { explorer } = this,
      actor = explorer.actors.get(key)!,
      data = { ...given, size: actor.size * this.scale };
    if (!explorer.shown.actors.has(actor)) return { ...data, hidden: true };
    const color = explorer.colour(actor);
    const faint = this.focus !== null && !this.focus.has(actor);
    if (faint) return { ...data, color: mixed(color, GROUNDS[explorer.state.theme], FAINT), label: null, zIndex: 0 };
    return {
      ...data,
      color,
      highlighted: this.chosen.includes(actor),
      forceLabel: this.focus !== null && this.focus.size < CROWD,
      zIndex: 1,
    };
  }

  private link(_key: string, data: Record<string, unknown>): Partial<EdgeDisplayData> {
    const { explorer } = this,
      edge = data.edge as Edge;
    const found = explorer.shown.statements.get(edge);
    if (!found) return { ...data, hidden: true };
    const faint = this.faint(edge);
    if (this.far && (faint || !this.focus))
      return { ...data, type: "thin", size: 1, color: this.shade(edge, faint ? FAINT : 0.5), zIndex: 0 };
    const size = 1.1 + Math.min(5, Math.log2(1 + found.length)) * 0.9;
    if (edge === explorer.edge) return { ...data, color: INKS[explorer.state.theme], size: size + 2, zIndex: 3 };
    if (faint) return { ...data, color: this.shade(edge, FAINT), size, zIndex: 0 };
    return { ...data, color: this.shade(edge, edge.status ? 0.6 : 0.25), size, zIndex: edge.status ? 1 : 2 };
  }

  /** The colour of an edge, so far towards the background. */
  private shade(edge: Edge, share: number): string {
    return mixed(this.explorer.palette.signs[edge.relation.sign]!, GROUNDS[this.explorer.state.theme], share);
  }

  private faint(edge: Edge): boolean {
    const actor = this.hovered ?? this.explorer.actor;
    if (actor) return edge.source !== actor && edge.target !== actor;
    return this.focus !== null && !(this.focus.has(edge.source) && this.focus.has(edge.target));
  }

  private listen(container: HTMLElement): void {
    const { store, actors } = this.explorer;
    this.sigma.on("clickNode", ({ node }) => store.select({ what: "actor", id: node }));
    this.sigma.on("clickEdge", ({ edge }) => store.select({ what: "edge", key: edge }));
    this.sigma.on("clickStage", () => store.select(null));
    this.sigma.on("enterNode", ({ node }) => this.hover(actors.get(node)!));
    this.sigma.on("leaveNode", () => this.hover(null));
    for (const over of ["enterNode", "enterEdge"] as const) this.sigma.on(over, () => container.classList.add("over"));
    for (const out of ["leaveNode", "leaveEdge"] as const) this.sigma.on(out, () => container.classList.remove("over"));
  }

  private hover(actor: Actor | null): void {
    this.hovered = actor;
    this.restyle();
  }

  zoom(by: "in" | "out" | "all"): void {
    const camera = this.sigma.getCamera();
    void (by === "in" ? camera.animatedZoom() : by === "out" ? camera.animatedUnzoom() : camera.animatedReset());
  }
}
