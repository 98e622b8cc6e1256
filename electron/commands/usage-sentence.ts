import type { CommanderError } from 'commander';
import type { TFunction } from 'i18next';

/** What is wrong with the way a command was written, in the user's language, and where to look. */
export function usageSentence(error: CommanderError, t: TFunction): string {
  // commander puts the offending word in quotes and has it nowhere else.
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const kind = error.code.replace('commander.', '');
  const plain = error.message.replace(/^error: /, '');
  const sentences = [t(`cli.usage.${kind}`, { word, defaultValue: plain })];
  const values = /Allowed choices are (.*)\.$/.exec(error.message)?.[1];
  if (values !== undefined) sentences.push(t('cli.usage.allowed', { values }));
  return [...sentences, t('cli.usage.hint')].join(' ');
}
