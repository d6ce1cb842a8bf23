/** The time axis: equal periods, long enough that they are few, with the number of statements in each. */

import { dated, dayOf, days, type Statement } from "./data";

const MOST = 90; // periods
const UNITS = [
  ["day", 1],
  ["month", 30.4],
  ["quarter", 91.3],
  ["year", 365.2],
  ["decade", 3652],
] as const;
type Unit = (typeof UNITS)[number][0];

/** Starts of periods, and of the one after the last. What lies outside belongs to the first and last. */
export interface Axis {
  unit: Unit;
  starts: number[];
}

/** From the 2nd to the 98th of a hundred first days, so that a few old dates do not press all others together. */
export function axis(statements: Statement[]): Axis | null {
  const found = statements
    .map(days)
    .filter((span) => span !== null)
    .map(([first]) => first)
    .sort((a, b) => a - b);
  if (!found.length) return null;
  const first = found[Math.floor(found.length * 0.02)]!,
    last = found[Math.ceil(found.length * 0.98) - 1]!;
  const [unit] = UNITS.find(([, length]) => (last - first) / length < MOST) ?? UNITS.at(-1)!;
  const starts = [startOf(first, unit)];
  while (starts.at(-1)! <= last) starts.push(after(starts.at(-1)!, unit));
  return { unit, starts };
}

function startOf(day: number, unit: Unit): number {
  const [year, month] = dated(day).split("-").map(Number) as [number, number];
  if (unit === "day") return day;
  if (unit === "decade") return date(year - (year % 10), 1);
  return date(year, unit === "month" ? month : unit === "quarter" ? month - ((month - 1) % 3) : 1);
}

function after(start: number, unit: Unit): number {
  return unit === "day" ? start + 1 : startOf(start + { month: 32, quarter: 93, year: 367, decade: 3655 }[unit], unit);
}

function date(year: number, month: number): number {
  return dayOf(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`)!;
}

/** The period in which a day lies, or the nearest. */
export function periodOf(day: number, { starts }: Axis): number {
  let low = 0,
    high = starts.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many statements begin in each period. */
export function counted(statements: Statement[], given: Axis): number[] {
  const counts = new Array<number>(given.starts.length - 1).fill(0);
  for (const statement of statements) {
    const span = days(statement);
    if (span) counts[periodOf(span[0], given)]! += 1;
  }
  return counts;
}

/** "2024", "2024-03", "2024-03-05" */
export function named(day: number, unit: Unit): string {
  return dated(day).slice(0, { day: 10, month: 7, quarter: 7, year: 4, decade: 4 }[unit]);
}
