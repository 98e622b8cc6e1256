import { describe, expect, it } from 'vitest';
import { hashPassword, verifyNothing, verifyPassword } from './password-hash.ts';

describe('password hash', () => {
  it('holds its salt and parameters, and never the password', async () => {
    const [one, two] = await Promise.all([hashPassword('orderline-demo'), hashPassword('orderline-demo')]);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w+/=]+\$[\w+/=]+$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('orderline-demo', one)).toBe(true);
    expect(await verifyPassword('orderline-demo', two)).toBe(true);
    expect(await verifyPassword('orderline-Demo', one)).toBe(false);
  });

  it('checks with the parameters of the hash, not with those of today', async () => {
    const cheap =
      'scrypt$16$1$1$c2FsdA==$' +
      (await import('node:crypto')).scryptSync('old password', 'salt', 32, { N: 16, r: 1, p: 1 }).toString('base64');
    expect(await verifyPassword('old password', cheap)).toBe(true);
  });

  it('refuses what is no hash', async () => {
    expect(await verifyPassword('x', '')).toBe(false);
    expect(await verifyPassword('x', '!')).toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    const hash = await hashPassword('orderline-demo');
    const time = async (work: () => Promise<unknown>) => {
      const startedMs = performance.now();
      await work();
      return performance.now() - startedMs;
    };
    const somebody = await time(() => verifyPassword('wrong password', hash));
    const nobody = await time(() => verifyNothing('wrong password'));
    expect(nobody / somebody).toBeGreaterThan(0.2);
    expect(nobody / somebody).toBeLessThan(5);
  });

  it('leaves the event loop free', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    await hashPassword('orderline-demo');
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });
});
