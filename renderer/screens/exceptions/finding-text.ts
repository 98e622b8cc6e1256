import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExceptionFinding } from '../../../shared/domain/calendar/check-exception.ts';

type Words = (key: string, params: Readonly<Record<string, string | number>>) => string;

/** The sentence of a finding. */
export function useFindingText(): (finding: Pick<ExceptionFinding, 'level' | 'key' | 'params'>) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ level, key, params }) =>
      (t as Words)(level === 'error' ? `errors.${key}` : `exceptions.warnings.${key}`, params),
    [t],
  );
}
