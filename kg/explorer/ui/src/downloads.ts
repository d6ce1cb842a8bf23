/** The menu of files: what is shown, to take along. */

import { button, download, h } from "./dom";
import { saveDrawing } from "./drawing";
import type { Explorer } from "./explorer";
import { gexf, graphml } from "./files";

export function downloads(explorer: Explorer): HTMLElement {
  const xml = (name: string, text: string) => download(name, new Blob([text], { type: "application/xml" }));
  const kinds: [string, () => void][] = [
    ["PNG picture", () => saveDrawing(explorer, "png")],
    ["SVG picture", () => saveDrawing(explorer, "svg")],
    ["GEXF for Gephi", () => xml("graph.gexf", gexf(explorer))],
    ["GraphML", () => xml("graph.graphml", graphml(explorer))],
  ];
  const menu = h(
    "details",
    { class: "menu" },
    h("summary", {}, "Save"),
    h(
      "div",
      {},
      h("p", { class: "aside" }, "What is shown, as"),
      ...kinds.map(([label, save]) =>
        button(
          {
            click: () => {
              save();
              menu.open = false;
            },
          },
          label,
        ),
      ),
    ),
  );
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) menu.open = false;
  });
  return menu;
}
