/** Keys: / finds an actor, Esc goes back a step, arrows on the drawing go round the neighbours. */

import { other } from "./data";
import type { Explorer } from "./explorer";

export function keyboard(explorer: Explorer, canvas: HTMLElement): void {
  addEventListener("keydown", (event) => {
    const [target] = event.composedPath(); // of the editor of queries, too
    const typing = target instanceof HTMLInputElement || (target instanceof HTMLElement && target.isContentEditable);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      document.querySelector<HTMLInputElement>("#search")?.select();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      if (explorer.state.selection) explorer.store.select(null);
      else if (explorer.state.scope) explorer.store.set({ scope: null });
    }
  });
  let centre = "",
    at = -1;
  canvas.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const from = (at >= 0 && explorer.actors.get(centre)) || explorer.actor;
    if (event.key === "Enter") at = -1;
    if (!by || !from) return;
    event.preventDefault();
    const near = [
      ...new Set(from.edges.filter((edge) => explorer.shown.statements.has(edge)).map((edge) => other(edge, from))),
    ];
    if (!near.length) return;
    [centre, at] = [from.id, (at + by + near.length) % near.length];
    explorer.store.select({ what: "actor", id: near[at]!.id });
  });
  canvas.addEventListener("blur", () => {
    at = -1;
  });
}
