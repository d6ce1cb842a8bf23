/** The SPARQL tab: named questions with their parameters, a field for queries, and answers that lead back to the graph. */

import { answerTable } from "./answer";
import { button, fill, h } from "./dom";
import type { Editor, Field } from "./editor";
import type { Explorer } from "./explorer";
import { ask, faultIn, filled, literal, type Parameter, type Question, type Questions } from "./query";
import { queryField } from "./query-field";
import { actorField } from "./search";
import { json } from "./source";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const START = "SELECT ?who ?whom {\n  ?who kg:sanctions ?whom\n}";

export function sparql(explorer: Explorer): HTMLElement {
  const place = h("div", { class: "ask" }),
    answer = h("div", { class: "answer", "aria-live": "polite" });
  const element = h("section", { id: "sparql", "aria-label": "SPARQL" }, place, answer);
  if (!explorer.source.live) fill(place, serverless());
  let loaded = !explorer.source.live;
  const load = () => {
    if (explorer.state.view !== "sparql" || loaded) return;
    loaded = true;
    json<Questions>("explorer/questions")
      .then((given) => new Form(explorer, given, answer).show(place))
      .catch((problem: Error) => fill(place, h("p", { role: "alert" }, problem.message)));
  };
  explorer.store.subscribe(load, "view");
  load();
  return element;
}

/** A page that was opened as a file has nobody to ask. */
function serverless(): HTMLElement {
  return h(
    "p",
    { class: "waiting" },
    "To ask questions of this graph, run ",
    h("code", {}, "kg serve graph.ttl"),
    " with the graph as RDF (",
    h("code", {}, "kg build … -o graph.ttl"),
    ") and open the address that it tells.",
  );
}

class Form {
  private readonly field = h("div", { id: "query" });
  private readonly parameters = h("div", { class: "parameters" });
  private values = new Map<string, string>();
  private editor!: Editor;

  constructor(
    private readonly explorer: Explorer,
    private readonly given: Questions,
    private readonly answer: HTMLElement,
  ) {}

  async show(place: HTMLElement): Promise<void> {
    const choice = h(
      "select",
      { id: "question", "aria-label": "Question", change: () => this.choose(choice.value) },
      h("option", { value: "" }, "A query of my own"),
      ...this.given.questions.map((one) => h("option", { value: one.name }, one.description)),
    );
    const tools = h(
      "div",
      { class: "tools" },
      button({ id: "run", click: () => void this.run() }, "Ask"),
      h("span", { class: "aside" }, "or Ctrl+Enter. Usual prefixes need no declaration; actors are suggested by name."),
    );
    const words = vocabulary(this.explorer, this.given);
    this.editor = await queryField(this.field, { text: START, words, run: () => void this.run() });
    fill(place, choice, this.parameters, this.field, tools);
  }

  private choose(name: string): void {
    const question = this.given.questions.find((one) => one.name === name);
    this.values = new Map();
    fill(this.parameters, ...(question?.parameters ?? []).map((one) => this.input(question!, one)));
    this.editor.text = question ? body(question.sparql) : START;
    if (question) void this.run();
  }

  private input(question: Question, parameter: Parameter): HTMLElement {
    const id = `parameter-${parameter.name}`;
    const set = (term: string | null) => {
      if (term === null) this.values.delete(parameter.name);
      else this.values.set(parameter.name, term);
      this.editor.text = body(filled(question, this.values));
      void this.run();
    };
    if (parameter.kind === "actor")
      return actorField(
        this.explorer,
        id,
        parameter.description,
        (actor) => set(`<${actor.iri}>`),
        () => set(null),
      );
    if (parameter.kind === "type" || parameter.kind === "document") return this.list(id, parameter, set);
    const type = { date: "date", number: "number" }[parameter.kind] ?? "text";
    const input = h("input", {
      id,
      type,
      step: "any",
      change: () => set(input.value ? term(parameter.kind, input.value) : null),
    });
    return h("label", { for: id }, parameter.description, " ", input);
  }

  private list(id: string, parameter: Parameter, set: (term: string | null) => void): HTMLElement {
    const { graph } = this.explorer;
    const known =
      parameter.kind === "type"
        ? graph.relations.map((one) => [one.iri, one.label])
        : graph.articles.map((one) => [one.iri, one.title || one.iri]);
    const choice = h(
      "select",
      { id, change: () => set(choice.value ? `<${choice.value}>` : null) },
      h("option", { value: "" }, "any"),
      ...known.map(([iri, label]) => h("option", { value: iri }, label)),
    );
    return h("label", { for: id }, parameter.description, " ", choice);
  }

  private async run(): Promise<void> {
    fill(this.answer, h("p", { role: "status" }, "…"));
    await ask(this.editor.text, this.given.prefixes).then(
      (found) => fill(this.answer, answerTable(this.explorer, found)),
      (problem: Error) => this.complain(problem.message),
    );
  }

  /** What the server has against the query, and the cursor where it has it. */
  private complain(problem: string): void {
    fill(this.answer, h("p", { role: "alert", class: "problem" }, problem));
    const fault = faultIn(problem);
    if (fault) this.editor.go(...fault);
  }
}

/** What may stand in a query about this graph: terms of the ontology, prefixes, and actors by their names. */
function vocabulary({ graph }: Explorer, { terms, prefixes }: Questions): Field["words"] {
  return [
    ...Object.entries(terms).map(([label, detail]) => ({ label, detail })),
    ...Object.keys(prefixes).map((name) => ({ label: `${name}:` })),
    ...graph.actors.map((one) => ({ label: one.name, detail: one.kind.label, apply: `<${one.iri}>`, boost: -1 })),
  ];
}

/** A question without the lines at its head, which say what the form says. */
function body(sparql: string): string {
  return sparql.replace(/^(#.*\n)+/, "");
}

function term(kind: string, value: string): string {
  return kind === "date"
    ? literal(value, `${XSD}date`)
    : kind === "number"
      ? literal(value, `${XSD}decimal`)
      : literal(value);
}
