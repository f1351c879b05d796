// The prime-order subgroup of the curve of Ed25519, by @noble/curves. Text: the bytes of RFC 8032 from the last
// to the first, in hex.
import { ed25519 } from "@noble/curves/ed25519";

import { FixedBase, Group, packed } from "./group";

const Point = ed25519.ExtendedPoint;
type Point = InstanceType<typeof Point>;

const kPaddingBits = 14n;
const kMostEmbedded = 30;

function reversed(text: string): string {
  return (text.match(/../g) ?? []).reverse().join("");
}

function decoded(text: string): Point | null {
  try {
    return Point.fromHex(reversed(text));
  } catch {
    return null;
  }
}

class EdwardsGroup implements Group<Point> {
  readonly name = "Ed25519";
  readonly order = ed25519.CURVE.n;
  readonly generator = Point.BASE;
  readonly identity = Point.ZERO;

  read(text: string): Point | null {
    if (!/^[0-9a-f]{64}$/.test(text)) return null;
    const point = decoded(text);
    return point !== null && point.isTorsionFree() && this.write(point) === text ? point : null;
  }

  write(element: Point): string {
    return reversed(element.toHex());
  }

  multiply(a: Point, b: Point): Point {
    return a.add(b);
  }

  fixed(base: Point): FixedBase<Point> {
    const own = Point.fromAffine(base.toAffine());
    own._setWindowSize(6);
    return (exponent) => (exponent === 0n ? Point.ZERO : own.multiply(exponent));
  }

  embed(numbers: readonly number[]): Point | null {
    if (numbers.length > kMostEmbedded) return null;
    const shifted = packed(numbers) << kPaddingBits;
    for (let padding = 0n; padding < 1n << kPaddingBits; ++padding) {
      const point = this.read((shifted + padding).toString(16).padStart(64, "0"));
      if (point !== null) return point;
    }
    return null;
  }
}

export function edwards25519(): Group<Point> {
  return new EdwardsGroup();
}
