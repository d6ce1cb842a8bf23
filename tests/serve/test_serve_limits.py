"""A query that would cost too much is stopped, really, and the server answers the next one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from servers import HTTP, WIDE, Server, busy, serving, soon

from kg.serve.limits import Limits, Refused
from kg.serve.place import Fixed
from kg.serve.pool import Pool

JOIN = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
NUMBERS = "".join(f'<http://e/{n}> <http://e/p> "{n}" .\n' for n in range(2000))
ENDLESS = {
    "streaming": f"SELECT * {JOIN}",
    "counting": f"SELECT (COUNT(*) AS ?n) {JOIN}",
    "sorting": f"SELECT DISTINCT * {JOIN} ORDER BY ?a ?l",
    "building": "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }",
    "silent": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c = 'no such thing' || ?f = ?e || ?i = ?h) }",
}


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("data") / "big.nt"
    path.write_text(NUMBERS)
    with serving(str(path), "--timeout", "1", "--concurrency", "2", "--max-size", "1", "--max-memory", "512") as server:
        yield server


def answers(server: Server) -> bool:
    return server.ask("ASK {}").text == "true"


@pytest.mark.parametrize("query", ["counting", "sorting", "silent"])
def test_an_endless_query_is_stopped_and_the_next_answered(strict: Server, query: str) -> None:
    before = time.monotonic()
    answer = strict.ask(ENDLESS[query])
    assert answer.status_code == 503 and answer.text.startswith("stopped: ") and answer.headers["retry-after"]
    assert time.monotonic() - before < 5
    assert answers(strict)


@pytest.mark.parametrize("query", ["streaming", "building"])
def test_an_answer_that_is_too_large_is_refused_whole(strict: Server, query: str) -> None:
    answer = strict.ask(ENDLESS[query], "*/*")
    assert (answer.status_code, answer.text) == (500, "the answer is larger than 1 MB; use LIMIT and OFFSET\n")
    assert answers(strict)


def test_nothing_goes_on_working_after_a_stop(strict: Server) -> None:
    strict.ask(ENDLESS["counting"])
    assert soon(lambda: not any(busy(child) for child in strict.children()), 5)


def test_who_goes_away_stops_the_query(file: Path) -> None:
    with serving(str(file), "--timeout", "60") as server:
        with pytest.raises(httpx.ReadTimeout):
            HTTP.get(server.query, params={"query": WIDE}, timeout=1)
        assert soon(lambda: not any(busy(child) for child in server.children()), 5)
        assert answers(server)


def test_a_request_that_is_too_large_is_refused(strict: Server) -> None:
    answer = HTTP.post(strict.query, content="#" * (1 << 20) + "\nASK {}",
                        headers={"content-type": "application/sparql-query"})
    assert answer.status_code == 413 and answers(strict)


def request(sparql: str) -> httpx.Request:
    return httpx.Request("GET", "http://127.0.0.1/query", params={"query": sparql})


def test_who_finds_no_engine_free_in_time_is_told_to_come_again(tmp_path: Path) -> None:
    store = ox.Store(tmp_path)
    store.bulk_load(NUMBERS, ox.RdfFormat.N_TRIPLES)
    del store

    async def crowd(pool: Pool) -> tuple[httpx.Response, Refused, Refused]:
        endless = asyncio.create_task(pool.answer(request(ENDLESS["counting"])))
        await asyncio.sleep(0.2)
        with pytest.raises(Refused) as second:
            await pool.answer(request("ASK {}"))
        with pytest.raises(Refused) as first:
            await endless
        after = await pool.answer(request("ASK {}"))
        await pool.close()
        return after, first.value, second.value

    after, first, second = asyncio.run(crowd(Pool(Fixed(tmp_path), Limits(seconds=1, wait=0.2, engines=1), False)))
    assert (first.status, first.reason) == (503, "stopped: no answer within 1 s")
    assert (second.status, second.reason) == (503, "busy: 1 requests are being answered; try again later")
    assert after.json()["boolean"] is True
