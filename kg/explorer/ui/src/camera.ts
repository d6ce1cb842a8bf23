/** Where the drawing is looked at from: in the state, and so in the address, as soon as the camera comes to rest. */

import type Sigma from "sigma";
import type { Store } from "./state";

/** The centre in shares of the whole drawing, and how much of it is seen: 1 is all, less is nearer. */
export interface Camera {
  x: number;
  y: number;
  ratio: number;
}
const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 };
const REST = 250; // milliseconds without a movement

export function look(sigma: Sigma, camera: Camera | null): void {
  sigma.getCamera().setState(camera ?? WHOLE);
}

/** Bring a node into view, if it is not there. */
export function approach(sigma: Sigma, node: string): void {
  const camera = sigma.getCamera(),
    place = sigma.getNodeDisplayData(node);
  if (!place) return;
  const { x, y } = sigma.framedGraphToViewport(place),
    { width, height } = sigma.getDimensions();
  const margin = Math.min(width, height) / 8;
  if (x > margin && y > margin && x < width - margin && y < height - margin) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const goal = { x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.6) };
  void camera.animate(goal, { duration: still ? 0 : 300 });
}

/** Tell the store of every movement that somebody or something makes. */
export function watch(sigma: Sigma, store: Store): void {
  let timer = 0;
  sigma.getCamera().on("updated", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const now = spelled(sigma.getCamera().getState());
      if (now !== spelled(store.state.camera ?? WHOLE)) store.set({ camera: camera(now) });
    }, REST);
  });
}

/** "0.512,0.3,0.25" */
export function spelled({ x, y, ratio }: Camera): string {
  return [x, y, ratio].map((number) => Number(number.toFixed(4))).join();
}

/** The camera that is spelled so; null for one that sees all, or where the text is none. */
export function camera(text: string): Camera | null {
  const [x, y, ratio] = text.split(",").map(Number);
  const found = { x: x ?? NaN, y: y ?? NaN, ratio: ratio ?? NaN };
  const sound = Object.values(found).every(Number.isFinite) && found.ratio > 0;
  return sound && spelled(found) !== spelled(WHOLE) ? found : null;
}
