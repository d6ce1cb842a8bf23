/** Finding an actor by name or alias: a combobox that lists the best matches while one types. */

import type { Actor } from "./data";
import { fill, h, swatch } from "./dom";
import type { Explorer } from "./explorer";

const MOST = 8;

export interface Match {
  actor: Actor;
  name: string;
}

/** Actors one of whose names has a word that begins with the text, the most connected first; else those that hold it. */
export function matches(actors: Actor[], text: string, most = MOST): Match[] {
  const wanted = folded(text).trim();
  if (!wanted) return [];
  const found: { match: Match; rank: number }[] = [];
  for (const actor of actors) {
    const ranked = [actor.name, ...actor.aliases].map((name, place) => ({
      match: { actor, name },
      rank: rank(folded(name), wanted) + (place ? 0.5 : 0),
    }));
    const best = ranked.reduce((a, b) => (b.rank < a.rank ? b : a));
    if (best.rank < Infinity) found.push(best);
  }
  found.sort((a, b) => a.rank - b.rank || b.match.actor.edges.length - a.match.actor.edges.length);
  return found.slice(0, most).map((one) => one.match);
}

function rank(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`) || name.includes(`-${wanted}`)) return 2;
  return wanted.length > 1 && name.includes(wanted) ? 3 : Infinity;
}

/** Without case and accents. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

/** A field that suggests actors; `choose` gets the one that is taken, `clear` is told when the field is emptied. */
export function actorField(
  explorer: Explorer,
  id: string,
  label: string,
  choose: (actor: Actor) => void,
  clear = () => {},
): HTMLElement {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = h("input", {
    id,
    type: "search",
    placeholder: label,
    "aria-label": label,
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
  });
  let found: Match[] = [],
    at = 0;

  function show(): void {
    fill(
      list,
      ...found.map((match, place) => option(explorer, match, `${id}-${place}`, place === at, () => take(place))),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.setAttribute("aria-activedescendant", found.length ? `${id}-${at}` : "");
  }
  function close(): void {
    found = [];
    show();
  }
  function take(place: number): void {
    const match = found[place];
    if (!match) return;
    input.value = match.actor.name;
    input.blur();
    choose(match.actor);
  }
  input.addEventListener("input", () => {
    [found, at] = [matches(explorer.graph.actors, input.value), 0];
    if (!input.value) clear();
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take(at);
    else if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") at = Math.min(at + 1, found.length - 1);
    else if (event.key === "ArrowUp") at = Math.max(at - 1, 0);
    else return;
    event.preventDefault();
    show();
  });
  input.addEventListener("blur", close);
  return h("div", { class: "search" }, input, list);
}

function option(
  explorer: Explorer,
  { actor, name }: Match,
  id: string,
  chosen: boolean,
  take: () => void,
): HTMLElement {
  const also = name === actor.name ? "" : ` · ${name}`;
  return h(
    "li",
    {
      id,
      role: "option",
      "aria-selected": String(chosen),
      mousedown: (event: Event) => {
        event.preventDefault();
        take();
      },
    },
    swatch(explorer.colour(actor)),
    h("span", { dir: "auto" }, actor.name),
    h("span", { class: "aside", dir: "auto" }, `${actor.kind.label}${also}`),
  );
}
