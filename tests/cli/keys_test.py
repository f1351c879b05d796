"""A log's key by command: its copy on paper, typed back, lost and restored, changed; and the record verifies throughout.

usage: keys_test.py PLENARY PLENARY_VERIFY ROOT
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PLENARY, VERIFY, ROOT = sys.argv[1:4]


def run(program, *words, typed="", status=0):
    done = subprocess.run([program, *map(str, words)], input=typed, capture_output=True, text=True, timeout=120)
    assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def blocks(sheet):
    return "\n".join(line for line in sheet.splitlines() if line.startswith("    "))


def main(folder):
    home = folder / "var"
    (folder / "members.csv").write_text("ref,name,bank\n1,Ada,North\n2,Dara,South\n")

    def key(command, *words, **more):
        return run(PLENARY, "key", command, "riverside", "--folder", home, *words, **more)

    def verified(name, *words):
        run(PLENARY, "export", "riverside", folder / name, "--folder", home)
        return run(VERIFY, folder / name, *words)

    broken = folder / "broken.toml"
    broken.write_text(pathlib.Path(f"{ROOT}/charters/association/charter.toml").read_text().replace("settle = \"secretary\"", "settle = \"secretery\""))
    said = run(PLENARY, "found", "riverside", "--folder", home, "--charter", broken, "--members", folder / "members.csv",
               "--office", "secretary=Dara", status=1)
    assert "broken.toml:35:40: No office is called secretery. Nearest: secretary." in said and "nothing was founded" in said, said
    assert not (home / "plenary.sqlite").exists(), "a body was founded under a charter with a fault"
    told = run(PLENARY, "found", "riverside", "--folder", home, "--charter", f"{ROOT}/charters/association/charter.toml",
               "--members", folder / "members.csv", "--office", "secretary=Dara")
    assert "plenary key copy riverside" in told
    first_vkey = next(line.split()[-1] for line in told.splitlines() if line.startswith("Key of the log"))

    sheet = blocks(key("copy"))
    assert len(sheet.split()) == 14
    assert "The copy is right" in key("confirm", typed=sheet.lower())
    slip = sheet.replace(sheet.split()[4], "22223", 1)
    assert "Block 5" in key("confirm", typed=slip, status=1)

    os.remove(home / "keys" / "riverside.key")
    key("copy", status=1)
    assert "has its key again" in key("restore", typed=sheet)
    assert verified("restored", "--key", first_vkey).endswith("same; 3 contents absent (0 erased, 3 not public)\n")

    assert "signed by the old one" in key("change", "--days", 3)
    assert "another key" in key("confirm", typed=sheet, status=1)  # the old sheet is not the new key's
    assert "The copy is right" in key("confirm", typed=blocks(key("copy")))
    account = verified("changed", "--key", first_vkey)
    assert "changed its key at entry 4" in account and "same" in account.splitlines()[-1]
    checkpoint = (folder / "changed" / "checkpoint").read_text()
    assert checkpoint.count("\u2014 ") == 2
    assert str(home) not in account


with tempfile.TemporaryDirectory() as made:
    main(pathlib.Path(made))
print("the key's life is as docs/operating tells it")
