#!/usr/bin/env python3
"""plenary count as a person at a terminal meets it: each case prints what is kept, pages keep their promises, and
ballots come back from every format.

    count_test.py PLENARY ROOT [--write]
"""
import json
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
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


def converted(there, one, other, *words):
    """What convert prints; both are files of the folder, or a case."""
    if not (there / one).exists():
        (there / Path(one).name).write_bytes((CASES / one).read_bytes())
    status, out, err = run(["convert", Path(one).name, other, *words], there)
    return out if status == 0 else f"refused: {err.strip()}"


def formats_of_other_ballots():
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        # A budget comes back byte for byte where it was written as this program writes.
        check("not kept" not in converted(there, "clubs.pb", "a.pb"), "a budget lost something")
        converted(there, "a.pb", "b.pb")
        check((there / "a.pb").read_bytes() == (there / "b.pb").read_bytes(), "a budget changes when written again")
        for kept in ("votes;project_id;cost;score;name;selected;latitude;longitude", "max_sum_points;5\n", "64;3;;;paper",
                     'description;Money of the clubs;minutes', '0;a/b;100;0;;2;47.2;'):
            check(kept in (there / "a.pb").read_text(), f"a budget lost {kept}")
        # Approvals keep their keys, and are grades of two categories.
        (there / "four.abc.yaml").write_text((CASES / "four.abc.yaml").read_text() + "origin: [minutes,\n  page 3]\n")
        check("not kept" not in converted(there, "four.abc.yaml", "again.abc.yaml"), "approvals lost something")
        check("origin: [minutes,\n  page 3]\n" in (there / "again.abc.yaml").read_text(), "approvals lost a key")
        told = converted(there, "four.abc.yaml", "four.cat")
        check("not kept: seats\n" in told and "not kept: keys\n" in told, f"what categories cannot hold is not told: {told}")
        converted(there, "four.abc.yaml", "four.csv")
        sums = [run([f, "--rule", "approval", "--csv"], there)[1] for f in ("four.cat", "four.csv")]
        check(sums[0] and sums[0] == sums[1], "approvals do not count alike as categories and as marks")
        check("--seats" in converted(there, "four.cat", "back.abc.yaml"), "seats were made up")
        converted(there, "four.cat", "back.abc.yaml", "--seats", "2")
        committees = [run([f, "--rule", "pav", "--csv"], there)[1] for f in ("four.abc.yaml", "back.abc.yaml")]
        check(committees[0] and committees[0] == committees[1], "approvals do not come back from categories")
        # Categories keep their keys; marks become categories and come back.
        check("not kept" not in converted(there, "park.cat", "again.cat"), "categories lost something")
        check((there / "again.cat").read_text() == (CASES / "park.cat").read_text().replace("park.cat", "again.cat"),
              "categories change when written again")
        check("not kept: categories" in converted(there, "park.cat", "park.csv"), "names of categories are lost untold")
        check("not kept" not in converted(there, "dinner.csv", "dinner.cat"), "marks lost something as categories")
        stars = [run([f, "--rule", "star", "--csv"], there)[1] for f in ("dinner.csv", "dinner.cat")]
        check(stars[0] and stars[0] == stars[1], "marks do not count alike as categories")
        # Orders keep what no count looks at, in their own format; an order that does not fit is refused.
        (there / "x.toc").write_text("# TITLE: T\n# DESCRIPTION: made up\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n"
                                     "# ALTERNATIVE NAME 2: B\n2: 1,2\n1: {1,2}\n")
        check("not kept: keys" not in converted(there, "x.toc", "y.toc"), "orders lost keys")
        check("# DESCRIPTION: made up\n# DATA TYPE: toc\n" in (there / "y.toc").read_text(), "orders lost their description")
        check("not kept: keys" in converted(there, "x.toc", "x.blt"), "keys are lost untold")
        check("equally" in converted(there, "x.toc", "x.soi"), "equals are written as a strict order")
        check("every candidate" in converted(there, "board.blt", "board.soc"), "short ballots are written as complete")
        (there / "z.blt").write_text('2 1\n[droop precision=5]\n[nick a b]\n3 b a 0\n0\n"A"\n"B"\n"T"\n')
        check("not kept: keys" not in converted(there, "z.blt", "w.blt"), "options of a BLT file are lost")
        check("[droop precision=5]\n[nick a b]\n3 2 1 0\n" in (there / "w.blt").read_text(), "options of a BLT file are lost")


def reports_of_nist():
    """What the schema of version 2.0 requires is there, ids lead somewhere, and counts add up with the count told as JSON."""
    required = {
        "ElectionReport": "Format GeneratedDate Issuer IssuerAbbreviation SequenceEnd SequenceStart Status VendorApplicationId",
        "Election": "ElectionScopeId EndDate Name StartDate Type", "ReportingUnit": "Type @id", "Candidate": "BallotName @id",
        "CandidateContest": "VotesAllowed ElectoralDistrictId Name @id", "CandidateSelection": "CandidateIds @id",
        "Party": "Name @id", "PartyContest": "ElectoralDistrictId Name @id", "PartySelection": "PartyIds @id",
        "VoteCounts": "Count Type", "InternationalizedText": "Text", "LanguageString": "Content Language"}

    def objects(value):
        if isinstance(value, dict):
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            yield from objects(inner)

    for name in ("board.nist.json", "mayor.nist.json", "president.nist.json", "assembly.nist.json", "four.nist.json",
                 "dinner.nist.json", "dinner.approval.nist.json", "board.borda.nist.json"):
        report = json.loads((CASES / "expected" / name).read_text(), parse_float=str)
        ids = {o["@id"] for o in objects(report) if "@id" in o}
        for one in objects(report):
            kind = one["@type"].removeprefix("ElectionResults.")
            missing = set(required[kind].split()) - set(one)
            check(not missing, f"{name}: a {kind} lacks {missing}")
            if kind == "PartyContest":  # the schema allows it nothing more
                more = set(one) - set("@id @type BallotSelection ElectoralDistrictId Name VoteVariation".split())
                check(not more, f"{name}: a {kind} has {more}")
            for reference in [*one.get("CandidateIds", []), *one.get("PartyIds", []), *[one[k] for k in ("ElectoralDistrictId", "ElectionScopeId") if k in one]]:
                check(reference in ids, f"{name}: {reference} is nothing")
    told = json.loads((CASES / "expected/board.stv.json").read_text())
    contest = json.loads((CASES / "expected/board.nist.json").read_text(), parse_float=str)["Election"][0]["Contest"][0]
    for option, selection in enumerate(contest["BallotSelection"]):
        total, *rounds = [Fraction(count["Count"]) for count in selection["VoteCounts"]]
        sums = [Fraction(stage["sums"][option]) for stage in told["stages"] if stage["sums"]]
        check(rounds == sums and total == sums[-1], f"board.nist.json: option {option} has other sums than the count")


def proposals():
    """With --propose a count prints the same bytes where there is a solver; where there is none, that is said."""
    for rule in ("pav", "cc", "monroe", "slav"):
        plain = run(["four.abc.yaml", "--rule", rule, "--json"])
        status, out, err = run(["four.abc.yaml", "--rule", rule, "--json", "--propose"])
        check("without a solver" in err if status else out == plain[1], f"--propose with {rule}: {out}{err}")
    status, out, err = run(["garden.pb", "--rule", "greedy-votes", "--propose"])
    check(status == 1 and "greedy-votes" in err, f"--propose with a budget: {out}{err}")
    status, out, err = run(["four.abc.yaml", "--rule", "pav", "--nodes", "1"])
    check(status == 0 and "before it was proved" in out, f"a search that ended early: {out}{err}")


printed_as_kept("--write" in sys.argv)
proposals()
formats_round()
formats_of_other_ballots()
reports_of_nist()
for line in failures:
    print(line)
print(f"count: {len(list(cases()))} cases, {len(failures)} that do not hold")
sys.exit(1 if failures else 0)
