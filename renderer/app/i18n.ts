import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { addFormatters, type Language, RESOURCES } from '../../shared/i18n/index.ts';
import { usePreferences } from '../state/preferences.ts';

/** Starts the words in the person's language and follows their choice while they work. */
export function startI18n(): void {
  const show = (language: Language) => {
    document.documentElement.lang = language;
    document.title = i18next.t('shell.product');
  };
  void i18next.use(initReactI18next).init({
    lng: usePreferences.getState().language,
    fallbackLng: 'zh-CN',
    resources: RESOURCES,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  addFormatters(i18next);
  show(usePreferences.getState().language);
  usePreferences.subscribe(({ language }, earlier) => {
    if (language !== earlier.language) void i18next.changeLanguage(language).then(() => show(language));
  });
}
