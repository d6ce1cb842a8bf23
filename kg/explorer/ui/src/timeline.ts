/** The time range: a histogram of statements, two handles to cut it, a bar to move it and a button to let it run. */

import { dated } from "./data";
import { button, fill, h, icon } from "./dom";
import type { Explorer } from "./explorer";
import { axis, counted, named, periodOf, type Axis } from "./periods";

const TICK = 700; // milliseconds a step of playing takes
const SVG = "http://www.w3.org/2000/svg";

export function timeline(explorer: Explorer): HTMLElement | null {
  const found = axis(explorer.graph.statements);
  return found && found.starts.length > 2 ? strip(explorer, found) : null;
}

function strip(explorer: Explorer, given: Axis): HTMLElement {
  const last = given.starts.length - 1;
  const bars = document.createElementNS(SVG, "svg");
  bars.setAttribute("viewBox", `0 0 ${last} 1`);
  bars.setAttribute("preserveAspectRatio", "none");
  bars.setAttribute("aria-hidden", "true");
  const handle = (label: string, at: number) =>
    h("input", { type: "range", min: 0, max: last, step: 1, value: at, "aria-label": label });
  const from = handle("First day", 0),
    to = handle("Last day", last);
  const text = h("p", { class: "aside" });
  const play = button(
    { "aria-label": "Play", title: "Let the time range move", click: () => (timer ? stop() : start()) },
    icon("play"),
  );
  let timer = 0;

  /** Both ends as periods; `last` is the end of time. */
  function range(): [number, number] {
    const { filters } = explorer.state;
    return [
      filters.from === null ? 0 : periodOf(filters.from, given),
      filters.to === null ? last : periodOf(filters.to, given) + 1,
    ];
  }
  function set(low: number, high: number): void {
    explorer.store.filter({
      from: low <= 0 ? null : given.starts[low]!,
      to: high >= last ? null : given.starts[high]! - 1,
    });
  }
  function show(): void {
    const [low, high] = range();
    [from.value, to.value] = [String(low), String(high)];
    const { filters } = explorer.state,
      { shown } = explorer;
    from.setAttribute("aria-valuetext", filters.from === null ? "open" : dated(filters.from));
    to.setAttribute("aria-valuetext", filters.to === null ? "open" : dated(filters.to));
    fill(
      text,
      low === 0 && high === last
        ? "all dates"
        : `${low === 0 ? "until " : ""}${named(given.starts[Math.max(low, 0)]!, given.unit)} – ${high === last ? "now" : named(given.starts[high]! - 1, given.unit)}`,
    );
    draw(bars, counted(shown.anytime, given), low, high);
  }
  function start(): void {
    const [low, high] = range();
    const width = low === 0 && high === last ? Math.max(1, Math.round(last / 8)) : high - low;
    let at = high === last ? 0 : low;
    const step = () => {
      if (at + width > last) return stop();
      set(at, at + width);
      at += 1;
    };
    timer = window.setInterval(step, TICK);
    fill(play, icon("pause"));
    play.setAttribute("aria-label", "Pause");
    step();
  }
  function stop(): void {
    window.clearInterval(timer);
    timer = 0;
    fill(play, icon("play"));
    play.setAttribute("aria-label", "Play");
  }
  from.addEventListener("input", () => set(Math.min(Number(from.value), range()[1] - 1), range()[1]));
  to.addEventListener("input", () => set(range()[0], Math.max(Number(to.value), range()[0] + 1)));
  const track = h("div", { class: "track" }, bars, from, to);
  movable(
    bars,
    () => track.clientWidth / last,
    range,
    (low, high) => low >= 0 && high <= last && set(low, high),
  );
  explorer.store.subscribe(show, "filters", "scope");
  show();
  return h("div", { id: "timeline", role: "group", "aria-label": "Time range" }, play, text, track);
}

/** Dragging the histogram moves the whole window. */
function movable(
  bars: SVGElement,
  width: () => number,
  now: () => [number, number],
  move: (low: number, high: number) => void,
): void {
  bars.addEventListener("pointerdown", (down) => {
    const [low, high] = now();
    bars.setPointerCapture(down.pointerId);
    const drag = (event: PointerEvent) => {
      const by = Math.round((event.clientX - down.clientX) / width());
      move(low + by, high + by);
    };
    bars.addEventListener("pointermove", drag);
    bars.addEventListener("pointerup", () => bars.removeEventListener("pointermove", drag), { once: true });
  });
}

function draw(bars: SVGElement, counts: number[], low: number, high: number): void {
  const most = Math.max(1, ...counts);
  bars.replaceChildren(
    ...counts.map((count, place) => {
      const bar = document.createElementNS(SVG, "rect"),
        height = count ? Math.max(0.05, Math.sqrt(count / most)) : 0;
      const box = {
        x: place + 0.06,
        y: 1 - height,
        width: 0.88,
        height,
        class: place >= low && place < high ? "in" : "out",
      };
      for (const [name, value] of Object.entries(box)) bar.setAttribute(name, String(value));
      return bar;
    }),
  );
}
