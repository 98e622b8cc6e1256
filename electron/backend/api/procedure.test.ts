import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EVENT_TOPICS } from '../../../shared/contract/events.ts';
import { RIGHTS, ROLES, rightsOf } from '../../../shared/contract/rights.ts';
import { assertDeclared, read, router } from './procedure.ts';
import { appRouter } from './router.ts';

interface Declared {
  readonly _def: { readonly meta?: { readonly right?: string; readonly audit?: string }; readonly type: string };
}
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Declared>);

describe('procedures', () => {
  it('are refused by the composition root when one declares no right', () => {
    const shape = { right: 'call.work', input: z.void(), output: z.void() } as const;
    const good = read(shape, () => undefined);
    const bare = Object.assign(() => undefined, { _def: { ...good._def, meta: undefined } });
    expect(() => assertDeclared(router({ good }))).not.toThrow();
    expect(() => assertDeclared(router({ good, bare: bare as unknown as typeof good }))).toThrow(
      'bare declares no right',
    );
  });

  it('cannot even be written without a right', () => {
    // @ts-expect-error a procedure without a declared right fails the type check, and so the build
    read({ input: z.void(), output: z.void() }, () => undefined);
  });

  it.each(procedures)('%s declares a right that exists, and its audit level', (_path, procedure) => {
    expect(RIGHTS).toContain(procedure._def.meta?.right);
    expect(['change', 'access', 'none']).toContain(procedure._def.meta?.audit);
  });

  it('are public only where there can be no session yet', () => {
    const open = procedures.filter(([, { _def }]) => _def.meta?.right === 'public').map(([path]) => path);
    for (const path of open) expect(path).toMatch(/^auth\./);
  });

  it('leave an audit level of change or none to mutations and none to queries', () => {
    for (const [path, { _def }] of procedures)
      if (_def.type === 'query') expect([path, _def.meta?.audit]).toEqual([path, 'none']);
  });
});

describe('rights', () => {
  it('are the table of product.md section 10', () => {
    const held = Object.fromEntries(ROLES.map((role) => [role, rightsOf([role])]));
    expect(held.operator?.has('call.work')).toBe(true);
    expect(held.administrator?.has('call.work')).toBe(false);
    expect(held.operator?.has('phone.full')).toBe(false);
    expect(held.lead?.has('calls.export')).toBe(false);
    expect(held.supervisor?.has('calls.export')).toBe(true);
    expect(held.administrator?.has('calls.export')).toBe(false);
    expect(held.supervisor?.has('operators.manage')).toBe(false);
    expect(held.lead?.has('audit.read')).toBe(false);
  });

  it('add up over several roles', () => {
    const both = rightsOf(['administrator', 'supervisor']);
    for (const role of ['administrator', 'supervisor'] as const)
      for (const right of rightsOf([role])) expect(both).toContain(right);
  });

  it('are known for every event topic', () => {
    for (const right of Object.values(EVENT_TOPICS)) expect(RIGHTS).toContain(right);
  });
});
