import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from './company-context.ts';
import { useLanguage } from './use-language.ts';

/** What a reason to pause is called: by the company, else by the program, else its code. */
export function usePauseWord(): (code: string) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pauseReasons } = useCompany();
  return useCallback(
    (code: string) => {
      const label = pauseReasons.find((reason) => reason.code === code)?.label;
      const own = label && (label[language] || label['zh-CN'] || label.en);
      return own || t(`seats.pauseReason.${code}`, { defaultValue: code });
    },
    [t, language, pauseReasons],
  );
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
