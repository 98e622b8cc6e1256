import { useTranslation } from 'react-i18next';
import { type Language, languageFor } from '../../shared/i18n/index.ts';

/** The language of the screens at this moment. */
export function useLanguage(): Language {
  return languageFor(useTranslation().i18n.language);
}
