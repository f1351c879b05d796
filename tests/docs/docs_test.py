#!/usr/bin/env python3
"""What the documents claim, runs: links lead somewhere, tests that are quoted exist, the printed story is printed.

    docs_test.py ROOT PLENARY        exit 0, or 1 and a line for each claim that does not hold
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def documents(root):
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def dead_links(root):
    for document in documents(root):
        for target in LINK.findall(document.read_text()):
            if not target.startswith(("http:", "https:")) and not (document.parent / target).exists():
                yield f"{document.relative_to(root)}: {target} is not there"


def quoted_tests_missing(root):
    """docs/promises.md quotes names of tests: each must stand in a test file."""
    sources = " ".join(f.read_text() for d in ("src", "tests") for f in (root / d).rglob("*_test.cpp"))
    sources = re.sub(r'"\s*\n\s*"', "", sources)
    for name in re.findall(r'"([a-z][^"|]{20,})"', (root / "docs/promises.md").read_text()):
        if f'"{name}"' not in sources:
            yield f'docs/promises.md: no test is called "{name}"'


def story_not_as_printed(root, plenary):
    """The README's story: every line between the command and the closing line, in this order."""
    block = re.search(r"    \$ build/release/bin/plenary (story \S+)\n((?:    .*\n)+)", (root / "README.md").read_text())
    if not block:
        yield "README.md: no story with its result"
        return
    run = subprocess.run([plenary, *block[1].split()], cwd=root, capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        yield f"README.md: the story ends with {run.returncode}: {run.stderr.strip()[:300]}"
    printed = run.stdout.splitlines()
    for line in (line[4:] for line in block[2].splitlines()):
        if line.strip() == "...":
            continue
        if line not in printed:
            yield f"README.md: not printed: {line}"
            return
        printed = printed[printed.index(line) + 1:]


def counts_not_as_printed(root, plenary):
    """docs/rules: each ``` block that begins with a count or a map prints what follows, from the block of ballots before it
    (a panel: from the two tables before it)."""
    for document in sorted((root / "docs/rules").glob("*.md")):
        ballots = before = None
        for kind, body in re.findall(r"^```(\w*)\n(.*?)^```", document.read_text(), re.M | re.S):
            if kind in ("blt", "pb", "csv", "yaml"):
                before, ballots = ballots, body
            command, _, expected = body.partition("\n")
            if not command.startswith(("$ plenary count ", "$ plenary consult map ")):
                continue
            with tempfile.TemporaryDirectory() as folder:
                words = command.split()[2:]
                ballots_file = words[2] if words[1] in ("audit", "convert", "map", "sample", "precincts", "sortition") else words[1]
                (Path(folder) / ballots_file).write_text(ballots or "")
                if words[1] == "sortition":  # two tables: the pool, and then the quotas
                    (Path(folder) / words[2]).write_text(before or "")
                    (Path(folder) / words[words.index("--quotas") + 1]).write_text(ballots or "")
                run = subprocess.run([Path(plenary).resolve(), *words], cwd=folder, capture_output=True, text=True, timeout=60)
            if run.stdout.rstrip() != expected.rstrip():
                yield f"{document.relative_to(root)}: not printed so: {command}"


def changed(lines, change):
    """A charter's lines with one change of docs/formats/broken-charters.md made: "@@ line N" or "@@ behind line N"."""
    head, *rest = change.splitlines()
    at = int(head.split()[-1]) - (0 if "behind" in head else 1)
    gone = [line[1:] for line in rest if line.startswith("-")]
    if lines[at:at + len(gone)] != gone:
        return None
    return [*lines[:at], *(line[1:] for line in rest if line.startswith("+")), *lines[at + len(gone):]]


def broken_charters_not_as_told(root, plenary):
    lines = (root / "charters/association/charter.toml").read_text().splitlines()
    page = (root / "docs/formats/broken-charters.md").read_text()
    cases = re.findall(r"^## (.*)\n\n```diff\n((?:.*\n)*?)```\n```text\n((?:.*\n)*?)```", page, re.M)
    if len(cases) != page.count("\n## "):
        yield "docs/formats/broken-charters.md: a charter has no change or no message"
    for name, change, expected in cases:
        broken = lines
        for part in re.split(r"^(?=@@ )", change, flags=re.M)[:0:-1]:  # from the end, so that line numbers stay
            broken = broken and changed(broken, part)
        if broken is None:
            yield f"docs/formats/broken-charters.md: {name}: the charter has no such lines"
            continue
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "charter.toml").write_text("\n".join(broken) + "\n")
            run = subprocess.run([Path(plenary).resolve(), "charter", "check", "charter.toml"], cwd=folder,
                                 capture_output=True, text=True, timeout=60)
        if run.returncode != 1 or run.stdout + run.stderr != expected:
            yield f"docs/formats/broken-charters.md: {name}: not told so, but: {run.stdout}{run.stderr}"


def main(root, plenary):
    found = [*dead_links(root), *quoted_tests_missing(root), *story_not_as_printed(root, plenary),
             *counts_not_as_printed(root, plenary), *broken_charters_not_as_told(root, plenary)]
    for line in found:
        print(line)
    print(f"docs: {len(documents(root))} documents, {len(found)} claims that do not hold")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
