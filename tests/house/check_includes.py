#!/usr/bin/env python3
"""Reads every direct #include below src/ against src/house.txt; refuses file circles and unlisted rooms,
and a property test whose answer nobody reads (rapidcheck prints a failure, it does not fail by itself).

    check_includes.py ROOT        exit 0 and one line, or 1 and a line for each breach
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def read_table(path):
    table = {}
    for line in path.read_text().splitlines():
        if re.match(r"[a-z]+:", line):
            room, rest = line.split(":", 1)
            table[room] = set(rest.split("|")[0].split())
    return table


def room_of(path):
    return path.split("/", 1)[0]


def direct_includes(root):
    """file -> the files of src/ it includes, both as paths below src/"""
    return {
        str(file.relative_to(root)): INCLUDE.findall(file.read_text())
        for file in sorted(root.rglob("*"))
        if file.suffix in (".h", ".cpp")
    }


def breaches_of_table(files, table):
    for file, included in files.items():
        room = room_of(file)
        if room not in table:
            yield f"{file}: the room '{room}' is not in house.txt"
            continue
        allowed = table[room] | {room} | ({"store"} if file.endswith("_test.cpp") else set())
        for target in included:
            if room_of(target) not in allowed:
                yield f"{file}: {room} may not include {target}"
            elif target not in files:
                yield f"{file}: {target} does not exist (write the path from src/)"


def circles(files):
    done, path = set(), []

    def visit(file):
        if file in path:
            yield " -> ".join(path[path.index(file):] + [file])
        elif file not in done:
            path.append(file)
            for target in files.get(file, []):
                yield from visit(target)
            path.pop()
            done.add(file)

    for file in files:
        yield from visit(file)


def unread_properties(root):
    for file in sorted([*(root / "src").rglob("*_test.cpp"), *(root / "tests").rglob("*.cpp")]):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if re.search(r"(?<!CHECK\()rc::check\(", line):
                yield f"{file.relative_to(root)}:{number}: write CHECK(rc::check(...))"


def circles_of_rooms(table):
    seen = set()
    for room, grants in table.items():
        for grant in grants:
            if grant not in seen:
                yield f"house.txt: {room} is granted {grant}, which does not stand above it"
        seen.add(room)


def main(root):
    table = read_table(root / "src" / "house.txt")
    files = direct_includes(root / "src")
    found = [*circles_of_rooms({r: g for r, g in table.items()}), *breaches_of_table(files, table),
             *(f"circle: {c}" for c in circles(files)), *unread_properties(root)]
    for line in found:
        print(line)
    print(f"house: {len(files)} files in {len(table)} rooms, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
