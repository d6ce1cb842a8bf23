/** SPARQL: asking the server, and questions whose parameters are filled in. */

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

/** The answer to a SELECT or ASK; an Error says what the server has against the query. */
export async function ask(sparql: string): Promise<Answer> {
  const headers = { "content-type": "application/sparql-query", accept: "application/sparql-results+json" };
  const response = await fetch("query", { method: "POST", headers, body: sparql });
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim() || `the server says ${response.status}`);
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

/** The query with the prefixes that it uses and does not declare. */
export function prefixed(sparql: string, prefixes: Record<string, string>): string {
  const missing = Object.entries(prefixes).filter(
    ([name]) =>
      new RegExp(`(^|[^\\w<])${name}:`, "m").test(sparql) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(sparql),
  );
  return [...missing.map(([name, iri]) => `PREFIX ${name}: <${iri}>`), sparql].join("\n");
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
