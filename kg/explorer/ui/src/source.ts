/** Where the page has its graph from: from itself, if it was written to a file, else from the server it came from. */

import { decode, type Graph, type PageData } from "./data";

/** Text of an article; spans are [row of an actor or a statement, start, end]. */
export interface ArticleText {
  url: string | null;
  text: string;
  mentions: Span[];
  evidence: Span[];
}
export type Span = [number, number, number];

export interface Source {
  graph: Graph;
  /** Whether a server answers SPARQL. */
  live: boolean;
  /** The text of an article by its row. */
  text(row: number): Promise<ArticleText>;
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
  return {
    graph: decode(JSON.parse(graph) as PageData),
    live: false,
    async text(row) {
      lines ??= documents.trim().split("\n");
      return JSON.parse(lines[row]!) as ArticleText;
    },
  };
}

async function served(): Promise<Source> {
  const known = new Map<number, Promise<ArticleText>>();
  const data = await json<PageData>("explorer/graph");
  return {
    graph: decode(data),
    live: true,
    text(row) {
      if (!known.has(row)) known.set(row, json<ArticleText>(`explorer/documents/${data.edition}/${row}`));
      return known.get(row)!;
    },
  };
}

export async function json<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error((await response.text()).trim() || `${path}: the server says ${response.status}`);
  return (await response.json()) as Answer;
}
