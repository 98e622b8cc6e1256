import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/i18n/index.ts';
import { type ThemeChoice, usePreferences } from '../state/preferences.ts';
import { useDark } from './use-dark.ts';

/** Each language by its own name, whatever the language of the screens is. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };
export const THEME_LABELS: Readonly<Record<ThemeChoice, string>> = {
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
  system: 'shell.themeSystem',
};

/** One button that says which language it changes to. */
export function LanguageSwitch() {
  const { language, setLanguage } = usePreferences();
  const other = LANGUAGES.find((each) => each !== language) ?? language;
  return (
    <Button type="text" lang={other} onClick={() => setLanguage(other)}>
      {LANGUAGE_NAMES[other]}
    </Button>
  );
}

/** One button that says whether it makes the screens light or dark. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const dark = useDark();
  const setTheme = usePreferences((state) => state.setTheme);
  const other = dark ? 'light' : 'dark';
  return (
    <Button type="text" onClick={() => setTheme(other)}>
      {t(THEME_LABELS[other])}
    </Button>
  );
}
