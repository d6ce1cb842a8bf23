/** SPARQL: asking the server, and questions whose parameters are filled in. */

const LONGEST = 240; // characters of an error message: the grammar's wishes have no end

export interface Parameter {
  name: string;
  kind: string;
  description: string;
  default: string;
}
export interface Question {
  name: string;
  description: string;
  parameters: Parameter[];
  sparql: string;
}
export interface Questions {
  prefixes: Record<string, string>;
  /** Terms of the ontology, such as "kg:sanctions", with what they are called. */
  terms: Record<string, string>;
  questions: Question[];
}

export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  datatype?: string;
}
export interface Answer {
  columns: string[];
  rows: (Term | undefined)[][];
}

/** The answer to a SELECT or ASK; an Error says what the server has against the query, by its lines. */
export async function ask(sparql: string, prefixes: Record<string, string>): Promise<Answer> {
  const headers = { "content-type": "application/sparql-query", accept: "application/sparql-results+json" };
  const body = `${undeclared(sparql, prefixes)}\n${sparql}`;
  const response = await fetch("query", { method: "POST", headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(complaint(text) || `the server says ${response.status}`);
  const found = JSON.parse(text) as {
    head: { vars?: string[] };
    boolean?: boolean;
    results?: { bindings: Record<string, Term>[] };
  };
  if (found.boolean !== undefined)
    return { columns: ["answer"], rows: [[{ type: "literal", value: String(found.boolean) }]] };
  const columns = found.head.vars ?? [];
  return { columns, rows: found.results!.bindings.map((row) => columns.map((name) => row[name])) };
}

/** One line that declares the prefixes that a query uses and does not declare. */
function undeclared(sparql: string, prefixes: Record<string, string>): string {
  const missing = Object.entries(prefixes).filter(
    ([name]) =>
      new RegExp(`(^|[^\\w<])${name}:`, "m").test(sparql) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(sparql),
  );
  return missing.map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ");
}

/** What the server says, lines counted without the one that is put before the query. */
function complaint(text: string): string {
  const said = text.trim().replace(/\b(\d+):(?=\d)/, (_, line: string) => `${Number(line) - 1}:`);
  return said.length > LONGEST ? `${said.slice(0, LONGEST)} …` : said;
}

/** Line and column of which an error message speaks. */
export function faultIn(message: string): [number, number] | null {
  const found = /\b(\d+):(\d+)/.exec(message);
  return found && [Number(found[1]), Number(found[2])];
}

/** The question with values, whole SPARQL terms, for the defaults of its parameters; what a line holds else stays. */
export function filled(question: Question, values: Map<string, string>): string {
  return question.sparql.replace(
    /^( *VALUES \?(\w+) \{ )(.+)( \})$/gm,
    (_, before: string, name: string, usual: string, after: string) => before + (values.get(name) ?? usual) + after,
  );
}

/** A text as a SPARQL string. */
export function literal(text: string, datatype?: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `"${escaped}"${datatype ? `^^<${datatype}>` : ""}`;
}
