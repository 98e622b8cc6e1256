import i18next, { type i18n } from 'i18next';
import { en } from './en/index.ts';
import { formatWeekday } from './format.ts';
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
  addFormatters(translator);
  return translator;
}

/** Formatters that name what is listed by its key, and where the names stand. */
const NAMED_WORDS = {
  orderTypes: 'strategies.orderTypes',
  orderChannels: 'strategies.orderChannels',
  changeFields: 'customerChanges.fields',
  changeState: 'customerChanges.state',
  caseState: 'tickets.state',
  caseStep: 'tickets.transition',
} as const;

/**
 * What sentences may use besides plain parameters, because a sentence is made far from whoever refused: `{{days, weekdays}}`
 * names ISO weekdays ('1,4'), `{{types, orderTypes}}` and `{{by, orderChannels}}` order types and channels ('regular,advance'),
 * `{{fields, changeFields}}` what of a customer is changed by request ('address,area'), `{{state, changeState}}` how a request stands,
 * `{{state, caseState}}` and `{{step, caseStep}}` states and steps of cases.
 */
export function addFormatters(translator: i18n): void {
  translator.services.formatter?.add('weekdays', (value, lng) => {
    const language = languageFor(lng ?? '');
    const names = String(value)
      .split(',')
      .map((day) => formatWeekday(Number(day), language));
    return names.join(language === 'en' ? ', ' : '、');
  });
  for (const [name, words] of Object.entries(NAMED_WORDS)) {
    translator.services.formatter?.add(name, (value, lng) => {
      const named = String(value)
        .split(',')
        .map((one) => translator.t(`${words}.${one}`, { lng: languageFor(lng ?? '') }));
      return named.join(languageFor(lng ?? '') === 'en' ? ', ' : '、');
    });
  }
}
