/**
 * A field for SPARQL with colours, brackets and suggestions: CodeMirror. A script of its own, which the server hands
 * out when it is first needed (see query-field.ts). In a shadow tree, where its styles need no place in the policy.
 */

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { autocompletion, completionKeymap, type Completion, type CompletionContext } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";

export interface Field {
  text: string;
  /** What is suggested while one types, beside keywords and the variables of the text. */
  words: Completion[];
  run(): void;
}
export interface Editor {
  text: string;
  /** Put the cursor at a line and column, counted from 1. */
  go(line: number, column: number): void;
}

const KEYWORDS =
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS VALUES BIND GRAPH ASK CONSTRUCT DESCRIBE PREFIX EXISTS COUNT SUM " +
  "AVG MIN MAX SAMPLE GROUP_CONCAT REGEX CONTAINS STRSTARTS LCASE STR YEAR MONTH BOUND COALESCE IF LIMIT OFFSET HAVING";
const PHRASES = ["GROUP BY ", "ORDER BY ", "ORDER BY DESC(", "NOT EXISTS { ", "FILTER(", "AS "];

const LANGUAGE = SparqlLanguage.configure({ props: [styleTags({ "Pname_ns Pname_ln": tags.namespace })] });
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.string, tags.integer, tags.float, tags.bool, tags.annotation], color: "var(--code-value)" },
  { tag: [tags.url, tags.namespace, tags.typeName], color: "var(--code-name)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const LOOK = EditorView.theme({
  "&": { border: "1px solid var(--line)", borderRadius: "5px", background: "var(--ground)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--link)", outlineOffset: "1px" },
  ".cm-scroller": { font: "13px/1.45 ui-monospace, 'DejaVu Sans Mono', monospace", maxHeight: "min(45vh, 20em)" },
  ".cm-content": { minHeight: "9em", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--chosen)",
    opacity: "0.55",
  },
  "&.cm-focused .cm-matchingBracket": { background: "var(--mark)" },
  ".cm-tooltip": { background: "var(--ground)", border: "1px solid var(--line)", borderRadius: "5px" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "2px 6px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--raised)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", fontFamily: "system-ui, sans-serif" },
});

/** Browsers give what is typed over a selection the style of the old text, in an attribute that the policy forbids. */
const TYPED_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" }));
    return true;
  },
});

/** An editor at the end of `place`. Ctrl+Enter runs the query; Tab leaves the field, as everywhere in the page. */
export function editor(place: HTMLElement, { text, words, run }: Field): Editor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const asked = () => (run(), true);
  const view = new EditorView({
    root,
    parent: root as unknown as Element,
    doc: text,
    extensions: [
      keymap.of([{ key: "Mod-Enter", run: asked }]),
      history(),
      drawSelection(),
      EditorState.tabSize.of(2),
      indentUnit.of("  "),
      bracketMatching(),
      closeBrackets(),
      TYPED_OVER,
      autocompletion({ override: [suggesting(words)], icons: false }),
      LANGUAGE,
      syntaxHighlighting(COLOURS),
      LOOK,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "Query in SPARQL", spellcheck: "false" }),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    ],
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(value: string) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    },
    go(line, column) {
      const { doc } = view.state;
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
      view.dispatch({ selection: { anchor: Math.min(at.from + column - 1, at.to) }, scrollIntoView: true });
      view.focus();
    },
  };
}

function suggesting(words: Completion[]) {
  const fixed = [
    ...words,
    ...KEYWORDS.split(" ").map((label) => ({ label, apply: `${label} ` })),
    ...PHRASES.map((label) => ({ label })),
  ];
  return (context: CompletionContext) => {
    const typed = context.matchBefore(/[?$]?[\w:.-]*/);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    return { from: typed.from, options: [...variables(context), ...fixed], validFor: /^[?$]?[\w:.-]*$/ };
  };
}

/** The variables of the text, but for the one that is being typed. */
function variables({ state, pos }: CompletionContext): Completion[] {
  const text = state.doc.toString();
  const found = [...text.matchAll(/[?$]\w+/g)].filter((one) => one.index + one[0].length !== pos).map((one) => one[0]);
  return [...new Set(found)].map((label) => ({ label, boost: 1 }));
}
