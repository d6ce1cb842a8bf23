/** Where the page has its graph from: from itself, if it was written to a file, else from the server it came from. */

import { decode, type Graph, type PageData } from "./data";

/** Text of an article; spans are [row of an actor or a statement, start, end]. */
export interface ArticleText {
  id: string;
  url: string | null;
  text: string;
  mentions: Span[];
  evidence: Span[];
}
export type Span = [number, number, number];

const AT_ONCE = 100; // articles that one request asks for

export interface Source {
  graph: Graph;
  /** Whether a server answers SPARQL. */
  live: boolean;
  /** The text of an article by its row. */
  text(row: number): Promise<ArticleText>;
  /** The texts of several articles, by row. */
  texts(rows: number[]): Promise<Map<number, ArticleText>>;
}

export async function open(): Promise<Source> {
  const inside = embedded("graph");
  return inside === null ? served() : fromPage(inside, embedded("documents") ?? "");
}

function embedded(id: string): string | null {
  return document.getElementById(`data-${id}`)?.textContent ?? null;
}

function fromPage(graph: string, documents: string): Source {
  let lines: string[] | null = null;
  const read = (row: number) => JSON.parse((lines ??= documents.trim().split("\n"))[row]!) as ArticleText;
  return {
    graph: decode(JSON.parse(graph) as PageData),
    live: false,
    text: async (row) => read(row),
    texts: async (rows) => new Map(rows.map((row) => [row, read(row)])),
  };
}

async function served(): Promise<Source> {
  const known = new Map<number, Promise<ArticleText>>();
  const data = await json<PageData>("explorer/graph");
  const path = (rows: number[]) => `explorer/documents/${data.edition}/${rows.join()}`;
  return {
    graph: decode(data),
    live: true,
    text(row) {
      if (!known.has(row)) known.set(row, json<ArticleText>(path([row])));
      return known.get(row)!;
    },
    async texts(rows) {
      const found = new Map<number, ArticleText>();
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const some = rows.slice(at, at + AT_ONCE),
          lines = (await fetched(path(some))).split("\n");
        for (const [place, row] of some.entries()) found.set(row, JSON.parse(lines[place]!) as ArticleText);
      }
      return found;
    },
  };
}

export async function json<Answer>(path: string): Promise<Answer> {
  return JSON.parse(await fetched(path)) as Answer;
}

async function fetched(path: string): Promise<string> {
  const response = await fetch(path),
    text = await response.text();
  if (!response.ok) throw new Error(text.trim() || `${path}: the server says ${response.status}`);
  return text;
}
