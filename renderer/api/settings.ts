import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CompanySettings, CompanySettingsChange } from '../../shared/contract/settings.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

export function useCompanySettings(): UseQueryResult<CompanySettings> {
  return useQuery({ queryKey: ['settings', 'company'], queryFn: () => api.settings.company.query({}) });
}

export function useSaveSettings(): Command<CompanySettingsChange, CompanySettings> {
  return useCommand((input, options) => api.settings.save.mutate(input, options), { invalidate: ['settings'] });
}
