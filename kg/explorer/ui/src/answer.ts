/** An answer as a table. What names an actor, a statement, an article or a relation leads to it in the graph. */

import { column } from "./columns";
import { button, download, h } from "./dom";
import type { Explorer } from "./explorer";
import { csv } from "./files";
import type { Answer, Term } from "./query";

const PAGE = 500;

export function answerTable(explorer: Explorer, { columns, rows }: Answer): HTMLElement {
  const names = byName(explorer);
  const cells = columns.map((name, place) =>
    column<Answer["rows"][number]>(name, "string", (row) => row[place]?.value ?? null),
  );
  const body = rows
    .slice(0, PAGE)
    .map((row) =>
      h(
        "tr",
        {},
        ...row.map((term) => h("td", { class: "answer", dir: "auto" }, term ? shown(explorer, names, term) : "")),
      ),
    );
  return h(
    "div",
    { class: "sheet" },
    h(
      "p",
      { class: "tools" },
      h(
        "span",
        { role: "status" },
        rows.length === 1 ? "1 row" : `${rows.length} rows`,
        rows.length > PAGE && `, the first ${PAGE} shown`,
      ),
      button({ click: () => download("answer.csv", new Blob([csv(cells, rows)], { type: "text/csv" })) }, "CSV"),
    ),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Answer" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, ...body),
      ),
    ),
  );
}

type Opening = () => void;

function shown(explorer: Explorer, names: Map<string, Opening>, term: Term): HTMLElement | string {
  const open = term.type === "uri" ? byAddress(explorer, term.value) : names.get(term.value);
  const label = term.type === "uri" ? labelled(explorer, term.value) : term.value;
  return open ? button({ class: "link", click: open }, label) : label;
}

function byAddress(explorer: Explorer, iri: string): Opening | undefined {
  const { store } = explorer;
  const actor = explorer.actorsByIri.get(iri),
    statement = explorer.statements.get(iri),
    article = explorer.articles.get(iri);
  if (actor) return () => store.set({ view: "graph", selection: { what: "actor", id: actor.id } });
  if (statement) return () => store.set({ view: "graph", selection: { what: "edge", key: statement.edge.key } });
  return article && (() => store.select({ what: "article", iri, statement: null }));
}

function labelled(explorer: Explorer, iri: string): string {
  const relation = explorer.graph.relations.find((one) => one.iri === iri);
  return explorer.actorsByIri.get(iri)?.name ?? relation?.label ?? (explorer.articles.get(iri)?.title || iri);
}

/** Actors by name, where only one has it: most questions answer with names. */
function byName(explorer: Explorer): Map<string, Opening> {
  const found = new Map<string, Opening | null>();
  for (const actor of explorer.graph.actors)
    found.set(
      actor.name,
      found.has(actor.name)
        ? null
        : () => explorer.store.set({ view: "graph", selection: { what: "actor", id: actor.id } }),
    );
  return new Map([...found].filter((entry): entry is [string, Opening] => entry[1] !== null));
}
