#!/usr/bin/env python3
"""Small elections made by two programs together: each key, ballot, shuffle, share and result by one of them.

    interop.py PLENARY [--first SEED] [--count N] [--log FILE]

A seed decides the election's shape and who makes what; keys and randomness come from each program itself.  At
the end both must accept the archive and state the same result.  Both are also given a wrong archive and must
refuse it.  A line an election, then "N agreed, M disagreed"; the exit status says the same.  With --log the
lines are added to a file and seeds found there are not run again.  Without belenios-tool: a line that says so.
"""
import argparse
import glob
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

TOOL = "belenios-tool"
GROUPS = ["BELENIOS-2048", "RFC-3526-2048"]


class Failed(Exception):
    pass


class Election:
    def __init__(self, plenary, seed, folder):
        self.plenary, self.seed, self.folder = plenary, seed, folder
        self.chance = random.Random(seed)
        self.group = GROUPS[seed % 2]
        self.makers = []  # who made what, for the line

    def run(self, words, given=None, check=True):
        done = subprocess.run(words, cwd=self.folder, input=given, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise Failed(f"{' '.join(words)}: {done.returncode}: {done.stderr.strip()[-300:]}")
        return done

    def ours(self, *words, **more):
        return self.run([self.plenary, "ballot", *words], **more)

    def tool(self, *words, **more):
        return self.run([TOOL, *words], **more)

    def by_us(self, what):
        ours = self.chance.random() < 0.5
        self.makers.append(f"{what}:{'P' if ours else 'b'}")
        return ours

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name)) as file:
            return file.read()

    def new_files(self, pattern, make):
        before = set(glob.glob(self.path(pattern)))
        make()
        (made,) = set(glob.glob(self.path(pattern))) - before
        return os.path.basename(made)

    # --- shape
    def questions(self):
        made = []
        for number in range(self.chance.randint(1, 2)):
            answers = [f"Answer {i} \u00e4\"\\/" for i in range(self.chance.randint(1, 4))]
            low = self.chance.randint(0, len(answers))
            made.append({"answers": answers, "min": low, "max": self.chance.randint(low, len(answers)),
                         "question": f"Question {number}?"})
            if self.chance.random() < 0.5:
                made[-1]["blank"] = True
        if self.group == "RFC-3526-2048" and self.chance.random() < 0.7:
            made.append({"type": "NonHomomorphic",
                         "value": {"answers": ["A", "B", "C"], "question": "In which order?"}})
        return made

    def vote(self):
        answers = []
        for question in self.shape:
            if "type" in question:
                answers.append(self.chance.sample([1, 2, 3], 3))
                continue
            size = len(question["answers"])
            marked = self.chance.sample(range(size), self.chance.randint(question["min"], question["max"]))
            bits = [1 if i in marked else 0 for i in range(size)]
            if question.get("blank"):
                bits = [1] + [0] * size if self.chance.random() < 0.3 else [0] + bits
            answers.append(bits)
        return json.dumps(answers, separators=(",", ":"))

    # --- before it opens
    def make_single(self, number):
        if self.by_us("key"):
            self.ours("trustee-key", "--group", self.group, "--out", f"single{number}")
            return f"single{number}"
        made = self.new_files("*.pubkey", lambda: self.tool("setup", "generate-trustee-key", "--group", self.group))
        return made[:-7]

    def make_shared(self, threshold, count):
        keys, tool = [], ["setup", "generate-trustee-key-threshold", "--group", self.group]
        for number in range(count):
            if self.by_us("cert"):
                self.ours("share-key", "certificate", "--group", self.group, "--out", f"share{number}")
                keys.append(f"share{number}")
            else:
                made = self.new_files("*.cert", lambda: self.tool(*tool, "--step", "1"))
                keys.append(made[:-5])
        self.write("certs.jsons", "".join(self.read(key + ".cert") for key in keys))
        self.tool(*tool, "--certs", "certs.jsons", "--step", "2")
        polynomials = ""
        for key in keys:
            if self.by_us("poly"):
                made = self.ours("share-key", "polynomial", "--group", self.group, "--certs", "certs.jsons", "--key",
                                 key + ".key", "--threshold", str(threshold))
            else:
                made = self.tool(*tool, "--certs", "certs.jsons", "--key", key + ".key", "--step", "3",
                                 "--threshold", str(threshold))
            polynomials += made.stdout
        self.write("polynomials.jsons", polynomials)
        self.ours("share-key", "letters", "--polynomials", "polynomials.jsons", "--out", "to")
        outputs = ""
        for number, key in enumerate(keys, 1):
            if self.by_us("share"):
                made = self.ours("share-key", "finish", "--group", self.group, "--certs", "certs.jsons", "--key",
                                 key + ".key", "--input", f"to{number}.vinput")
            else:
                made = self.tool(*tool, "--certs", "certs.jsons", "--key", key + ".key", "--step", "5",
                                 given=self.read(f"to{number}.vinput"))
            outputs += made.stdout
        self.write("outputs.jsons", outputs)
        self.ours("share-key", "assemble", "--group", self.group, "--certs", "certs.jsons", "--polynomials",
                  "polynomials.jsons", "--outputs", "outputs.jsons", "--out", "shared")
        return [(key + ".key", f"shared{number}.dkey") for number, key in enumerate(keys, 1)]

    def make_trustees(self):
        self.keys = []  # (key, decryption key or None)
        words = []
        for number in range(self.chance.randint(0, 2)):
            name = self.make_single(number)
            words += ["--single", name + ".pubkey"]
            self.keys.append((name + ".privkey", None))
        self.needed = list(range(len(self.keys)))
        if not self.keys or self.chance.random() < 0.3:
            count = self.chance.randint(2, 3)
            threshold = self.chance.randint(1, count)
            shared = self.make_shared(threshold, count)
            words += ["--shared", "shared.json"]
            first = len(self.keys)
            self.keys += shared
            self.needed += [first + i for i in self.chance.sample(range(count), threshold)]
        self.chance.shuffle(self.needed)
        self.ours("trustees", "--group", self.group, *words, "--out", "trustees.json")

    def make_credentials(self):
        weighted = not any("type" in question for question in self.shape) and self.chance.random() < 0.4
        voters = [f"voter{i}@example.org" for i in range(self.chance.randint(1, 4))]
        self.write("voters.txt", "".join(
            voter + (f",,{self.chance.choice([0, 1, 2, 7, 2000000000])}" if weighted else "") + "\n" for voter in voters))
        words = ["--uuid", self.uuid, "--group", self.group]
        if self.by_us("creds"):
            self.ours("credentials", *words, "--voters", "voters.txt", "--out", "list")
            os.rename(self.path("list.pubcreds"), self.path("public_creds.json"))
            sent = self.read("list.privcreds")
        else:
            self.tool("setup", "generate-credentials", *words, "--file", "voters.txt")
            os.rename(glob.glob(self.path("*.pubcreds"))[0], self.path("public_creds.json"))
            sent = open(glob.glob(self.path("*.privcreds"))[0]).read()
        self.credentials = [line.split()[-1] for line in sent.splitlines()]

    def open(self):
        self.shape = self.questions()
        self.uuid = self.ours("uuid").stdout.strip()
        self.bel = self.uuid + ".bel"
        self.make_credentials()
        self.make_trustees()
        self.write("template.json", json.dumps(
            {"description": "A test", "name": f"Election {self.seed} \u00fc", "questions": self.shape},
            ensure_ascii=False))
        if self.by_us("election"):
            self.ours("election", "--group", self.group, "--uuid", self.uuid, "--template", "template.json",
                      "--trustees", "trustees.json", "--out", "election.json")
        else:
            self.tool("setup", "make-election", "--uuid", self.uuid, "--group", self.group, "--template",
                      "template.json")
        if self.by_us("init"):
            self.ours("init", "--election", "election.json", "--trustees", "trustees.json", "--credentials",
                      "public_creds.json", "--out", self.bel)
        else:
            self.tool("archive", "init")

    # --- while it runs
    def add(self, kind, text="", ours=None):
        if ours is not None and self.by_us(kind):
            ours()
        else:
            self.tool("archive", "add-event", "--type=" + kind, given=text)

    def vote_all(self):
        turns = list(range(len(self.credentials)))
        turns += [i for i in turns if self.chance.random() < 0.4]
        for voter in turns:
            if self.chance.random() < 0.1:
                continue
            self.write("credential", self.credentials[voter] + "\n")
            self.write("answers", self.vote() + "\n")
            if self.by_us("ballot"):
                made = self.ours("seal", self.bel, "--credential", "credential", "--answers", "answers").stdout
            else:
                made = self.tool("election", "generate-ballot", "--privcred", "credential", "--ballot",
                                 "answers").stdout
            self.write("ballot", made)
            self.add("Ballot", made, lambda: self.ours("cast", self.bel, "ballot"))

    def shuffle_all(self):
        for _ in range(self.chance.randint(1, 2)):
            owner = self.chance.randint(1, len(self.keys))
            if self.by_us("shuffle"):
                made = self.ours("shuffle", self.bel).stdout
                self.write("shuffle.json", made)
                self.ours("add-shuffle", self.bel, "--trustee", str(owner), "shuffle.json")
            else:
                made = self.tool("election", "shuffle", f"--trustee-id={owner}").stdout
                self.add("Shuffle", made)
        self.add("EndShuffles", ours=lambda: self.ours("end-shuffles", self.bel))

    def decrypt_all(self):
        for index in self.needed:
            key, sealed = self.keys[index]
            if self.by_us("decrypt"):
                words = ["--key", key] + (["--decryption-key", sealed] if sealed else [])
                self.write("partial.json", self.ours("decrypt", self.bel, *words).stdout)
                self.ours("add-decryption", self.bel, "--trustee", str(index + 1), "partial.json")
                continue
            if sealed:
                made = self.tool("election", "decrypt-threshold", "--key", key, "--decryption-key", sealed,
                                 "--trustee-id", str(index + 1))
            else:
                made = self.tool("election", "decrypt", "--privkey", key, "--trustee-id", str(index + 1))
            self.add("PartialDecryption", made.stdout)

    def finish(self):
        self.add("EndBallots", ours=lambda: self.ours("close", self.bel))
        if self.by_us("tally"):
            self.ours("tally", self.bel)
        else:
            self.add("EncryptedTally", self.tool("election", "compute-encrypted-tally").stdout)
        if any("type" in question for question in self.shape):
            self.shuffle_all()
        self.decrypt_all()
        if self.by_us("result"):
            self.ours("result", self.bel)
        else:
            self.add("Result", self.tool("election", "compute-result").stdout)

    # --- what both say
    def compare(self):
        tool = self.tool("election", "verify", check=False)
        if tool.returncode != 0 or "all checks passed" not in tool.stderr:
            raise Failed("belenios-tool refuses: " + tool.stderr.strip()[-200:])
        verdict = json.loads(self.ours("verify", "--json", "--strict", self.bel, check=False).stdout)
        if not verdict["accepted"]:
            raise Failed("plenary refuses: " + json.dumps(verdict["refusal"]))
        with open(self.path(self.bel), "rb") as file:
            stated = json.loads(file.read().rsplit(b'{"result":', 1)[1].split(b"}")[0])
        if stated != verdict["result"]:
            raise Failed(f"results differ: {stated} and {verdict['result']}")
        self.compare_wrong()

    def compare_wrong(self):
        """One digit of a proof is changed: both refuse."""
        with open(self.path(self.bel), "rb") as file:
            bytes_ = bytearray(file.read())
        places = [i + 13 for i in range(len(bytes_)) if bytes_.startswith(b'"challenge":"', i)]
        at = self.chance.choice(places) + 5
        bytes_[at] = ord("0") + (bytes_[at] - ord("0") + 1) % 10
        wrong = os.path.join(self.folder, "wrong")
        os.mkdir(wrong)
        with open(os.path.join(wrong, self.bel), "wb") as file:
            file.write(bytes_)
        tool = self.tool("election", "verify", "--dir", "wrong", check=False).returncode
        ours = self.ours("verify", "--quiet", os.path.join("wrong", self.bel), check=False).returncode
        if tool == 0 or ours != 1:
            raise Failed(f"a wrong archive: belenios-tool {tool}, plenary {ours}")

    def play(self):
        self.open()
        self.vote_all()
        self.finish()
        self.compare()


def one(plenary, seed):
    folder = tempfile.mkdtemp(prefix="interop-")
    election = Election(plenary, seed, folder)
    try:
        election.play()
        return True, f"{seed} agreed {election.group} {' '.join(election.makers)}"
    except (Failed, OSError, ValueError, KeyError) as failed:
        return False, f"{seed} DISAGREED {election.group} {' '.join(election.makers)}: {failed}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def seeds_done(log):
    if not log or not os.path.exists(log):
        return set()
    with open(log) as file:
        return {int(line.split()[0]) for line in file if line.split()[0].isdigit()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plenary")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--log")
    asked = parser.parse_args()
    if shutil.which(TOOL) is None:
        print("skipped: belenios-tool is not installed")
        return 0
    done, agreed, disagreed = seeds_done(asked.log), 0, 0
    for seed in range(asked.first, asked.first + asked.count):
        if seed in done:
            continue
        holds, line = one(os.path.abspath(asked.plenary), seed)
        agreed, disagreed = agreed + holds, disagreed + (not holds)
        print(line, flush=True)
        if asked.log:
            with open(asked.log, "a") as file:
                file.write(line + "\n")
    print(f"{agreed} agreed, {disagreed} disagreed")
    return 0 if disagreed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
