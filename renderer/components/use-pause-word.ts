import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { pauseWord } from '../../shared/i18n/pause-word.ts';
import { useCompany } from './company-context.ts';
import { useLanguage } from './use-language.ts';

/** What a reason to pause is called: by the company, else by the program, else its code. */
export function usePauseWord(): (code: string) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pauseReasons } = useCompany();
  return useCallback((code: string) => pauseWord(t, language, pauseReasons, code), [t, language, pauseReasons]);
}

/** By how many milliseconds a pause takes longer than its reason allows; 0 while it does not. */
export function usePauseOver(): (pause: { readonly reason: string | null; readonly ms: number }) => number {
  const { pauseReasons } = useCompany();
  return useCallback(
    ({ reason, ms }) => {
      const most = pauseReasons.find(({ code }) => code === reason)?.mostMinutes ?? null;
      return most === null ? 0 : Math.max(0, ms - most * 60_000);
    },
    [pauseReasons],
  );
}
