import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StrategyContent } from '../../../shared/contract/strategies.ts';
import { explainCustomer } from '../queue/explain-customer.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { listOverrides, readCustomerStrategies } from './list-overrides.ts';
import { endOverride, saveOverride } from './save-override.ts';
import { saveStrategy } from './save-strategy.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const ctx = () => center.context(center.actor(['supervisor']));
const content: StrategyContent = {
  name: '每周五',
  validFrom: '2026-11-24',
  validTo: null,
  rule: 'FREQ=WEEKLY;BYDAY=FR',
  holidayRule: 'later',
  callingWindows: [{ fromMinute: 540, toMinute: 600 }],
  mostAttemptsADay: 2,
  leastMinutesBetweenAttempts: 30,
  notReached: 'drop',
  rank: 5,
};
const save = (more: Partial<StrategyContent> = {}, id: string | null = null, customerId = 'customer') =>
  center.command(ctx(), saveOverride, { id, customerId, fields: { ...content, ...more }, reason: '店主要求' });
const end = (id: string, lastDay: string) => center.command(ctx(), endOverride, { id, lastDay, reason: '恢复按分类' });
const shown = () => readCustomerStrategies(center.services.db, ctx(), { customerId: 'customer' });
const listed = (text = '') => listOverrides(center.services.db, ctx(), { text, limit: 50, offset: 0 });
const exec = (text: string) => center.services.writer.write((tx) => tx.raw.exec(text));

describe('a customer’s own strategy', () => {
  it('goes before the company’s, is listed, and is audited with its reason', async () => {
    await center.command(ctx(), saveStrategy, {
      id: null,
      fields: { ...content, classId: null, name: '默认', rule: 'FREQ=WEEKLY;BYDAY=TU' },
    });
    expect(shown()).toMatchObject({ versions: [], ofClass: { content: { name: '默认' }, className: null } });
    const { id } = await save();
    expect(shown().versions).toEqual([{ ...content, id, used: false }]);
    expect(listed('每周').overrides).toMatchObject([{ id, customerId: 'customer', customerStatus: 'active' }]);
    expect(listed('无此').total).toBe(0);
    const explained = explainCustomer(center.services.db, ctx(), { customerId: 'customer', date: '2026-11-27' });
    expect(JSON.stringify(explained.steps)).toContain(content.rule);
    const audit = center.services.db.raw.prepare('SELECT reason FROM audit ORDER BY rowid DESC LIMIT 1').get();
    expect(audit).toEqual({ reason: '店主要求' });
  });

  it('is refused for a closed or unknown customer, and where versions clash', async () => {
    const { id } = await save();
    await expect(save({ name: '又' })).rejects.toMatchObject({ key: 'strategy-same-start' });
    await expect(save({ validTo: '2026-11-01' }, id)).rejects.toMatchObject({ key: 'strategy-validity' });
    await expect(save({}, null, 'nobody')).rejects.toMatchObject({ key: 'customer-unknown' });
    await exec(`UPDATE customer SET status = 'closed' WHERE id = 'customer'`);
    await expect(save({}, id)).rejects.toMatchObject({ key: 'override-customer-closed' });
    // What stands can still be ended.
    expect(await end(id, '2026-11-24')).toEqual({ ok: true });
  });

  it('ends with a day, and goes away where it has not begun', async () => {
    const { id } = await save();
    await end(id, '2026-11-30');
    expect(shown().versions).toMatchObject([{ id, validTo: '2026-11-30' }]);
    const later = await save({ validFrom: '2026-12-10' });
    await end(later.id, '2026-12-01');
    expect(shown().versions.map((one) => one.id)).toEqual([id]);
    await expect(end('none', '2026-12-01')).rejects.toMatchObject({ key: 'strategy-unknown' });
  });
});
