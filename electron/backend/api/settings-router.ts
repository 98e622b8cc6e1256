import { companySettings } from '../../../db/settings.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import { companySettingsChange, companySettings as companySettingsShape } from '../../../shared/contract/settings.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { change, read, router } from './procedure.ts';

export const settingsRouter = router({
  company: read({ right: 'session.own', input: nothing, output: companySettingsShape }, (db) => companySettings(db)),
  save: change(
    { right: 'settings.manage', audit: 'change', input: companySettingsChange, output: companySettingsShape },
    saveSettings,
  ),
});
