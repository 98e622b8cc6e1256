import { afterEach, beforeEach, expect, it } from 'vitest';
import { companySettings } from '../../../db/settings.ts';
import type { PauseReason } from '../../../shared/contract/seats.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { saveSettings } from './save-settings.ts';

let backend: TempBackend;

beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

it('stores what differs, with before and after in the audit log', async () => {
  const ctx = backend.context(backend.actor(['administrator']));
  const saved = await backend.command(ctx, saveSettings, {
    companyName: '晨光配送',
    currency: 'CNY',
    wrapUpSeconds: 45,
  });
  expect(saved).toMatchObject({ companyName: '晨光配送', currency: 'CNY', wrapUpSeconds: 45, leaseSeconds: 90 });
  expect(companySettings(backend.services.db)).toEqual(saved);
  const audit = backend.services.db.raw.prepare('SELECT before, after FROM audit').get();
  expect(audit).toEqual({
    before: JSON.stringify({ companyName: '', wrapUpSeconds: 30 }),
    after: JSON.stringify({ companyName: '晨光配送', wrapUpSeconds: 45 }),
  });
});

it('keeps every reason to pause that it has: the state log names them', async () => {
  const ctx = backend.context(backend.actor(['administrator']));
  const { pauseReasons } = companySettings(backend.services.db);
  const own = { ...(pauseReasons[0] as PauseReason), code: 'own-1', label: { 'zh-CN': '盘点', en: '' } };
  const listed = [own, ...pauseReasons.map((reason) => ({ ...reason, active: false }))];
  expect((await backend.command(ctx, saveSettings, { pauseReasons: listed })).pauseReasons).toEqual(listed);
  await expect(backend.command(ctx, saveSettings, { pauseReasons: listed.slice(1) })).rejects.toMatchObject({
    key: 'pause-reason-left-out',
    params: { code: 'own-1' },
  });
});
