#!/usr/bin/env python3
"""plenary count as a person at a terminal meets it: each case prints what is kept, pages keep their promises, and
ballots come back from every format.

    count_test.py PLENARY ROOT [--write]
"""
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

PLENARY, CASES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]) / "cases/count"
VOID = {"meta"}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def run(words, folder=CASES):
    done = subprocess.run([PLENARY, "count", *words], cwd=folder, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


class Page(HTMLParser):
    """Whether tags close in their order, and what stands in marks, in tables and in attributes."""

    def __init__(self):
        super().__init__()
        self.open, self.attributes, self.labels, self.cells, self.text = [], [], [], [], ""

    def handle_starttag(self, tag, attrs):
        self.attributes += attrs
        if tag == "g" and dict(attrs).get("role") == "img":
            self.labels.append(dict(attrs)["aria-label"])
        if tag in ("td", "th"):
            self.cells.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.text += data
        if "td" in self.open or "th" in self.open:
            self.cells[-1] += data


def look_at_page(name, html):
    page = Page()
    page.feed(html)
    check(page.open == [], f"{name}: {page.open} is not closed")
    check("<script" not in html and "url(" not in html and "@import" not in html, f"{name}: asks for something")
    outside = [value for _, value in page.attributes if value and "//" in value and value != "http://www.w3.org/2000/svg"]
    check(outside == [], f"{name}: names another place: {outside}")
    check(not {n for n, _ in page.attributes} & {"href", "src", "style", "onclick"}, f"{name}: an address or a style")
    # What a mark says beside its name stands in a table too.
    cells = " ".join(page.cells) + " " + page.text
    for label in page.labels:
        for number in re.findall(r"\d+(?:[./]\d+)*", label.rsplit(":", 1)[-1]):
            check(number in cells, f"{name}: {number} of “{label}” is in no table")


def cases():
    for line in (CASES / "cases.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, *words = line.split()
            yield name, words


def printed_as_kept(write):
    for name, words in cases():
        status, out, err = run(words)
        refused = name.endswith(".refused")
        check((status != 0) == refused, f"{name}: ends with {status}: {err.strip()[:200]}")
        if name.endswith(".html"):
            look_at_page(name, out)
            out = re.sub(r"<style>.*?</style>", "", out, flags=re.S)
        told, kept = (err if refused else out), CASES / "expected" / name
        if write:
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(told, newline="")
        check(kept.exists() and kept.read_bytes() == told.encode(), f"{name}: is not printed as kept")


def formats_round():
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        for start in ("board.blt", "mayor/mayor_config.json"):
            first, second, third = (there / (start.replace("/", "-") + end) for end in (".cvr.csv", ".soi", ".blt"))
            for one, other in ((CASES / start, first), (first, second), (second, third)):
                status, out, err = run(["convert", str(one.resolve()), str(other)])
                check(status == 0, f"{one} -> {other}: {err}")
            tables = [run([str(f), "--rule", "borda", "--csv"], there)[1] for f in (first, second, third)]
            check(tables[0] and len(set(tables)) == 1, f"{start}: formats do not count alike")
        status, out, err = run(["convert", str((CASES / "board.blt").resolve()), str(there / "a.cvr.csv")])
        check("not kept: seats\n" in out and "not kept: title\n" in out, f"what CVR cannot hold is not told: {out}")
        status, out, err = run(["convert", str((CASES / "board.blt").resolve()), str(there / "a.cvr.csv")])
        check(status == 1 and "already" in err, "a file that is there was written over")
        (there / "skips.blt").write_text('2 1\n3 - 1 0\n1/2 2 0\n0\n"A;B"\n"C"\n"T"\n')
        status, out, err = run(["convert", "skips.blt", "b.soi"], there)
        check("not kept: ballots (" in out, f"a rank left empty is lost untold: {out} {err}")


printed_as_kept("--write" in sys.argv)
formats_round()
for line in failures:
    print(line)
print(f"count: {len(list(cases()))} cases, {len(failures)} that do not hold")
sys.exit(1 if failures else 0)
