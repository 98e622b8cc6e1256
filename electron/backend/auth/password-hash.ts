import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Semaphore } from 'async-mutex';

/** OWASP's cheat sheet names N=2^15, r=8, p=3 among its equals; 32 MB and about 0.2 s of a worker thread each. */
const COST = { N: 32_768, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Two at a time, so that a flood of sign-ins takes neither all memory nor all of Node's worker threads. */
const places = new Semaphore(2);

/** `scrypt$N$r$p$salt$key`, the last two in base64: what is stored instead of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST, KEY_BYTES);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether the password is the one behind the hash; with the hash's own parameters, so that old ones stay good. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

/** Takes as long as checking a real one, for a login that does not exist. Always false. */
export async function verifyNothing(password: string): Promise<false> {
  await derive(password, Buffer.alloc(SALT_BYTES), COST, KEY_BYTES);
  return false;
}

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  // The same word typed by two input methods may differ in code points but not in NFKC.
  const plain = password.normalize('NFKC');
  return places.runExclusive(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(plain, salt, bytes, { ...cost, maxmem: 256 * 1024 * 1024 }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}
