"""`kg serve` and `kg push`."""

from __future__ import annotations

import click

from kg.command import Command


@click.command(cls=Command, epilog="""
    kg serve kg-out/graph.ttl
    curl localhost:7878/query --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5'
    kg serve --store news.kg --port 8080
    kg serve --writable
""")
@click.argument("file", required=False)
@click.option("--store", metavar="FOLDER", help="A store of kg add, followed as documents come and go.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 is every one.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes any free port.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=30.0, show_default=True, metavar="SECONDS",
              help="A query that takes longer is stopped.")
@click.option("--concurrency", type=click.IntRange(1), default=4, show_default=True, metavar="N",
              help="Queries answered at the same time.")
@click.option("--max-size", type=click.IntRange(1), default=64, show_default=True, metavar="MB",
              help="Largest answer, and largest request.")
@click.option("--max-memory", type=click.IntRange(64), default=2048, show_default=True, metavar="MB",
              help="Working memory of one query (Linux).")
@click.option("--cors", is_flag=True, help="Let pages from other sites ask.")
@click.option("--writable", is_flag=True, help="Allow updates, kept until the server ends; FILE itself never changes.")
def serve(file: str | None, store: str | None, host: str, port: int, timeout: float, concurrency: int, max_size: int,
          max_memory: int, cors: bool, writable: bool) -> None:
    """Show FILE (RDF) or a store in the browser, and answer SPARQL queries over it, at /query.

    With neither FILE nor --store, and --writable, it starts empty.

    Runs until Ctrl-C or SIGTERM. The access log goes to stderr.
    """
    from kg.serve.limits import Limits
    from kg.serve.run import followed, loaded, run

    if not (file or store or writable):
        raise click.UsageError("nothing to serve; expected FILE, such as kg-out/graph.ttl, --store or --writable")
    if store and (file or writable):
        raise click.UsageError("--store is served alone and read-only; kg add and kg remove change it")
    limits = Limits(seconds=timeout, engines=concurrency, megabytes=max_size, memory=max_memory)

    def ready(url: str) -> None:
        what, mode = store or file or "empty store", "writable" if writable else "read-only"
        click.echo(f"{what}: explorer at {url}, SPARQL at {url}/query, {mode}; Ctrl-C ends it", err=True)

    run(followed(store) if store else loaded(file), host, port, limits, ready, writable=writable, cors=cors)


@click.command(cls=Command, epilog="""
    kg push kg-out/graph.trig --endpoint http://localhost:7878/store
    kg push kg-out/graph.trig --endpoint http://localhost:7878/query --update http://localhost:7878/update
""")
@click.argument("file")
@click.option("--endpoint", required=True, metavar="URL", help="The Graph Store Protocol address of the store.")
@click.option("--update", metavar="URL", help="For stores without that protocol: the address that takes SPARQL Update; "
              "--endpoint is then the one that answers queries.")
def push(file: str, endpoint: str, update: str | None) -> None:
    """Load FILE (RDF) into a remote store: named graphs are replaced, the default graph is added to.

    Graphs that the store has already are not sent again, so after an interruption run it again.
    """
    from kg.serve.push import push as send

    done = send(file, endpoint, lambda graph: click.echo(graph, err=True), update=update)
    click.echo(f"{done.graphs} graphs sent, {done.kept} there already; "
               f"{done.triples} triples added to the default graph")
