// The private credential of a voter: 15 characters, printed XXX-XXX-XXX-XXX-XXX, the last a check on the others.
import { pbkdf2 } from "@noble/hashes/pbkdf2";
import { sha256 } from "@noble/hashes/sha256";

import { bigEndian, utf8 } from "./text";

const kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export type Slip =
  | { readonly kind: "length"; readonly found: number }
  | { readonly kind: "character"; readonly block: number } // from 1
  | { readonly kind: "checksum" };

export type Typed = { readonly credential: string } | { readonly slip: Slip };

// Any spacing and any dashes are taken; the key is derived from the form with dashes, so that is what comes out.
export function normalisedCredential(typed: string): Typed {
  const digits = [...typed].filter((c) => !/[\s\u2010-\u2015\u2212-]/.test(c));
  const wrong = digits.findIndex((c) => !kAlphabet.includes(c));
  if (wrong >= 0) return { slip: { kind: "character", block: Math.floor(wrong / 3) + 1 } };
  if (digits.length !== 15) return { slip: { kind: "length", found: digits.length } };
  const values = digits.map((c) => kAlphabet.indexOf(c));
  const rest = values.slice(0, 14).reduce((sum, value) => (sum * 58 + value) % 53, 0);
  if ((rest + (values[14] as number)) % 53 !== 0) return { slip: { kind: "checksum" } };
  return { credential: (digits.join("").match(/.../g) as string[]).join("-") };
}

export function credentialKey(credential: string, uuid: string, order: bigint): bigint {
  return bigEndian(pbkdf2(sha256, utf8(credential), utf8(uuid), { c: 1000, dkLen: 32 })) % order;
}
