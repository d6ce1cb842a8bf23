"""The `kg` command from outside: help, examples, what goes where, and exit codes."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg import report
from kg.cli import main
from kg.export import formats
from kg.model import Document, Reading
from kg.query import SUFFIXES
from kg.read import FIELDS, READERS
from kg.store import writing

ROAD = "Peru imposed sanctions on Chile on Monday."
EXAMPLE = re.compile(r"(?:(?P<before>cat|echo) (?P<given>.+?) \| )?kg (?P<words>.+?)(?: (?P<way>[<>]) (?P<file>\S+))?")
HEAVY = "{'spacy', 'numpy', 'rdflib', 'pyoxigraph', 'matplotlib', 'networkx', 'rich', 'pyshacl'}"


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands())
ELSEWHERE = ("serve", "push", "train")  # whose examples are run in tests of their own
EXAMPLES = [line.strip() for name, command in COMMANDS.items() if name not in ELSEWHERE
            for line in (command.epilog or "").strip().splitlines()]


def kg(*words: str | Path, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=given, prog_name="kg")


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples of the help speak of."""
    for folder in ("news", "archive", "kg-out", "actors"):
        (tmp_path / folder).mkdir()
    for name in ("news/a.txt", "article.txt"):
        (tmp_path / name).write_text(ROAD)
    (tmp_path / "archive/b.jsonl").write_text(json.dumps({"text": "Chile praised Peru."}) + "\n")
    (tmp_path / "question.rq").write_text("SELECT ?who { ?who a kg:State }")
    (tmp_path / "states.json").write_text('[{"item": "http://www.wikidata.org/entity/Q17", "itemLabel": "Japan"}]')
    (tmp_path / "leaders.csv").write_text("person,personLabel,title,of,ofLabel,start,end\n")
    (tmp_path / "judgements.tsv").write_text("verdict\tone\tother\tby\ton\twhy\n")
    gold = {"id": "a", "date": "2024-05-01", "text": ROAD, "entities": [], "relations": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name: str) -> None:
    result = kg(*name.split(), "--help")
    assert result.exit_code == 0 and " ".join((COMMANDS[name].help or "?").split()) in " ".join(result.stdout.split())
    assert re.search(rf"\nExample:\n.*  .*\bkg {name}", result.stdout, re.DOTALL)
    assert all(option.help for option in COMMANDS[name].params if isinstance(option, click.Option) and option.metavar)


@pytest.mark.model
@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_run(world: Path, line: str) -> None:
    if "kg-out/" in line:
        assert kg("build", "news").exit_code == 0
    if "news.kg" in line:
        with writing("news.kg") as store:
            store.put(Reading(Document("https://news.example/retracted", ROAD)))
    example = EXAMPLE.fullmatch(line)
    assert example, line
    source = example["given"] if example["before"] else example["file"] if example["way"] == "<" else ""
    given = shlex.split(source)[0] if example["before"] == "echo" else Path(source).read_text() if source else ""
    result = kg(*shlex.split(example["words"]), given=given)
    assert result.exit_code == 0, result.output
    assert result.output or any(world.rglob("*.gexf"))


def test_help_starts_without_the_libraries_that_work_needs() -> None:
    code = "import sys; from kg.cli import main; main(['--help'], standalone_mode=False)"
    code += f"; print({HEAVY} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.endswith("set()\n")


def test_formats_are_those_of_the_registry() -> None:
    assert kg("formats").stdout.split() == list(formats())


@pytest.mark.model
def test_data_goes_to_stdout_and_all_else_to_stderr(world: Path) -> None:
    result = kg("build", "-", "--date", "2024-05-01", "-o", "-", given=ROAD)
    [record] = map(json.loads, result.stdout.splitlines())
    assert (record["type"], record["source"]["name"], record["target"]["name"]) == ("SANCTION", "Peru", "Chile")
    assert (record["date_start"], record["evidence"]["text"]) == ("2024-04-29", ROAD)
    assert result.stderr.splitlines() == ["documents   1", "actors      2  (State 2)", "statements  1  (SANCTION 1)"]


@pytest.mark.model
@pytest.mark.parametrize("form", formats())
def test_every_format_goes_to_stdout(world: Path, form: str) -> None:
    assert kg("build", "article.txt", "-o", "-", "--format", form).stdout_bytes


@pytest.mark.model
def test_a_folder_holds_the_graph_the_documents_and_the_issues(world: Path) -> None:
    result = kg("build", "news", "archive", "-o", "out", "-f", "ttl", "-f", ".gexf")
    assert sorted(path.name for path in (world / "out").iterdir()) == [
        "ambiguous.jsonl", "documents.jsonl", "events.jsonl", "graph.gexf", "graph.ttl", "issues.jsonl"]
    assert [line for line in result.stderr.splitlines() if line.startswith("written")] == [
        f"written     out/{name}" for name in ("graph.ttl", "graph.gexf", "documents.jsonl", "events.jsonl",
                                                "issues.jsonl", "ambiguous.jsonl")]
    again = kg("build", "out/documents.jsonl", "-o", "again", "-f", "ttl")
    assert again.exit_code == 0
    assert (world / "again/graph.ttl").read_bytes() == (world / "out/graph.ttl").read_bytes()


@pytest.mark.model
def test_statements_below_a_confidence_are_left_out(world: Path) -> None:
    assert kg("build", "news", "-o", "-", "--min-confidence", "1").stdout == ""


@pytest.mark.model
def test_validate_and_query_tell_by_exit_code_and_output(world: Path) -> None:
    kg("build", "news", "-o", "kg-out")
    good = kg("validate", "kg-out/graph.ttl")
    assert (good.exit_code, good.stdout) == (0, "conforms\n")
    bad = re.sub("kg:polarity kg:affirmed", "kg:polarity kg:doubtful", (world / "kg-out/graph.ttl").read_text())
    (world / "bad.ttl").write_text(bad)
    found = kg("validate", "bad.ttl")
    assert found.exit_code == 1 and "one polarity, kg:affirmed or kg:negated; here" in found.stdout
    answer = kg("query", "kg-out/graph.ttl", "SELECT ?n { ?s kg:source/skos:prefLabel ?n }", "--format", "csv")
    assert (answer.exit_code, answer.stdout.split()) == (0, ["n", "Peru"])


WRITABLE = "expected a folder that you may write to"
WRONG = {
    "build nowhere": "nothing to read: nowhere: no such file or folder",
    "build news -f docx": f"no format '.docx'; known: {', '.join(formats())}",
    "build news -o - -f ttl -f gexf": "standard output takes one format, not 2: .ttl, .gexf",
    "build news -o a.gexf -f ttl": "a.gexf: its suffix and --format .ttl disagree; expected one of them or a folder",
    "build news -o article.txt/out": f"article.txt/out: cannot be written (Not a directory); {WRITABLE}",
    "build news -o article.txt/a.ttl": f"article.txt: cannot be written (File exists); {WRITABLE}",
    "build news --column body=text": f"column 'body' to be mapped, expected one of {', '.join(FIELDS)}",
    "build - --stdin pdf": f"format '.pdf' of standard input, expected one of {', '.join(READERS)}",
    "build news --model no_such_model":
        "spaCy pipeline 'no_such_model' is not installed; install it with: pip install no-such-model",
    "query nowhere.ttl ASK{}": "nowhere.ttl: no such file",
    "query article.txt ASK{}": f"article.txt: no RDF file by its suffix, expected one of {', '.join(SUFFIXES)}",
    "validate nowhere.ttl": "nowhere.ttl: no such file",
    "evaluate nowhere": "nowhere: no such file, expected JSON Lines",
    "explain": "no sentence was given; expected text, as an argument or on stdin",
}


@pytest.mark.parametrize("words", WRONG)
def test_wrong_use_is_one_line_and_exit_2(world: Path, words: str) -> None:
    result = kg(*words.split())
    problem = f"kg {words.split()[0]}: {WRONG[words]}\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", problem)


@pytest.mark.parametrize(("words", "problem"), [
    ("frobnicate", "No such command 'frobnicate'."), ("build --smell", "No such option '--smell'"),
    ("build --date 1.5.2024", "'1.5.2024' is not a date; expected YYYY-MM-DD"),
    ("build --column body", "'body'; expected OURS=YOURS, such as text=body"),
    ("build --processes 0", "0 is not in the range x>=1."),
    ("query kg-out/graph.ttl ASK{} --format xml", "'xml' is not one of 'table', 'csv', 'json'."),
])
def test_wrong_options_say_what_is_expected(words: str, problem: str) -> None:
    result = kg(*words.split())
    assert (result.exit_code, result.stdout) == (2, "") and problem in result.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document("a", ROAD), Document("b", ROAD)]
    for stream in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(report.progress(documents)) == documents
        assert bool(stream.getvalue()) is stream.isatty()


def test_the_summary_lists_some_issues_and_counts_the_rest() -> None:
    from kg.assemble import KnowledgeGraph
    from kg.model import Issue

    graph = KnowledgeGraph.of([], [Issue(f"{n:02}.txt", "empty") for n in range(12)])
    shown = [line for line in report.summary_lines(graph, []) if line.startswith("issue")]
    assert shown[0].endswith("00.txt: empty") and shown[-1].endswith("and 2 more") and len(shown) == 11
