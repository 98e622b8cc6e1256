import { AppError } from '../../shared/contract/errors.ts';
import { createTranslator, type Language, languageFor } from '../../shared/i18n/index.ts';

/** The system's language, by the usual variables, else by what the runtime found out. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>> = process.env): Language {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return languageFor(named || Intl.DateTimeFormat().resolvedOptions().locale);
}

/** One plain sentence for a refusal; a fault of the program itself is named as it is. */
export function sentenceOf(error: unknown, language: Language): string {
  const { t } = createTranslator(language);
  if (error instanceof AppError) return t(`errors.${error.key}`, { ...error.params });
  return t('errors.start-failed', { problem: error instanceof Error ? error.message : String(error) });
}
