import type { TFunction } from 'i18next';
import type { PauseReason } from '../contract/seats.ts';

/** What a reason to pause is called: by the company, else by the program, else its code. */
export function pauseWord(
  t: TFunction,
  language: 'zh-CN' | 'en',
  pauseReasons: readonly Pick<PauseReason, 'code' | 'label'>[],
  code: string,
): string {
  const label = pauseReasons.find((reason) => reason.code === code)?.label;
  const own = label && (label[language] || label['zh-CN'] || label.en);
  return own || t(`seats.pauseReason.${code}`, { defaultValue: code });
}
