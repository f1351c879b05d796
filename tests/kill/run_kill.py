#!/usr/bin/env python3
"""Kills the clerk at a random moment, again and again, and asks each time what is left.

    run_kill.py KILL-WRITER PLENARY-VERIFY [--rounds N] [--seed N]

After each death: every acknowledged act is there exactly once, at the seq that was told; seqs have no gap; the
export verifies "same", and every checkpoint that was ever seen is the beginning of it.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time


def fail(message):
    print("FAIL", message)
    sys.exit(1)


def live_and_die(writer, folder, seed, chance):
    """One life: what was acknowledged before the kill."""
    process = subprocess.Popen([writer, "write", folder, str(seed)], stdout=subprocess.PIPE)
    if chance.random() < 0.8:  # most deaths among acts, some while it opens, refolds or founds
        process.stdout.readline()
    time.sleep(chance.uniform(0.02, 0.4))
    process.kill()
    told = process.stdout.read().decode()
    process.wait()
    whole = told[: told.rfind("\n") + 1]
    return [line.split()[1:] for line in whole.splitlines() if line.startswith("A ")]


def look(writer, folder, export):
    shutil.rmtree(export, ignore_errors=True)
    done = subprocess.run([writer, "check", folder, export], capture_output=True, text=True)
    if done.returncode != 0:
        fail("it does not open again: " + done.stderr)
    return [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("E ")]


def compare(acknowledged, entries):
    if [int(seq) for seq, _ in entries] != list(range(len(entries))):
        fail("seqs have a gap")
    where = {act: int(seq) for seq, act in entries}
    if len(where) != len(entries):
        fail("an act stands twice")
    for act, seq in acknowledged.items():
        if where.get(act) != seq:
            fail(f"act {act} was acknowledged as {seq} and is {where.get(act)}")


def verify(program, export, older):
    since = [word for note in older for word in ("--since", str(note))]
    done = subprocess.run([program, export, *since], capture_output=True, text=True)
    if done.returncode != 0 or not any(line.startswith("same") for line in done.stdout.splitlines()):
        fail("the record does not verify:\n" + done.stdout + done.stderr)


def keep_checkpoint(source, kept):
    if source.exists():
        copy = kept / f"{len(list(kept.iterdir())):04}.checkpoint"
        shutil.copy(source, copy)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("writer")
    arguments.add_argument("verify")
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=None)
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    chance = random.Random(seed)
    print("seed", seed, flush=True)
    with tempfile.TemporaryDirectory() as base:
        folder, export, kept = (os.path.join(base, name) for name in ("house", "log", "seen"))
        os.mkdir(kept)
        acknowledged, entries = {}, []
        for number in range(given.rounds):
            for act, seq in live_and_die(given.writer, folder, number, chance):
                if acknowledged.setdefault(act, int(seq)) != int(seq):
                    fail(f"act {act} was acknowledged twice, at two seqs")
            keep_checkpoint(pathlib.Path(folder) / "seen" / "riverside.checkpoint", pathlib.Path(kept))
            entries = look(given.writer, folder, export)
            compare(acknowledged, entries)
            if entries:
                verify(given.verify, export, sorted(pathlib.Path(kept).iterdir()))
                keep_checkpoint(pathlib.Path(export) / "checkpoint", pathlib.Path(kept))
        if given.rounds >= 20 and not acknowledged:
            fail("nothing was ever acknowledged")
        print(f"{given.rounds} deaths, {len(acknowledged)} acts acknowledged, {len(entries)} entries: all there")


main()
