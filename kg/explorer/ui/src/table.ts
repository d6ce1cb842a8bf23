/** All that is shown as tables of actors and of edges: for reading without the drawing, sorting, and taking along. */

import { column, fileColumns, type Column, type Columns, type Value } from "./columns";
import type { Actor, Edge } from "./data";
import { button, download, fill, h } from "./dom";
import type { Explorer } from "./explorer";
import { csv } from "./files";
import { actorSheet, edgeSheet, ends, shownActors, shownEdges, type Shown } from "./sheet";

const PAGE = 200; // rows at once

interface Sheet<Row> {
  name: string;
  columns: Shown<Row>[];
  /** What its file holds. */
  filed(columns: Columns): Column<Row>[];
  rows(): Row[];
  open(row: Row): void;
}

export function tables(explorer: Explorer): HTMLElement {
  const { store } = explorer;
  const edges: Sheet<Edge> = {
    name: "edges",
    columns: edgeSheet(explorer),
    filed: ({ edges }) => [...ends(), ...edges],
    rows: () => shownEdges(explorer),
    open: (edge) => store.select({ what: "edge", key: edge.key }),
  };
  const actors: Sheet<Actor> = {
    name: "actors",
    columns: actorSheet(explorer),
    filed: ({ actors }) => [column("name", "string", (actor) => actor.name), ...actors],
    rows: () => shownActors(explorer),
    open: (actor) => store.select({ what: "actor", id: actor.id }),
  };
  const inside = h("div", { class: "sheet" });
  const choose = h("div", { class: "tools" });
  const element = h("section", { id: "table", "aria-label": "Table" }, choose, inside);
  let show = () => {};

  function use<Row>(sheet: Sheet<Row>): void {
    fill(
      choose,
      ...[edges, actors].map((one) =>
        button(
          { "aria-pressed": String(one.name === sheet.name), click: () => (one === edges ? use(edges) : use(actors)) },
          `${one.name} (${one.rows().length})`,
        ),
      ),
      button({ click: () => void save(explorer, sheet) }, "CSV"),
    );
    show = sheetView(sheet, inside);
  }
  use(edges);
  const update = () => {
    if (explorer.state.view !== "table") return;
    for (const [place, one] of [edges, actors].entries())
      choose.children[place]!.textContent = `${one.name} (${one.rows().length})`;
    show();
  };
  explorer.store.subscribe(update, "filters", "scope", "view");
  return element;
}

async function save<Row>(explorer: Explorer, sheet: Sheet<Row>): Promise<void> {
  const columns = sheet.filed(await fileColumns(explorer));
  download(`${sheet.name}.csv`, new Blob([csv(columns, sheet.rows())], { type: "text/csv" }));
}

/** Draws a sheet; the function that it returns draws it anew. */
function sheetView<Row>(sheet: Sheet<Row>, inside: HTMLElement): () => void {
  let by = sheet.columns.find((column) => column.name === "mentions")!,
    falling = true,
    most = PAGE;

  function show(): void {
    const key = new Map(sheet.rows().map((row) => [row, by.of(row)]));
    const rows = [...key.keys()].sort((a, b) => compared(key.get(a)!, key.get(b)!, falling));
    const head = sheet.columns.map((column) =>
      h(
        "th",
        { scope: "col", "aria-sort": column !== by ? "none" : falling ? "descending" : "ascending" },
        button(
          { click: () => sort(column) },
          column.title,
          column === by && h("span", { "aria-hidden": "true" }, falling ? " ▾" : " ▴"),
        ),
      ),
    );
    fill(
      inside,
      h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": sheet.name },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, ...head)),
          h("tbody", {}, ...rows.slice(0, most).map((row) => line(sheet, row))),
        ),
      ),
      rows.length > most &&
        button(
          {
            click: () => {
              most += PAGE;
              show();
            },
          },
          `Show more (${rows.length - most})`,
        ),
    );
  }
  function sort(column: Shown<Row>): void {
    [by, falling] = [column, column === by ? !falling : column.type !== "string"];
    show();
    inside.querySelector<HTMLElement>(`th[aria-sort="${falling ? "descending" : "ascending"}"] button`)?.focus();
  }
  show();
  return show;
}

function line<Row>(sheet: Sheet<Row>, row: Row): HTMLElement {
  return h(
    "tr",
    {},
    ...sheet.columns.map((column, place) => {
      const text = shownAs(column.of(row));
      const cell = place
        ? h("td", { dir: "auto", class: `${column.type} ${column.name}` }, text)
        : h("th", { scope: "row", dir: "auto" }, button({ class: "link", click: () => sheet.open(row) }, text));
      return cell;
    }),
  );
}

function shownAs(value: Value): string {
  return value === null ? "" : value === true ? "yes" : value === false ? "no" : String(value).replaceAll("|", " · ");
}

/** Empty values are last whatever the direction. */
function compared(one: Value, other: Value, falling: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order = typeof one === "string" ? one.localeCompare(String(other)) : Number(one) - Number(other);
  return falling ? -order : order;
}
