// The two subgroups of the integers modulo a prime of 2048 bits.
import { FixedBase, Group, packed } from "./group";

const kWindow = 4n; // bits of a digit: 15 products a place to make ready, one a place to use

class ModularGroup implements Group<bigint> {
  readonly identity = 1n;

  constructor(
    readonly name: string,
    readonly p: bigint,
    readonly order: bigint,
    readonly generator: bigint,
    private readonly paddingBits: bigint,
  ) {}

  read(text: string): bigint | null {
    if (!/^(0|[1-9][0-9]{0,616})$/.test(text)) return null;
    const value = BigInt(text);
    return value > 0n && value < this.p && this.power(value, this.order) === 1n ? value : null;
  }

  write(element: bigint): string {
    return element.toString();
  }

  multiply(a: bigint, b: bigint): bigint {
    return (a * b) % this.p;
  }

  power(base: bigint, exponent: bigint): bigint {
    let result = 1n;
    for (const bit of exponent.toString(2)) {
      result = (result * result) % this.p;
      if (bit === "1") result = (result * base) % this.p;
    }
    return result;
  }

  fixed(base: bigint): FixedBase<bigint> {
    const places: bigint[][] = [];
    let place = base;
    for (let at = 0n; at < BigInt(this.order.toString(2).length); at += kWindow) {
      const digits = [1n];
      for (let digit = 1; digit < 16; ++digit) digits.push(this.multiply(digits[digit - 1] as bigint, place));
      places.push(digits);
      place = this.multiply(digits[15] as bigint, place);
    }
    return (exponent) => {
      let result = 1n;
      for (let at = 0, rest = exponent; rest > 0n; ++at, rest >>= kWindow)
        result = this.multiply(result, (places[at] as bigint[])[Number(rest & 15n)] as bigint);
      return result;
    };
  }

  embed(numbers: readonly number[]): bigint | null {
    const room = this.order.toString(2).length - 1 - Number(this.paddingBits);
    if (this.paddingBits === 0n || numbers.length * 8 > room) return null;
    const shifted = packed(numbers) << this.paddingBits;
    for (let padding = 0n; padding < 1n << this.paddingBits; ++padding) {
      const tried = shifted + padding;
      if (tried > 0n && this.power(tried, this.order) === 1n) return tried;
    }
    return null;
  }
}

export function belenios2048(): Group<bigint> {
  return new ModularGroup(
    "BELENIOS-2048",
    BigInt(
      "206947856914225464010136436575050080649229892957511040971008847870573742192427174019222372544976" +
      "843381290666331380789584049600543896362897963930387739057228036059737494276713767776188985898727" +
      "358650490811670993105358677809800307904916540637771737641986785272734744763418356000356983051931" +
      "442845617019110007867373073335641239717328979132404745788344682606523279746479511376726586935821" +
      "800463179220736688600526271863633860887968821207694323661494910029234443463732221458841005864210" +
      "502421203654335612013204811188524087310770141516662001623131771693721892480785077118278423174980" +
      "73276598828825169183103125680162072880719",
    ),
    78571733251071885079927659812671450121821421258408794611510081919805623223441n,
    BigInt(
      "240235267750185220922768770353239993271228765737836491651007531878766327414635321932028567615526" +
      "967879969466829874938909508389657342560190060106847716449173547413728310461045868131451178164675" +
      "540052740288984613986453266121505579709716201616827031288643245666383486363578210615491841998253" +
      "431518974065818686865115135857641013888221539601604322884360393098933366277284840659313840601023" +
      "167509576377798266510360682240663507669776402534625377308513317349519424896775405257365904949247" +
      "763147599157519877517771148149092045660020547812705472823814097251863985833411570056835369555342" +
      "3781475582491896050296680037745308460627",
    ),
    0n,
  );
}

// RFC 3526 section 3; q = (p-1)/2.
export function rfc3526(): Group<bigint> {
  const p = BigInt(
      "0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404" +
      "DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7" +
      "EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF" +
      "5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE" +
      "3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA05" +
      "1015728E5A8AACAA68FFFFFFFFFFFFFFFF",
  );
  return new ModularGroup("RFC-3526-2048", p, (p - 1n) / 2n, 2n, 8n);
}
