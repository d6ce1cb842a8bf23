// Reads GEXF and GraphML files by the parsers of Gephi Lite, with its options, and prints what is in them as JSON.
// node graphology.mjs FOLDER FILE ...: FOLDER is where graphology-gexf and graphology-graphml are installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { MultiGraph } = require("graphology");
const options = { allowUndeclaredAttributes: true, addMissingNodes: true };
const parsers = { ".gexf": "graphology-gexf/node", ".graphml": "graphology-graphml/node" };

const found = files.map((file) => {
  const graph = require(parsers[extname(file)]).parse(MultiGraph, readFileSync(file, "utf-8"), options);
  return {
    nodes: graph.mapNodes((id, columns) => ({ id, ...columns })),
    edges: graph.mapEdges((_, columns, source, target) => ({ source, target, ...columns })),
  };
});
console.log(JSON.stringify(found));
