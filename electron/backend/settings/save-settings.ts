import { companySettings, putSetting } from '../../../db/settings.ts';
import {
  type CompanySettings,
  type CompanySettingsChange,
  SETTING_KEYS,
  type SettingKey,
} from '../../../shared/contract/settings.ts';
import type { UseCase } from '../services.ts';

/** Writes the settings that differ; returns all as they are now. What stays the same leaves no trace. */
export const saveSettings: UseCase<CompanySettingsChange, CompanySettings> = (tx, ctx, input) => {
  const earlier = companySettings(tx);
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
