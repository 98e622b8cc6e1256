import type { TFunction } from 'i18next';
import { PROGRAM } from '../../../shared/contract/audit.ts';
import { NIGHTLY_BUILDER } from '../../../shared/domain/queue/nightly-build.ts';

/** Who it was; the program itself, where it acted by its own clock. */
export function personWord(t: TFunction, name: string): string {
  if (name === PROGRAM) return t('audit.program');
  return name === NIGHTLY_BUILDER ? t('audit.nightlyBuild') : name;
}

/** What kind of thing it is, in words; a kind without a word shows its name in code. */
export function entityWord(t: TFunction, entity: string): string {
  return t(`audit.entities.${entity}`, { defaultValue: entity });
}

/** What was done, in words; the procedure's own name stays in the title of the cell. */
export function actionWord(t: TFunction, action: string): string {
  // Procedures are called `feature.verb`; a dot would be taken for a level of the words.
  return t(`audit.actions.${action.replace('.', '-')}`, { defaultValue: action });
}
