// Sealing a ballot in the browser: the same steps, in the same order, as src/ballot/seal.cpp.
import { sha256 } from "@noble/hashes/sha256";

import { credentialKey } from "./credential";
import { allowed, Election, groups, Question } from "./election";
import { FixedBase, Group, hashToScalar, modulo, Random, randomScalar, systemRandom } from "./group";
import { jsonString, unpaddedBase64, utf8 } from "./text";

export interface SealedBallot {
  readonly bytes: string;
  readonly tracker: string; // what the voter compares
}

interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

// A ciphertext with what only its maker knows.
interface Sealed<E> {
  readonly alpha: E;
  readonly beta: E;
  readonly randomness: bigint;
  readonly message: bigint;
}

// "The message less this value is 0": the difference is 0 in a true branch.
interface Branch {
  readonly randomness: bigint;
  readonly difference: bigint;
}

const proofText = (proof: Proof): string => `{"challenge":"${proof.challenge}","response":"${proof.response}"}`;
const list = (texts: readonly string[]): string => `[${texts.join(",")}]`;

class Sealer<E> {
  private readonly g: FixedBase<E>;
  private readonly y: FixedBase<E>;

  constructor(
    private readonly group: Group<E>,
    private readonly election: Election,
    private readonly random: Random,
  ) {
    const key = group.read(election.publicKey);
    if (key === null) throw new Error("the election's key is not in its group");
    this.g = group.fixed(group.generator);
    this.y = group.fixed(key);
  }

  ballot(credential: string, answers: readonly (readonly number[])[]): SealedBallot {
    const key = credentialKey(credential, this.election.uuid, this.group.order);
    const element = this.group.write(this.g(key));
    const context = `${this.election.fingerprint}|${element}`;
    const sealed = this.election.questions.map((question, i) => {
      const answer = answers[i] as readonly number[];
      return question.ranked ? this.ranked(answer, context) : this.choices(question, answer, context);
    });
    const unsigned =
      `{"election_uuid":${jsonString(this.election.uuid)},"election_hash":"${this.election.fingerprint}",` +
      `"credential":"${element}","answers":${list(sealed)}`;
    const hash = unpaddedBase64(sha256(utf8(unsigned + "}")));
    const proof = this.proveKey(`sig|${hash}|`, key);
    const bytes = `${unsigned},"signature":{"hash":"${hash}","proof":${proofText(proof)}}}`;
    return { bytes, tracker: unpaddedBase64(sha256(utf8(bytes))) };
  }

  private scalar(): bigint {
    return randomScalar(this.group, this.random);
  }

  // y^r g^m
  private masked(randomness: bigint, message: bigint): E {
    return this.group.multiply(this.y(randomness), this.g(message));
  }

  private proveKey(prefix: string, secret: bigint): Proof {
    const w = this.scalar();
    const challenge = hashToScalar(this.group, prefix, [this.g(w)]);
    return { challenge, response: modulo(w - secret * challenge, this.group.order) };
  }

  // With w random the commitments are g^w and y^w g^(d c), the response is w - rho c; in the true branch d is 0,
  // so its challenge is still free when the hash is known.
  private prove(branches: readonly Branch[], truth: number, prefix: string): Proof[] {
    const q = this.group.order;
    const drawn = branches.map((branch) => ({ branch, w: this.scalar(), c: this.scalar() }));
    const commitments = drawn.flatMap(({ branch, w, c }) => [
      this.g(w), this.masked(w, modulo(branch.difference * c, q)),
    ]);
    const missing = hashToScalar(this.group, prefix, commitments) - drawn.reduce((sum, { c }) => sum + c, 0n);
    return drawn.map(({ branch, w, c }, i) => {
      const challenge = modulo(c + (i === truth ? missing : 0n), q);
      return { challenge, response: modulo(w - branch.randomness * challenge, q) };
    });
  }

  private seal(bit: number): Sealed<E> {
    const randomness = this.scalar();
    const message = BigInt(bit);
    return { alpha: this.g(randomness), beta: this.masked(randomness, message), randomness, message };
  }

  private branch(sealed: Pick<Sealed<E>, "randomness" | "message">, value: number): Branch {
    return { randomness: sealed.randomness, difference: modulo(sealed.message - BigInt(value), this.group.order) };
  }

  private pair(sealed: Pick<Sealed<E>, "alpha" | "beta">): string {
    return `${this.group.write(sealed.alpha)},${this.group.write(sealed.beta)}`;
  }

  private ciphertext(sealed: Sealed<E>): string {
    return `{"alpha":"${this.group.write(sealed.alpha)}","beta":"${this.group.write(sealed.beta)}"}`;
  }

  private choices(question: Question, answer: readonly number[], context: string): string {
    const sealed: Sealed<E>[] = [];
    const individual: Proof[][] = [];
    for (const bit of answer) {
      const one = this.seal(bit);
      sealed.push(one);
      individual.push(
        this.prove([this.branch(one, 0), this.branch(one, 1)], bit, `prove|${context}|${this.pair(one)}|`));
    }
    const summed = question.blank ? sealed.slice(1) : sealed;
    const marked = summed.reduce((sum, one) => sum + one.message, 0n);
    const sum = { randomness: summed.reduce((r, one) => r + one.randomness, 0n) % this.group.order, message: marked };
    const whole = `${context}|${sealed.map((one) => this.pair(one)).join(",")}`;
    const values = Array.from({ length: question.max - question.min + 1 }, (_, i) =>
      this.branch(sum, question.min + i));
    const proofs = (of: readonly Proof[]): string => list(of.map(proofText));
    const head =
      `{"choices":${list(sealed.map((one) => this.ciphertext(one)))},` +
      `"individual_proofs":${list(individual.map(proofs))},"overall_proof":`;
    if (!question.blank) {
      const product = {
        alpha: summed.reduce((a, one) => this.group.multiply(a, one.alpha), this.group.identity),
        beta: summed.reduce((b, one) => this.group.multiply(b, one.beta), this.group.identity),
      };
      const truth = Number(marked) - question.min;
      return head + proofs(this.prove(values, truth, `prove|${whole}|${this.pair(product)}|`)) + "}";
    }
    const first = sealed[0] as Sealed<E>;
    const isBlank = answer[0] === 1;
    const blank = this.prove([this.branch(first, 0), this.branch(sum, 0)], isBlank ? 1 : 0, `bproof0|${whole}|`);
    const overall = this.prove(
      [this.branch(first, 1), ...values], isBlank ? 0 : Number(marked) - question.min + 1, `bproof1|${whole}|`);
    return `${head}${proofs(overall)},"blank_proof":${proofs(blank)}}`;
  }

  private ranked(answer: readonly number[], context: string): string {
    const message = this.group.embed(answer);
    if (message === null) throw new Error("the ranking does not fit the group");
    const r = this.scalar();
    const sealed = { alpha: this.g(r), beta: this.group.multiply(this.y(r), message), randomness: r, message: 0n };
    const prefix = `raweg|${context}|${this.election.publicKey},${this.pair(sealed)}|`;
    return `{"choices":${this.ciphertext(sealed)},"proof":${proofText(this.proveKey(prefix, r))}}`;
  }
}

// Answers as `plenary ballot seal` takes them. Throws where they do not fit the questions: the page asks before.
export function sealBallot(
  election: Election, credential: string, answers: readonly (readonly number[])[], random: Random = systemRandom,
): SealedBallot {
  const fits = answers.length === election.questions.length &&
    election.questions.every((question, i) => allowed(question, answers[i] as readonly number[]));
  if (!fits) throw new Error("the answers do not fit the questions");
  const seal = <E>(group: Group<E>): SealedBallot => new Sealer(group, election, random).ballot(credential, answers);
  switch (election.group) {
    case "BELENIOS-2048": return seal(groups["BELENIOS-2048"]());
    case "RFC-3526-2048": return seal(groups["RFC-3526-2048"]());
    case "Ed25519": return seal(groups.Ed25519());
    default: throw new Error("the election's group is not known");
  }
}
