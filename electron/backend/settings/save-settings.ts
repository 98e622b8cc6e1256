import { companySettings, putSetting } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  type CompanySettings,
  type CompanySettingsChange,
  SETTING_KEYS,
  type SettingKey,
} from '../../../shared/contract/settings.ts';
import type { UseCase } from '../services.ts';

/**
 * Writes the settings that differ; returns all as they are now. What stays the same leaves no trace.
 * Error: `refused/pause-reason-left-out` {code}: the state log names it.
 */
export const saveSettings: UseCase<CompanySettingsChange, CompanySettings> = (tx, ctx, input) => {
  const earlier = companySettings(tx);
  const reasons = input.pauseReasons;
  const leftOut = reasons && earlier.pauseReasons.find(({ code }) => !reasons.some((reason) => reason.code === code));
  if (leftOut) throw new AppError('refused', 'pause-reason-left-out', { code: leftOut.code });
  const before: Partial<Record<SettingKey, unknown>> = {};
  const after: Partial<Record<SettingKey, unknown>> = {};
  for (const key of SETTING_KEYS) {
    const value = input[key];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(earlier[key])) continue;
    putSetting(tx, key, value);
    before[key] = earlier[key];
    after[key] = value;
  }
  if (Object.keys(after).length > 0) {
    ctx.audit({ entity: 'setting', entityId: 'company', before, after });
    ctx.publish('settings.changed');
  }
  return companySettings(tx);
};
