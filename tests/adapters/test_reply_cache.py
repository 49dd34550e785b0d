"""The cache of replies in a file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from llm_requests import a_reply

from claimcheck.adapters.reply_cache import SqliteReplyCache
from claimcheck.errors import StoreError
from claimcheck.llm.seam import Finish


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "replies.sqlite"


def test_a_reply_is_found_by_another_process(path: Path) -> None:
    first = SqliteReplyCache(path)
    first.put("k", a_reply("words", cached_tokens=7))
    first.close()
    again = SqliteReplyCache(path)
    assert again.get("k") == a_reply("words", cached_tokens=7)
    assert again.get("other") is None
    again.close()


@pytest.mark.parametrize("finish", [Finish.LENGTH, Finish.REFUSED])
def test_only_replies_that_ended_well_are_kept(path: Path, finish: Finish) -> None:
    cache = SqliteReplyCache(path)
    cache.put("k", a_reply(finish=finish))
    assert cache.get("k") is None
    cache.close()


def test_its_files_are_for_their_owner_alone(path: Path) -> None:
    cache = SqliteReplyCache(path)
    cache.put("k", a_reply())
    modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    cache.close()
    assert set(modes.values()) == {0o600}
    assert path.name in modes


def test_the_oldest_replies_go_first(path: Path) -> None:
    cache = SqliteReplyCache(path, max_bytes=3_000)
    for number in range(10):
        cache.put(f"k{number}", a_reply("x" * 800))
    kept = [number for number in range(10) if cache.get(f"k{number}")]
    assert kept == [7, 8, 9]
    assert cache.facts().bytes <= 3_000
    cache.close()


def test_a_reply_larger_than_the_cache_is_not_kept(path: Path) -> None:
    cache = SqliteReplyCache(path, max_bytes=1_000)
    cache.put("small", a_reply("x"))
    cache.put("large", a_reply("x" * 2_000))
    assert cache.get("small") is not None
    assert cache.get("large") is None
    cache.close()


def test_no_word_is_left_after_clear(path: Path) -> None:
    cache = SqliteReplyCache(path)
    cache.put("k", a_reply("a confidential harbour"))
    assert cache.facts().replies == 1
    assert cache.clear() == 1
    assert cache.facts() == type(cache.facts())(replies=0, bytes=0, oldest=None)
    found = [each.name for each in path.parent.iterdir() if b"harbour" in each.read_bytes()]
    cache.close()
    assert found == []


def test_several_threads_may_use_it(path: Path) -> None:
    cache = SqliteReplyCache(path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: cache.put(f"k{number}", a_reply(str(number))), range(100)))
        texts = list(pool.map(lambda number: getattr(cache.get(f"k{number}"), "text", None), range(100)))
    cache.close()
    assert texts == [str(number) for number in range(100)]


def test_a_killed_process_loses_nothing_that_it_kept(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claimcheck.adapters.reply_cache import SqliteReplyCache\n"
        "from claimcheck.llm.seam import Finish, Reply\n"
        "cache = SqliteReplyCache(Path(sys.argv[1]))\n"
        "for number in range(10**6):\n"
        "    cache.put(str(number), Reply(text='x' * 500, finish=Finish.STOP, prompt_tokens=1, cached_tokens=0,"
        " completion_tokens=1))\n"
        "    print(number, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= 50:
            break
    os.kill(process.pid, signal.SIGKILL)
    last = max([50, *(int(line) for line in process.stdout.read().split())])
    process.stdout.close()
    process.wait()
    cache = SqliteReplyCache(path)
    assert all(cache.get(str(number)) is not None for number in range(last + 1))
    cache.close()


def test_a_text_that_sqlite_cannot_hold_is_kept_without_what_is_wrong_with_it(path: Path) -> None:
    cache = SqliteReplyCache(path)
    cache.put("k", a_reply("before \ud800 after"))
    kept = cache.get("k")
    cache.close()
    assert kept is not None
    assert kept.text == "before ? after"


def test_a_file_that_is_none_of_ours_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="another program's"):
        SqliteReplyCache(path)
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="--no-cache"):
        SqliteReplyCache(path)


def test_trouble_with_the_file_costs_no_claim(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = SqliteReplyCache(path, wait_s=0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    cache.put("k", a_reply())
    cache.put("l", a_reply())
    other.execute("ROLLBACK")
    other.close()
    assert cache.get("k") is None
    cache.put("m", a_reply())
    assert cache.get("m") is not None
    cache.close()
    assert len([record for record in caplog.records if "not kept" in record.message]) == 1
