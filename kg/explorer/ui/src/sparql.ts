/** The SPARQL tab: named questions with their parameters, a field for queries, and answers that lead back to the graph. */

import { button, fill, h } from "./dom";
import type { Explorer } from "./explorer";
import { answerTable } from "./answer";
import { ask, filled, literal, prefixed, type Parameter, type Question, type Questions } from "./query";
import { actorField } from "./search";
import { json } from "./source";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const START = "SELECT ?who ?whom {\n  ?who kg:sanctions ?whom\n}";

export function sparql(explorer: Explorer): HTMLElement {
  const form = h("div", { class: "ask" }),
    answer = h("div", { class: "answer", "aria-live": "polite" });
  const element = h("section", { id: "sparql", "aria-label": "SPARQL" }, form, answer);
  let loaded = false;
  const load = () => {
    if (explorer.state.view !== "sparql" || loaded) return;
    loaded = true;
    json<Questions>("explorer/questions").then(
      (questions) => new Form(explorer, questions, form, answer),
      (problem: Error) => fill(form, problem.message),
    );
  };
  explorer.store.subscribe(load);
  load();
  return element;
}

class Form {
  private readonly text = h("textarea", {
    id: "query",
    rows: 9,
    spellcheck: "false",
    "aria-label": "SPARQL query",
    wrap: "off",
  });
  private readonly parameters = h("div", { class: "parameters" });
  private values = new Map<string, string>();

  constructor(
    private readonly explorer: Explorer,
    private readonly given: Questions,
    form: HTMLElement,
    private readonly answer: HTMLElement,
  ) {
    const choice = h(
      "select",
      { id: "question", "aria-label": "Question", change: () => this.choose(choice.value) },
      h("option", { value: "" }, "A query of my own"),
      ...given.questions.map((one) => h("option", { value: one.name }, one.description)),
    );
    this.text.value = START;
    this.text.addEventListener(
      "keydown",
      (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && void this.run(),
    );
    fill(
      form,
      choice,
      this.parameters,
      this.text,
      h(
        "div",
        { class: "tools" },
        button({ id: "run", click: () => void this.run() }, "Ask"),
        h("span", { class: "aside" }, "Ctrl+Enter"),
      ),
    );
  }

  private choose(name: string): void {
    const question = this.given.questions.find((one) => one.name === name);
    this.values = new Map();
    fill(this.parameters, ...(question?.parameters ?? []).map((one) => this.field(question!, one)));
    this.text.value = question ? question.sparql : START;
    if (question) void this.run();
  }

  private field(question: Question, parameter: Parameter): HTMLElement {
    const id = `parameter-${parameter.name}`;
    const set = (term: string | null) => {
      if (term === null) this.values.delete(parameter.name);
      else this.values.set(parameter.name, term);
      this.text.value = filled(question, this.values);
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
    await ask(prefixed(this.text.value, this.given.prefixes)).then(
      (found) => fill(this.answer, answerTable(this.explorer, found)),
      (problem: Error) => fill(this.answer, h("p", { role: "alert", class: "problem" }, problem.message)),
    );
  }
}

function term(kind: string, value: string): string {
  return kind === "date"
    ? literal(value, `${XSD}date`)
    : kind === "number"
      ? literal(value, `${XSD}decimal`)
      : literal(value);
}
