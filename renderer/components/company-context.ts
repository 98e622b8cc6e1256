import { createContext, useContext } from 'react';
import { type CompanySettings, companySettings } from '../../shared/contract/settings.ts';

/** The company's settings, given by the shell once somebody is signed in. */
export const CompanyContext = createContext<CompanySettings>(companySettings.parse({}));

/** Time zone, currency, weekdays and the like; the defaults before the sign-in. */
export function useCompany(): CompanySettings {
  return useContext(CompanyContext);
}
