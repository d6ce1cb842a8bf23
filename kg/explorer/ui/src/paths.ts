/** Parts of the network that are shown: what lies around an actor, and the shortest ways between two. */

import { other, type Actor, type Edge } from "./data";
import type { Shown } from "./filter";
import type { Scope } from "./state";

/** The edges of a part of the network; of all that is shown where an actor is not in it. */
export function scoped(scope: Scope, actors: Map<string, Actor>, shown: Shown): Set<Edge> | null {
  if (scope.what === "around") {
    const actor = actors.get(scope.actor);
    return actor ? around(actor, scope.steps, shown) : null;
  }
  const from = actors.get(scope.from),
    to = actors.get(scope.to);
  return from && to ? shortest(from, to, shown) : null;
}

/** All edges between actors that are at most so many steps away. */
export function around(actor: Actor, steps: number, shown: Shown): Set<Edge> {
  const reached = distances(actor, shown, steps);
  const near = [...reached.keys()].flatMap((one) => one.edges);
  return new Set(
    near.filter((edge) => shown.statements.has(edge) && reached.has(edge.source) && reached.has(edge.target)),
  );
}

/** Every edge that lies on one of the shortest ways between two actors, whatever its direction. */
export function shortest(from: Actor, to: Actor, shown: Shown): Set<Edge> {
  const there = distances(from, shown),
    back = distances(to, shown);
  const length = there.get(to);
  if (length === undefined) return new Set();
  return new Set(
    [...there.keys()]
      .flatMap((one) => one.edges)
      .filter(
        (edge) =>
          shown.statements.has(edge) &&
          [
            [edge.source, edge.target],
            [edge.target, edge.source],
          ].some(([one, next]) => (there.get(one!) ?? Infinity) + 1 + (back.get(next!) ?? Infinity) === length),
      ),
  );
}

/** Steps from an actor to all that it reaches over shown edges, by breadth-first search. */
export function distances(start: Actor, shown: Shown, most = Infinity): Map<Actor, number> {
  const found = new Map([[start, 0]]);
  for (const [actor, steps] of found) {
    if (steps === most) continue;
    for (const edge of actor.edges) {
      const next = other(edge, actor);
      if (shown.statements.has(edge) && !found.has(next)) found.set(next, steps + 1);
    }
  }
  return found;
}
