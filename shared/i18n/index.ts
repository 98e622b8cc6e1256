import i18next, { type i18n } from 'i18next';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const RESOURCES = { 'zh-CN': { translation: zhCN }, en: { translation: en } } as const;

/** The language that fits a system's name for it (`zh_CN.UTF-8`, `en-GB`, `C`): Chinese for zh, else English. */
export function languageFor(systemName: string): Language {
  return /^zh/i.test(systemName) ? 'zh-CN' : 'en';
}

/** A translator of its own; its words are those of this folder. Keys are `feature.key`, parameters `{{name}}`. */
export function createTranslator(language: Language): i18n {
  const translator = i18next.createInstance();
  void translator.init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: RESOURCES,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return translator;
}
