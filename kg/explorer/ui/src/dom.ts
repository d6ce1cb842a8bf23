/** Elements by function. Text only ever becomes text nodes and attributes, so that no sentence can become markup. */

export type Child = Node | string | number | null | undefined | false;
type Listener = (event: never) => void;
export type Properties = Record<string, string | number | boolean | null | undefined | Listener>;

/** An element: `on…` properties are listeners, false and undefined ones are left out, the others are attributes. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, properties: Properties = {}, ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as unknown as EventListener);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...present(children));
  return element;
}

/** Put these children in place of the old ones. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...present(children));
}

function present(children: Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/** A button that looks like a link or a row; `type` keeps it from sending forms. */
export function button(properties: Properties, ...children: Child[]): HTMLButtonElement {
  return h("button", { type: "button", ...properties }, ...children);
}

/** A link to another site, which learns nothing of this page. Only web addresses become links. */
export function outside(url: string | null, text: string): HTMLElement {
  if (!url || !/^https?:\/\//i.test(url)) return h("span", {}, text);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A coloured dot or bar. Set by script, as the page's policy forbids style attributes. */
export function swatch(colour: string, shape = "dot"): HTMLElement {
  const element = h("span", { class: `swatch ${shape}`, "aria-hidden": "true" });
  element.style.background = colour;
  return element;
}

/** Hand a file to the user. */
export function download(name: string, content: Blob): void {
  const link = h("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
