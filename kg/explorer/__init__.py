"""The explorer: the graph in a browser, where a click on an edge shows the sentences behind it.

The page is built from the TypeScript in `ui/` into `page.html`, one file that asks nothing of any other site. A graph
goes into it whole (`kg build -o graph.html`), or `kg serve` hands out first the network and then documents on demand.
"""
