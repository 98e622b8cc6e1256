import { type Argument, Help, type HelpConfiguration, type Option } from 'commander';
import type { TFunction } from 'i18next';

/** Chinese characters and their punctuation take two columns. */
const WIDE = /[\u2e80-\u9fff\uff01-\uff60]/g;

/** Every word that commander itself puts into a help text, in the user's language. */
export function helpWords(t: TFunction): HelpConfiguration {
  const plain = new Help();
  const placeholders = (text: string) =>
    text.replace('[options]', t('cli.placeholders.options')).replace('[command]', t('cli.placeholders.command'));
  const described = ({ description, argChoices, defaultValue }: Option | Argument) => {
    const notes = [];
    if (argChoices) notes.push(t('cli.choices', { values: argChoices.join(', ') }));
    const preset = Array.isArray(defaultValue) ? defaultValue.join(', ') : defaultValue;
    if (argChoices && typeof preset === 'string' && preset !== '') notes.push(t('cli.default', { value: preset }));
    return [description, ...notes].join(t('cli.noteSeparator'));
  };
  return {
    showGlobalOptions: true,
    displayWidth: (text) => text.length + (text.match(WIDE)?.length ?? 0),
    styleTitle: (title) => t(`cli.titles.${title.replace(':', '')}`, title),
    commandUsage: (command) => placeholders(plain.commandUsage(command)),
    subcommandTerm: (command) => placeholders(plain.subcommandTerm(command)),
    optionDescription: described,
    argumentDescription: described,
  };
}
