/** Pieces of articles with marks in them. */

import { h } from "./dom";
import type { ArticleText, Span } from "./source";

const LONGEST = 700; // characters of a paragraph kept on each side of the sentence

/** The paragraph in which a statement was read, its sentence marked. */
export function excerpt(article: ArticleText, statement: number): (Node | string)[] {
  const span = article.evidence.find(([row]) => row === statement);
  if (!span) return ["The sentence is not in the article."];
  const [, start, end] = span,
    { text } = article;
  const opening = Math.max(text.lastIndexOf("\n", start - 1) + 1, 0);
  const closing = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
  const from = Math.max(opening, start - LONGEST),
    to = Math.min(closing, end + LONGEST);
  return [
    from > opening ? "… " : "",
    text.slice(from, start),
    h("mark", {}, text.slice(start, end)),
    text.slice(end, to),
    to < closing ? " …" : "",
  ];
}

/** The spans of an article that cover a place in it change only at these places. */
export function cuts(length: number, spans: Span[]): number[] {
  return [...new Set([0, length, ...spans.flatMap(([, start, end]) => [start, end])])].sort((a, b) => a - b);
}
