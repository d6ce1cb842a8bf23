"""Bytes to text."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.charset import binary, decode, lines

TEXT = "Şimşek’s aide said “no” in São Tomé."
RUSSIAN = "Президент сказал, что переговоры прошли успешно, и поблагодарил министра. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert (decode(TEXT.encode(encoding)).text, decode(TEXT.encode(encoding)).doubt) == (TEXT, None)


def test_western_text_is_read_as_browsers_do() -> None:
    found = decode("The café’s owner said “no”.".encode("cp1252"))
    assert (found.text, found.doubt) == ("The café’s owner said “no”.", "not UTF-8; read as cp1252")


def test_other_scripts_are_detected() -> None:
    found = decode(RUSSIAN.encode("cp1251"))
    assert found.text == RUSSIAN and found.doubt == "not UTF-8; read as cp1251"


def test_a_declared_charset_is_trusted() -> None:
    assert decode("Şimşek".encode("cp1254"), "windows-1254").doubt is None
    assert decode("Ana’s".encode("cp1252"), "ISO-8859-1").text == "Ana’s"
    assert decode(b"Ana\x92s", "no-such-charset").text == "Ana’s"


def test_a_few_bad_bytes_do_not_spoil_the_rest() -> None:
    found = decode((TEXT * 3).encode() + b"\xff")
    assert found.text == TEXT * 3 + "\ufffd" and found.doubt and found.doubt.startswith("1 places are not valid UTF-8")


@given(st.binary())
def test_any_bytes_decode(raw: bytes) -> None:
    assert isinstance(decode(raw).text, str)
    assert "".join(line.text for line in lines(io.BufferedReader(io.BytesIO(raw)))) is not None


def test_lines_are_decoded_one_by_one() -> None:
    stream = io.BufferedReader(io.BytesIO("é\n".encode() + b"caf\xe9\n" + "ü".encode()))
    assert [line.text for line in lines(stream)] == ["é\n", "café\n", "ü"]


@pytest.mark.parametrize(("head", "kind"), [
    (b"\x89PNG\r\n", "a PNG picture"), (b"PK\x03\x04", "a zip archive or office document"), (b"a\0b", "binary"),
    (b"plain", None), ("plain".encode("utf-16"), None)])
def test_binary_files_are_told(head: bytes, kind: str | None) -> None:
    assert binary(head) == kind
