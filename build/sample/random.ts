/** Seeded random numbers: the same seed and label give the same sequence on every machine. */
export interface Random {
  /** 0 <= x < 1, 32 bits. */
  next(): number;
  /** Integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Normally distributed around 0 with deviation 1 (sum of six uniforms, so within ±4.3). */
  normal(): number;
  /** A UUIDv7 for an instant (UTC ms): sorts by time like those the program makes. */
  uuid(atMs: number): string;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), its state filled from the text by xmur3. */
export function randomFrom(text: string): Random {
  const state = hashes(text);
  let a = state();
  let b = state();
  let c = state();
  let counter = 1;
  const next32 = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let warm = 0; warm < 12; warm += 1) next32();
  const next = () => next32() / 4_294_967_296;
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (choices) => {
      const chosen = choices[Math.floor(next() * choices.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    chance: (probability) => next() < probability,
    normal: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
    uuid: (atMs) => uuid7(atMs, next32(), next32(), next32()),
  };
}

function hashes(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

/** RFC 9562 section 5.7: 48 bits of time, version, 12 random bits, variant, 62 random bits. */
function uuid7(atMs: number, first: number, second: number, third: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  const a = (0x7000 | (first & 0x0fff)).toString(16);
  const b = (0x8000 | ((first >>> 12) & 0x3fff)).toString(16);
  const tail = second.toString(16).padStart(8, '0') + (third & 0xffff).toString(16).padStart(4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${tail}`;
}
