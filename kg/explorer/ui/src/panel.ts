/** The panel at the side: what is known of the selected actor, edge or article. */

import { actorPanel } from "./actor-panel";
import { articlePanel } from "./article-panel";
import { button, fill, h } from "./dom";
import { edgePanel } from "./edge-panel";
import type { Explorer } from "./explorer";

export function panel(explorer: Explorer): HTMLElement {
  const inside = h("div", { class: "inside" });
  const close = button(
    { class: "close", "aria-label": "Close", title: "Close (Esc)", click: () => explorer.store.select(null) },
    "×",
  );
  const element = h("aside", { id: "panel", "aria-label": "Details", tabindex: "-1" }, close, inside);

  function show(): void {
    const content = selected(explorer);
    element.hidden = content === null;
    fill(inside, content);
    element.scrollTop = 0;
  }
  explorer.store.subscribe(show, "selection", "filters", "scope", "theme");
  element.addEventListener("keydown", (event) => step(event, element));
  show();
  return element;
}

function selected(explorer: Explorer): HTMLElement | null {
  const { actor, edge } = explorer,
    { selection } = explorer.state;
  if (actor) return actorPanel(explorer, actor);
  if (edge) return edgePanel(explorer, edge);
  const article = selection?.what === "article" ? explorer.articles.get(selection.iri) : undefined;
  return article && selection?.what === "article" ? articlePanel(explorer, article, selection.statement) : null;
}

/** Arrow keys go from one line of the panel to the next. */
function step(event: KeyboardEvent, element: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const lines = [...element.querySelectorAll<HTMLElement>(".line")];
  const next = lines[lines.indexOf(document.activeElement as HTMLElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
