/** The menu of files: what is shown, to take along. */

import { fileColumns, type Columns } from "./columns";
import { button, download, fill, h } from "./dom";
import { saveDrawing } from "./drawing";
import type { Explorer } from "./explorer";
import { gexf, graphml } from "./files";

export function downloads(explorer: Explorer): HTMLElement {
  const xml = async (name: string, written: (explorer: Explorer, columns: Columns) => string) =>
    download(name, new Blob([written(explorer, await fileColumns(explorer))], { type: "application/xml" }));
  const kinds: [string, () => Promise<void>][] = [
    ["PNG picture", () => saveDrawing(explorer, "png")],
    ["SVG picture", () => saveDrawing(explorer, "svg")],
    ["GEXF for Gephi", () => xml("graph.gexf", gexf)],
    ["GraphML", () => xml("graph.graphml", graphml)],
  ];
  const title = "What is shown, as",
    status = h("p", { class: "aside", role: "status" }, title);
  const take = (save: () => Promise<void>) => {
    fill(status, "One moment …");
    save().then(
      () => {
        fill(status, title);
        menu.open = false;
      },
      (problem: Error) => fill(status, problem.message),
    );
  };
  const menu = h(
    "details",
    { class: "menu" },
    h("summary", {}, "Save"),
    h("div", {}, status, ...kinds.map(([label, save]) => button({ click: () => take(save) }, label))),
  );
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) menu.open = false;
  });
  return menu;
}
