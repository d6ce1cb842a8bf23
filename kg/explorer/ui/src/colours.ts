/** Colours. Those of paler things are mixed with the background and stay solid: WebGL draws half-transparent ones wrong. */

export const GROUNDS = { light: "#ffffff", dark: "#16191d" };
export const INKS = { light: "#1c2127", dark: "#e6e9ec" };

/** A colour between two of the form "#rrggbb"; `share` is that of the second. */
export function mixed(one: string, two: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const from = parseInt(one.slice(at, at + 2), 16),
      to = parseInt(two.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
