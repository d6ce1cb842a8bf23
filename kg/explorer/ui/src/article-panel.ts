/** An article: its whole text, its actors coloured, the sentences behind statements underlined; both can be opened. */

import { dated, titled, type Article, type Statement } from "./data";
import { button, fill, h, outside } from "./dom";
import { cuts } from "./excerpt";
import type { Explorer } from "./explorer";
import type { ArticleText, Span } from "./source";

export function articlePanel(explorer: Explorer, article: Article, statement: string | null): HTMLElement {
  const body = h("div", { class: "article", dir: "auto", "aria-busy": "true" }, "…");
  const source = h("p", { class: "aside" });
  const element = h(
    "div",
    {},
    h("h2", { dir: "auto" }, article.title || "Article"),
    source,
    h(
      "p",
      { class: "aside" },
      `${article.statements.length} statements were read here. Names open actors, sentences the relations read in them.`,
    ),
    body,
  );
  explorer.source
    .text(article.row)
    .then(
      (text) => {
        fill(
          source,
          [article.publisher, article.date === null ? "" : dated(article.date)].filter(Boolean).join(", "),
          text.url && " · ",
          text.url && outside(text.url, "original"),
        );
        fill(body, ...paragraphs(explorer, text, statement));
        body.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
      },
      (problem: Error) => fill(body, `The text cannot be had: ${problem.message}`),
    )
    .finally(() => body.removeAttribute("aria-busy"));
  return element;
}

/** The text cut where a span begins or ends; each piece is marked by the spans that cover it. */
function paragraphs(explorer: Explorer, article: ArticleText, chosen: string | null): HTMLElement[] {
  const sentences = firsts(article.evidence),
    names = outermost(article.mentions);
  const ends = cuts(article.text.length, [...article.evidence, ...names]);
  const lines: HTMLElement[] = [h("p")];
  for (const [place, start] of ends.slice(0, -1).entries()) {
    const end = ends[place + 1]!;
    const told = sentences.filter((span) => covers(span, start, end)).map(([row]) => explorer.graph.statements[row]!);
    const name = names.find((span) => covers(span, start, end));
    for (const [number, text] of article.text.slice(start, end).split("\n").entries()) {
      if (number && lines.at(-1)!.hasChildNodes()) lines.push(h("p"));
      if (text) lines.at(-1)!.append(piece(explorer, text, told, name, chosen));
    }
    const read = article.evidence.filter((one) => one[2] === end).map(([row]) => explorer.graph.statements[row]!);
    lines.at(-1)!.append(...notes(explorer, read));
  }
  return lines;
}

function piece(
  explorer: Explorer,
  text: string,
  told: Statement[],
  name: Span | undefined,
  chosen: string | null,
): Node {
  const actor = name && explorer.graph.actors[name[0]]!;
  const words = actor
    ? button(
        {
          class: "name",
          title: `${actor.name}, ${actor.kind.label}`,
          click: () => explorer.store.select({ what: "actor", id: actor.id }),
        },
        text,
      )
    : document.createTextNode(text);
  if (actor) (words as HTMLElement).style.borderColor = explorer.colour(actor);
  if (!told.length) return words;
  return h("mark", { class: told.some((one) => one.iri === chosen) ? "chosen" : "" }, words);
}

/** A small button after a sentence for each relation read in it; for several of one kind, a list that opens. */
function notes(explorer: Explorer, read: Statement[]): HTMLElement[] {
  const kinds = new Map<string, Statement[]>();
  for (const one of read) kinds.set(titled(one.edge), [...(kinds.get(titled(one.edge)) ?? []), one]);
  return [...kinds].map(([title, [one, ...more]]) =>
    coloured(
      explorer,
      one!,
      more.length
        ? h(
            "details",
            { class: "note" },
            h("summary", {}, `${title} · ${more.length + 1}`),
            ...[one!, ...more].map((each) => opening(explorer, each, ends(each), "line")),
          )
        : opening(explorer, one!, title, "note"),
    ),
  );
}

function opening(explorer: Explorer, statement: Statement, text: string, look: string): HTMLElement {
  const select = () => explorer.store.select({ what: "edge", key: statement.edge.key });
  return button({ class: look, title: ends(statement), dir: "auto", click: select }, text);
}

function ends({ edge }: Statement): string {
  return `${edge.source.name} ${edge.relation.symmetric ? "↔" : "→"} ${edge.target.name}`;
}

function coloured(explorer: Explorer, statement: Statement, element: HTMLElement): HTMLElement {
  element.style.borderColor = explorer.palette.signs[statement.edge.relation.sign]!;
  return element;
}

function covers([, from, to]: Span, start: number, end: number): boolean {
  return from <= start && to >= end;
}

function firsts(spans: Span[]): Span[] {
  return [...spans].sort((a, b) => a[1] - b[1]);
}

/** Mentions that lie in no longer one, and of equal ones the first. */
function outermost(spans: Span[]): Span[] {
  const ordered = [...spans].sort((a, b) => a[1] - b[1] || b[2] - a[2]);
  const kept: Span[] = [];
  for (const span of ordered) if (span[1] >= (kept.at(-1)?.[2] ?? 0)) kept.push(span);
  return kept;
}
