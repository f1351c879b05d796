// A cyclic group of prime order, as sealing needs it. Elements travel as their texts' values: a bigint modulo p,
// or a point. Nothing here is constant-time: JavaScript's big integers are not.
import { sha256 } from "@noble/hashes/sha256";

import { bigEndian, utf8 } from "./text";

// Powers of one element made ready.
export type FixedBase<E> = (exponent: bigint) => E;

export interface Group<E> {
  readonly name: string;
  readonly order: bigint;
  readonly generator: E;
  readonly identity: E;
  read(text: string): E | null; // a member, in its only spelling
  write(element: E): string;
  multiply(a: E, b: E): E;
  fixed(base: E): FixedBase<E>;
  embed(numbers: readonly number[]): E | null; // the smallest padding that makes it a member
}

export function modulo(value: bigint, order: bigint): bigint {
  const rest = value % order;
  return rest < 0n ? rest + order : rest;
}

// SHA-256 of the prefix and the elements' texts joined by commas, mod q.
export function hashToScalar<E>(group: Group<E>, prefix: string, elements: readonly E[]): bigint {
  const text = prefix + elements.map((element) => group.write(element)).join(",");
  return bigEndian(sha256(utf8(text))) % group.order;
}

// So many random bytes; the browser's generator everywhere but in tests.
export type Random = (bytes: number) => Uint8Array;

export const systemRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

// From 128 bits more than q has, reduced: no number is likelier than another by more than 2^-128.
export function randomScalar<E>(group: Group<E>, random: Random): bigint {
  const bytes = Math.ceil(group.order.toString(2).length / 8) + 16;
  return bigEndian(random(bytes)) % group.order;
}

export function packed(numbers: readonly number[]): bigint {
  return numbers.reduce((sum, number) => sum * 256n + BigInt(number & 255), 0n);
}
