/** Elements by function. Text only ever becomes text nodes and attributes, so that no sentence can become markup. */

export type Child = Node | string | number | null | undefined | false;
type Listener = (event: never) => void;
export type Properties = Record<string, string | number | boolean | null | undefined | Listener>;

/** An element. Functions listen to the event of their name, false and undefined values are left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...present(children));
  return element;
}

/** Put these children in place of the old ones. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...present(children));
}

function present(children: Child[]): (Node | string)[] {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false)
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

const ICONS = {
  play: "M5 3v10l8-5z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  theme: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 3v10A5 5 0 0 1 8 3z",
  whole: "M2 2h5v2H5.4l2.3 2.3-1.4 1.4L4 5.4V7H2zM14 14H9v-2h1.6L8.3 9.7l1.4-1.4 2.3 2.3V9h2z",
};

/** A small picture drawn in the colour of the text. Letters for such things make browsers search for fonts. */
export function icon(name: keyof typeof ICONS): SVGElement {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}

/** Hand a file to the user. */
export function download(name: string, content: Blob): void {
  const link = h("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
