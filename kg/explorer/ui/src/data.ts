/** The graph as Python sends it (kg/explorer/data.py), with row numbers turned into references. */

export interface Relation {
  name: string;
  label: string;
  iri: string;
  symmetric: boolean;
  sign: Sign;
  score: number | null;
  quad: string | null;
}
export interface Kind {
  name: string;
  label: string;
}
export interface Palette {
  groups: string[];
  other: string;
  signs: Record<string, string>;
}
export type Sign = -1 | 0 | 1;
type Table<Row> = { [Column in keyof Row]: Row[Column][] };

interface ActorRow {
  id: string;
  iri: string;
  name: string;
  x: number;
  y: number;
  size: number;
  kind: number;
  community: number;
  country: string | null;
  affiliation: number | string | null;
  wikidata: string | null;
  aliases: string[];
  /** How many of these, the first, are in the texts. */
  used: number;
  pagerank: number;
}
interface EdgeRow {
  source: number;
  target: number;
  relation: number;
  status: string | null;
}
interface StatementRow {
  iri: string;
  edge: number;
  document: number;
  polarity: number;
  modality: number;
  start: number | null;
  end: number | null;
  confidence: number;
  attribution: number | null;
  role: string | null;
  place: string | null;
}
interface ArticleRow {
  iri: string;
  title: string;
  publisher: string | null;
  date: number | null;
}

interface TermRow {
  member: number;
  of: number | string;
  title: string | null;
  start: number | null;
  end: number | null;
}

export interface PageData {
  description: string;
  base: string;
  /** Which state of a store this is; documents are asked for by it. */
  edition?: string;
  palettes: { light: Palette; dark: Palette };
  classes: Kind[];
  relations: Relation[];
  polarities: string[];
  modalities: string[];
  nodes: Table<ActorRow>;
  edges: Table<EdgeRow>;
  statements: Table<StatementRow>;
  documents: Table<ArticleRow>;
  background: Table<TermRow>;
}

export interface Actor extends Omit<ActorRow, "kind" | "affiliation"> {
  row: number;
  kind: Kind;
  affiliation: Actor | string | null;
  edges: Edge[];
  /** Statements that are its claim. */
  claims: Statement[];
  terms: Term[];
}
/** A term of office, or a membership without a title, that the actor tables know of. No article says so. */
export interface Term extends Omit<TermRow, "member" | "of"> {
  of: Actor | string;
}
export interface Edge {
  row: number;
  key: string;
  source: Actor;
  target: Actor;
  relation: Relation;
  status: string | null;
  statements: Statement[];
}
export interface Statement {
  row: number;
  id: string;
  iri: string;
  edge: Edge;
  article: Article;
  polarity: string;
  modality: string;
  start: number | null;
  end: number | null;
  confidence: number;
  attribution: Actor | null;
  role: string | null;
  place: string | null;
}
export interface Article extends ArticleRow {
  row: number;
  statements: Statement[];
}

export interface Graph {
  description: string;
  palettes: PageData["palettes"];
  classes: Kind[];
  relations: Relation[];
  polarities: string[];
  modalities: string[];
  actors: Actor[];
  edges: Edge[];
  statements: Statement[];
  articles: Article[];
}

export function decode(data: PageData): Graph {
  const { description, palettes, classes, relations, polarities, modalities } = data;
  const actors = rows(data.nodes).map((one, row): Actor => ({
    ...one,
    row,
    kind: classes[one.kind]!,
    affiliation: null,
    edges: [],
    claims: [],
    terms: [],
  }));
  actors.forEach((actor, row) => {
    const above = data.nodes.affiliation[row]!;
    actor.affiliation = typeof above === "number" ? actors[above]! : above;
  });
  for (const { member, of, ...term } of rows(data.background))
    actors[member]!.terms.push({ ...term, of: typeof of === "number" ? actors[of]! : of });
  const articles = rows(data.documents).map((one, row): Article => ({ ...one, row, statements: [] }));
  const edges = rows(data.edges).map((one, row) => connected(one, row, actors, relations));
  const statements = rows(data.statements).map((one, row): Statement => ({
    row,
    id: one.iri.slice(one.iri.lastIndexOf("/") + 1),
    iri: data.base + one.iri,
    edge: edges[one.edge]!,
    article: articles[one.document]!,
    polarity: polarities[one.polarity]!,
    modality: modalities[one.modality]!,
    start: one.start,
    end: one.end,
    confidence: one.confidence,
    attribution: one.attribution === null ? null : actors[one.attribution]!,
    role: one.role,
    place: one.place,
  }));
  for (const statement of statements) {
    statement.edge.statements.push(statement);
    statement.article.statements.push(statement);
    statement.attribution?.claims.push(statement);
  }
  return { description, palettes, classes, relations, polarities, modalities, actors, edges, statements, articles };
}

function connected(one: EdgeRow, row: number, actors: Actor[], relations: Relation[]): Edge {
  const source = actors[one.source]!,
    target = actors[one.target]!,
    relation = relations[one.relation]!;
  const kind = one.status ? `${relation.name} (${one.status})` : relation.name;
  const edge = {
    row,
    key: `${source.id}|${kind}|${target.id}`,
    source,
    target,
    relation,
    status: one.status,
    statements: [],
  };
  source.edges.push(edge);
  if (target !== source) target.edges.push(edge);
  return edge;
}

function rows<Row extends object>(table: Table<Row>): Row[] {
  const found: Row[] = [];
  for (const [name, values] of Object.entries(table) as [keyof Row, Row[keyof Row][]][])
    for (const [row, value] of values.entries()) (found[row] ??= {} as Row)[name] = value;
  return found;
}

/** First and last day of a statement: its own, else the day its article came out. */
export function days(statement: Statement): [number, number] | null {
  const first = statement.start ?? statement.article.date;
  return first === null ? null : [first, statement.end ?? first];
}

/** "sanction (negated)" */
export function titled(edge: Edge): string {
  return edge.status ? `${edge.relation.label} (${edge.status})` : edge.relation.label;
}

export function other(edge: Edge, actor: Actor): Actor {
  return edge.source === actor ? edge.target : edge.source;
}

const DAY = 86_400_000;

/** "2024-02-05" */
export function dated(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Days since 1970 of "2024-02-05"; null where it is no date. */
export function dayOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}
