/** An actor: what it is, what it is called, its offices, and its neighbours grouped by tone and relation. */

import { dated, days, other, titled, type Actor, type Edge, type Sign, type Statement, type Term } from "./data";
import { button, h, outside, swatch, type Child } from "./dom";
import type { Explorer } from "./explorer";
import { SIGNS } from "./facets";
import { actorField } from "./search";

const ORDER: Sign[] = [1, -1, 0];

export function actorPanel(explorer: Explorer, actor: Actor): HTMLElement {
  const edges = actor.edges.filter((edge) => explorer.shown.statements.has(edge));
  return h(
    "div",
    {},
    h("h2", { dir: "auto" }, swatch(explorer.colour(actor)), actor.name),
    h("p", { class: "aside" }, actor.kind.label, actor.country ? ` · ${actor.country}` : ""),
    facts(explorer, actor),
    tools(explorer, actor),
    background(explorer, actor),
    ...ORDER.map((sign) =>
      tone(
        explorer,
        actor,
        sign,
        edges.filter((edge) => edge.relation.sign === sign),
      ),
    ),
    edges.length < actor.edges.length &&
      h("p", { class: "aside" }, `${actor.edges.length - edges.length} more edges are filtered out.`),
  );
}

/** A button with an actor's name that selects it. */
export function actorLink(explorer: Explorer, actor: Actor): HTMLElement {
  return button(
    { class: "link", dir: "auto", click: () => explorer.store.select({ what: "actor", id: actor.id }) },
    actor.name,
  );
}

function facts(explorer: Explorer, actor: Actor): HTMLElement {
  const above = actor.affiliation;
  const known: [string, Child][] = [
    ["Also called", actor.aliases.length > 0 && h("span", { dir: "auto" }, actor.aliases.join(" · "))],
    ["Part of", typeof above === "string" ? above : above && actorLink(explorer, above)],
    ["Offices", offices(explorer, actor)],
    [
      "Wikidata",
      actor.wikidata && outside(`https://www.wikidata.org/wiki/${encodeURIComponent(actor.wikidata)}`, actor.wikidata),
    ],
  ];
  return h(
    "dl",
    {},
    ...known.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
  );
}

/** What roles statements give the actor, and where. */
function offices(explorer: Explorer, actor: Actor): HTMLElement | null {
  const held = actor.edges.filter((edge) => edge.source === actor && edge.statements.some((one) => one.role));
  if (!held.length) return null;
  return h(
    "ul",
    {},
    ...held.map((edge) =>
      h(
        "li",
        {},
        [...new Set(edge.statements.map((one) => one.role).filter(Boolean))].join(", "),
        ", ",
        actorLink(explorer, edge.target),
      ),
    ),
  );
}

/** What the actor tables know beyond the articles: offices, open; memberships alone, of which states have many, closed. */
function background(explorer: Explorer, { terms }: Actor): HTMLElement | false {
  if (!terms.length) return false;
  const line = ({ title, of, start, end }: Term) =>
    h(
      "li",
      {},
      title ? `${title}, ` : "Member of ",
      typeof of === "string" ? of : actorLink(explorer, of),
      h("span", { class: "aside" }, ` ${lasting(start, end)}`),
    );
  return h(
    "details",
    { class: "background", open: terms.some((one) => one.title) },
    h("summary", {}, "Background ", h("span", { class: "aside" }, "from the actor tables, not from articles")),
    h("ul", {}, ...[...terms].sort(latest).map(line)),
  );
}

/** Offices before memberships, the last first. */
function latest(one: Term, other: Term): number {
  const by = ({ title, start }: Term) => Number(title !== null) * 1e6 + (start ?? 0);
  return by(other) - by(one);
}

function lasting(start: number | null, end: number | null): string {
  if (start === null) return end === null ? "" : `until ${dated(end)}`;
  return end === null ? `since ${dated(start)}` : `${dated(start)} – ${dated(end)}`;
}

function tools(explorer: Explorer, actor: Actor): HTMLElement {
  const { store } = explorer,
    { scope } = explorer.state;
  const ego = scope?.what === "around" && scope.actor === actor.id ? scope.steps : 0;
  const around = (steps: number, label: string) =>
    button(
      {
        "aria-pressed": String(ego === steps),
        click: () => store.set({ scope: ego === steps ? null : { what: "around", actor: actor.id, steps } }),
      },
      label,
    );
  return h(
    "div",
    { class: "tools" },
    around(1, "Only its neighbours"),
    around(2, "Two steps around"),
    actorField(explorer, "path-to", "Shortest way to …", (to) =>
      store.set({ view: "graph", scope: { what: "path", from: actor.id, to: to.id } }),
    ),
  );
}

function tone(explorer: Explorer, actor: Actor, sign: Sign, edges: Edge[]): HTMLElement | false {
  if (!edges.length) return false;
  const groups = [...grouped(edges)].sort(([, a], [, b]) => b.length - a.length);
  return h(
    "section",
    {},
    h("h3", {}, swatch(explorer.palette.signs[sign]!, "bar"), heading(sign)),
    ...groups.flatMap(([title, found]) => [
      h("h4", {}, title),
      h("ul", { class: "lines" }, ...found.map((edge) => h("li", {}, line(explorer, actor, edge)))),
    ]),
  );
}

function grouped(edges: Edge[]): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) groups.set(titled(edge), [...(groups.get(titled(edge)) ?? []), edge]);
  return groups;
}

function heading(sign: Sign): string {
  return sign ? `${SIGNS[sign]![0]!.toUpperCase()}${SIGNS[sign]!.slice(1)}` : "Other relations";
}

function line(explorer: Explorer, actor: Actor, edge: Edge): HTMLElement {
  const said = explorer.shown.statements.get(edge)!;
  const arrow = edge.relation.symmetric ? "↔" : edge.source === actor ? "→" : "←";
  return button(
    { class: "line", click: () => explorer.store.select({ what: "edge", key: edge.key }) },
    h("span", { class: "arrow", "aria-label": { "↔": "with", "→": "to", "←": "from" }[arrow], role: "img" }, arrow),
    h("span", { dir: "auto" }, other(edge, actor).name),
    h("span", { class: "aside" }, summary(said)),
  );
}

/** "3 × 2021-02-01 – 2024-03-05" */
function summary(said: Statement[]): string {
  const spans = said.map(days).filter((span) => span !== null);
  const first = Math.min(...spans.map((span) => span[0])),
    last = Math.max(...spans.map((span) => span[1]));
  const when = !spans.length ? "" : first === last ? dated(first) : `${dated(first)} – ${dated(last)}`;
  return [said.length > 1 ? `${said.length} ×` : "", when].filter(Boolean).join(" ");
}
