// The election as published: its bytes are hashed as they came.
import { sha256 } from "@noble/hashes/sha256";

import { edwards25519 } from "./edwards";
import { belenios2048, rfc3526 } from "./modular";
import { unpaddedBase64, utf8 } from "./text";

export interface Question {
  readonly ranked: boolean;
  readonly text: string;
  readonly answers: readonly string[];
  readonly blank: boolean;
  readonly min: number;
  readonly max: number;
}

export interface Election {
  readonly fingerprint: string;
  readonly uuid: string;
  readonly name: string;
  readonly group: string;
  readonly publicKey: string;
  readonly questions: readonly Question[];
}

type Fields = Record<string, unknown>;

function question(json: Fields): Question {
  const ranked = json["type"] === "NonHomomorphic";
  const held = (ranked ? json["value"] : json) as Fields;
  return {
    ranked,
    text: String(held["question"]),
    answers: (held["answers"] as unknown[]).map(String),
    blank: held["blank"] === true,
    min: Number(held["min"] ?? 0),
    max: Number(held["max"] ?? 0),
  };
}

export function readElection(bytes: string): Election {
  const json = JSON.parse(bytes) as Fields;
  return {
    fingerprint: unpaddedBase64(sha256(utf8(bytes))),
    uuid: String(json["uuid"]),
    name: String(json["name"]),
    group: String(json["group"]),
    publicKey: String(json["public_key"]),
    questions: (json["questions"] as Fields[]).map(question),
  };
}

// Ciphertexts of one answer: with blank allowed the first stands for it.
export function choices(of: Question): number {
  return of.ranked ? of.answers.length : of.answers.length + (of.blank ? 1 : 0);
}

export function allowed(of: Question, answer: readonly number[]): boolean {
  if (answer.length !== choices(of)) return false;
  if (of.ranked) return answer.every((rank) => Number.isInteger(rank) && rank >= 0 && rank <= 255);
  if (!answer.every((bit) => bit === 0 || bit === 1)) return false;
  const marked = answer.slice(of.blank ? 1 : 0).reduce<number>((sum, bit) => sum + bit, 0);
  return of.blank && answer[0] === 1 ? marked === 0 : marked >= of.min && marked <= of.max;
}

export const groups = { "BELENIOS-2048": belenios2048, "RFC-3526-2048": rfc3526, Ed25519: edwards25519 } as const;
