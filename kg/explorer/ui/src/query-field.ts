/** The editor of queries, fetched when it is first needed. The page's policy knows its hash: no other script would run. */

import { h } from "./dom";
import type * as code from "./editor";

declare global {
  var kgEditor: typeof code | undefined;
}

/** Show an editor in a place of the page. */
export async function queryField(place: HTMLElement, field: code.Field): Promise<code.Editor> {
  if (!globalThis.kgEditor) {
    const response = await fetch("explorer/editor.js");
    if (!response.ok) throw new Error(`the editor of queries: the server says ${response.status}`);
    document.head.append(h("script", {}, await response.text()));
  }
  if (!globalThis.kgEditor) throw new Error("The editor of queries is another version than this page; load it again.");
  return globalThis.kgEditor.editor(place, field);
}
