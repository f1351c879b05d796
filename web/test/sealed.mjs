// Sealing in TypeScript against the same vectors as the C++ (cases/ballot), and against what C++ made of it.
//
//     node test/sealed.mjs [PLENARY]      with the program: each ballot sealed here is cast there
//
// A vector names election, credential, answers and a seed; the randomness is SHA-256 of the seed and a counter.
import { sha256 } from "@noble/hashes/sha256";
import { build } from "esbuild";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const here = new URL(".", import.meta.url).pathname;
const cases = join(here, "../../cases/ballot");
const folder = mkdtempSync(join(tmpdir(), "sealed-"));

async function bundled(name) {
  const outfile = join(folder, `${name}.mjs`);
  await build({ entryPoints: [join(here, `../sealed/${name}.ts`)], outfile, bundle: true, format: "esm", logLevel: "error" });
  return import(pathToFileURL(outfile).href);
}

const { readElection } = await bundled("election");
const { sealBallot } = await bundled("seal");
const { normalisedCredential, credentialKey } = await bundled("credential");

function drawn(seed) {
  let count = 0;
  return (bytes) => {
    const parts = [];
    for (let have = 0; have < bytes; have += 32) parts.push(sha256(new TextEncoder().encode(`${seed}|${count++}`)));
    return Uint8Array.from(parts.flatMap((part) => [...part])).slice(0, bytes);
  };
}

function vectors() {
  return readdirSync(cases).filter((name) => name.endsWith(".json")).sort()
    .map((name) => ({ file: join(cases, name), ...JSON.parse(readFileSync(join(cases, name), "utf8")) }));
}

let checks = 0;
function same(found, stated, what) {
  assert.equal(found, stated, what);
  ++checks;
}

for (const vector of vectors()) {
  const election = readElection(vector.election);
  same(election.fingerprint, vector.fingerprint, vector.file);
  const typed = normalisedCredential(` ${vector.credential.replaceAll("-", " ")}`);
  same(typed.credential, vector.credential, vector.file);
  for (const ballot of vector.ballots) {
    const sealed = sealBallot(election, vector.credential, ballot.answers, drawn(ballot.seed));
    same(sealed.tracker, ballot.tracker, vector.file);
    same(sealed.bytes, ballot.ballot, vector.file);
    assert.throws(() => sealBallot(election, vector.credential, [[9]], drawn(ballot.seed)));
  }
}
same("slip" in normalisedCredential("abc"), true, "a short credential");
same(normalisedCredential("0bc-d1f-ghi-jkm-nop").slip.block, 1, "a wrong character");
same(credentialKey("Q8z-mJZ-ZJn-urT-Sdp", "XuSXncH7MsnUag", 1n << 256n).toString(16).length <= 64, true, "a key");

const program = process.argv[2];
if (program !== undefined) {
  for (const vector of vectors()) {
    const archive = join(folder, "e.bel");
    const files = { "election.json": vector.election, "trustees.json": vector.trustees, "credentials.json": vector.credentials };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    rmSync(archive, { force: true });
    execFileSync(program, ["ballot", "init", "--election", join(folder, "election.json"), "--trustees",
      join(folder, "trustees.json"), "--credentials", join(folder, "credentials.json"), "--out", archive]);
    for (const { answers } of vector.ballots) {
      const sealed = sealBallot(readElection(vector.election), vector.credential, answers);
      writeFileSync(join(folder, "ballot"), sealed.bytes);
      const told = execFileSync(program, ["ballot", "cast", archive, join(folder, "ballot")], { encoding: "utf8" });
      same(told.trim(), `tracker ${sealed.tracker}`, vector.file);
    }
  }
}
rmSync(folder, { recursive: true });
console.log(`${checks} checks`);
