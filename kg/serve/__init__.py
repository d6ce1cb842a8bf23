"""Graphs over HTTP: a SPARQL 1.1 endpoint, `kg serve`, and loading into other people's stores, `kg push`.

The `oxigraph` server answers; the app in front of it keeps time, size and numbers in bounds. `app(...)` makes the app.
"""
