#!/usr/bin/env python3
"""plenary charter and plenary replay as a person at a terminal meets them.

    charter_test.py PLENARY ROOT

Every broken charter of docs/formats/broken-charters.md is told as it says; every charter of charters/ checks, explains
and simulates; a charter compared with a changed one says what changes; the shared decisions replay, where they are.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PLENARY, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def run(*words):
    done = subprocess.run([PLENARY, *map(str, words)], cwd=ROOT, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def broken_charters(folder):
    text = (ROOT / "docs/formats/broken-charters.md").read_text()
    whole = (ROOT / "charters/association/charter.toml").read_text()
    cases = re.findall(r"## \d+\. (.*?)\n\n```text\n(.*?)\n```\n\nbecomes\n\n```text\n(.*?)\n?```\n\n> (.*?)\n", text, re.S)
    check(len(cases) >= 20, f"{len(cases)} broken charters in the docs")
    for name, before, after, message in cases:
        check(whole.count(before) >= 1, f"{name}: {before} is in the charter")
        file = Path(folder) / "charter.toml"
        file.write_text(whole.replace(before, after, 1))
        status, out, err = run("charter", "check", file)
        check(status == 1, f"{name}: refused")
        check(message in (out + err).splitlines(), f"{name}: says {(out + err).strip()!r}, not {message!r}")


def gallery():
    for charter in sorted((ROOT / "charters").glob("*/charter.toml")) + sorted((ROOT / "charters/replay").glob("*/charter.toml")):
        name = charter.relative_to(ROOT)
        status, out, err = run("charter", "check", name)
        check(status == 0 and out.rstrip().endswith("nothing to object"), f"{name} checks: {out}{err}")
        status, out, _ = run("charter", "explain", name)
        check(status == 0 and len(out.splitlines()) > 8 and "charter.plain" not in out, f"{name} explains")
        if "ballot" in charter.read_text():
            status, out, _ = run("charter", "simulate", name)
            check(status == 0 and out.splitlines()[1].startswith("Outcome: "), f"{name} simulates: {out}")


def simulate():
    status, out, _ = run("charter", "simulate", "charters/federation/charter.toml", "--matter", "common act", "yes=4", "no=2",
                         "yes*population=60", "members*population=100")
    check(status == 0 and out.splitlines()[1] == "Outcome: adopted", out)
    status, out, _ = run("charter", "simulate", "charters/federation/charter.toml", "--matter", "common act", "yes=4", "no=2")
    check("Outcome: open" in out and "Not known: yes*population" in out, out)
    status, _, err = run("charter", "simulate", "charters/federation/charter.toml", "yes is 4")
    check(status == 1 and "yes is 4" in err, err)
    status, out, _ = run("charter", "simulate", "charters/council/charter.toml", "yes=6", "no=1", "no@permanent=1")
    check("Outcome: blocked" in out, out)


def diff(folder):
    old = ROOT / "charters/association/charter.toml"
    new = Path(folder) / "new.toml"
    new.write_text(old.read_text().replace('share = "2/3"', 'share = "3/4"').replace('lasts  = "7 days"', 'lasts  = "9 days"'))
    status, out, _ = run("charter", "diff", old, new)
    check(status == 0 and "The test two thirds changes:" in out and "2/3" in out and "3/4" in out, out)
    check("lasts: was “7”, is “9”" in out, out)
    status, out, _ = run("charter", "diff", old, old)
    check(out == "Nothing changes.\n", out)


def replay():
    corpora = Path(os.environ.get("PLENARY_CORPORA", ROOT / "../shared/data"))
    if not (corpora / "replay").is_dir():
        print("skipped: no corpora")
        return
    status, out, err = run("replay", "charters/replay", "--data", corpora / "replay")
    check(out.splitlines()[-1] == "4050 reproduced, 20 recorded otherwise, 0 unexplained", out[-500:] + err)
    check(status == 0, "every decision is explained")
    status, first, _ = run("replay", "charters/replay/debian", "--data", corpora / "replay", "--json")
    _, second, _ = run("replay", "charters/replay/debian", "--data", corpora / "replay/debian", "--json")
    check(status == 0 and first == second and '"given":"by the source"' in first, "the proofs of debian are the same bytes")
    status, out, _ = run("replay", "charters/replay/debian", "--data", corpora / "replay", "--proof", "2006-vote_004")
    check(status == 0 and "Outcome: kept" in out and "the ratio" in out, out)
    with tempfile.TemporaryDirectory() as bent:  # a charter bent by one word is found out
        folder = Path(bent) / "npc-china"
        folder.mkdir()
        for file in (ROOT / "charters/replay/npc-china").iterdir():
            (folder / file.name).write_text(file.read_text().replace('share = "1/2"', 'share = "3/5"'))
        status, out, _ = run("replay", folder, "--data", corpora / "replay")
        check(status == 1 and out.splitlines()[-1] == "2 reproduced, 0 recorded otherwise, 1 unexplained", out)


with tempfile.TemporaryDirectory() as folder:
    broken_charters(folder)
    diff(folder)
gallery()
simulate()
replay()
for failure in failures:
    print("FAIL", failure)
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
