/** An edge: every sentence behind it, marked in its paragraph, with what is known of who says what, when and how surely. */

import { actorLink } from "./actor-panel";
import { dated, titled, type Edge, type Statement } from "./data";
import { button, fill, h, outside, swatch, type Child } from "./dom";
import type { Explorer } from "./explorer";
import { excerpt } from "./excerpt";

const PAGE = 10; // statements shown at once

export function edgePanel(explorer: Explorer, edge: Edge): HTMLElement {
  const said = [...(explorer.shown.statements.get(edge) ?? [])].sort(latest);
  const left = edge.statements.length - said.length;
  const list = h("ol", { class: "evidence" }),
    more = h("div");
  let shown = 0;

  function next(): void {
    list.append(...said.slice(shown, shown + PAGE).map((one) => item(explorer, one)));
    shown = Math.min(shown + PAGE, said.length);
    fill(more, shown < said.length && button({ click: next }, `Show more (${said.length - shown})`));
  }
  next();
  return h(
    "div",
    {},
    h(
      "h2",
      {},
      actorLink(explorer, edge.source),
      h("span", { class: "arrow" }, edge.relation.symmetric ? " ↔ " : " → "),
      actorLink(explorer, edge.target),
    ),
    h(
      "p",
      {},
      swatch(explorer.palette.signs[edge.relation.sign]!, "bar"),
      titled(edge),
      h("span", { class: "aside" }, ` · ${count(said.length)}`),
    ),
    list,
    more,
    left > 0 && h("p", { class: "aside" }, `${count(left)} more filtered out.`),
  );
}

function count(sentences: number): string {
  return sentences === 1 ? "1 sentence" : `${sentences} sentences`;
}

function latest(one: Statement, other: Statement): number {
  return (other.article.date ?? -Infinity) - (one.article.date ?? -Infinity) || one.row - other.row || 0;
}

function item(explorer: Explorer, statement: Statement): HTMLElement {
  const quote = h("blockquote", { dir: "auto", "aria-busy": "true" }, "…"),
    source = h("p", { class: "source" });
  const element = h("li", {}, source, quote, qualifiers(explorer, statement));
  explorer.source
    .text(statement.article.row)
    .then(
      (article) => {
        fill(quote, ...excerpt(article, statement.row));
        fill(source, ...origin(explorer, statement, article.url));
      },
      (problem: Error) => fill(quote, `The text cannot be had: ${problem.message}`),
    )
    .finally(() => quote.removeAttribute("aria-busy"));
  return element;
}

function origin(explorer: Explorer, statement: Statement, url: string | null): Child[] {
  const { article } = statement;
  return [
    `${article.publisher ?? "unknown publisher"}, ${article.date === null ? "undated" : dated(article.date)} · `,
    button(
      {
        class: "link",
        dir: "auto",
        click: () => explorer.store.select({ what: "article", iri: article.iri, statement: statement.iri }),
      },
      article.title || "read the article",
    ),
    url && " · ",
    url && outside(url, "original"),
  ];
}

function qualifiers(explorer: Explorer, statement: Statement): HTMLElement {
  const { start, end, attribution } = statement;
  const when = start === null ? null : end === null || end === start ? dated(start) : `${dated(start)} – ${dated(end)}`;
  const known: [string, Child][] = [
    ["polarity", statement.polarity],
    ["modality", statement.modality],
    ["says", attribution ? actorLink(explorer, attribution) : "the article itself"],
    ["confidence", statement.confidence.toFixed(2)],
    ["when", when],
    ["where", statement.place],
    ["as", statement.role],
  ];
  return h(
    "dl",
    { class: "chips" },
    ...known
      .filter(([, value]) => value)
      .map(([name, value]) =>
        h(
          "div",
          { class: `chip ${name} ${typeof value === "string" ? value : ""}` },
          h("dt", {}, name),
          h("dd", {}, value),
        ),
      ),
  );
}
