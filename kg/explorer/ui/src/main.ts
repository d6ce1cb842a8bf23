/** The page: its parts, put together when the graph is there. */

import "./base.css";
import "./top.css";
import "./filters.css";
import "./views.css";
import "./panel.css";
import "./phone.css";
import { follow, read } from "./address";
import { fill, h } from "./dom";
import { Explorer } from "./explorer";
import { frame } from "./frame";
import { open } from "./source";
import { Store } from "./state";

async function start(root: HTMLElement): Promise<void> {
  fill(root, h("p", { class: "waiting", role: "status" }, "Loading the graph …"));
  const store = new Store(read(location.hash.slice(1)));
  const explorer = new Explorer(await open(), store);
  follow(store);
  frame(explorer, root);
}

const root = document.getElementById("app")!;
start(root).catch((problem: Error) =>
  fill(root, h("p", { class: "waiting", role: "alert" }, `The graph cannot be shown: ${problem.message}`)),
);
