import { DISPOSITIONS, isConnected } from '../../../shared/contract/dispositions.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';

const { t } = createTranslator('en');
const UNANSWERED = new Set(
  DISPOSITIONS.filter((code) => !isConnected(code)).map((code) => t(`callLog.disposition.${code}`)),
);

/** The columns of an exported call log from which its times are reckoned, in this order. */
export const TIME_COLUMNS = [
  ...(['disposition', 'startedAt', 'endedAt', 'talkSeconds', 'holdSeconds', 'wrapUpSeconds'] as const),
] as const;

/** What answered calls took and the others cost, as anybody with a spreadsheet finds it in the English file's lines. */
export function timesInFile(lines: readonly (readonly string[])[]) {
  const answered = lines.filter(([word = '']) => word !== '' && !UNANSWERED.has(word));
  const unanswered = lines.filter(([word = '']) => UNANSWERED.has(word));
  const sum = (of: typeof lines, place: number) => of.reduce((all, line) => all + Number(line[place]), 0);
  const rung = unanswered.map(([, from = '', to = '']) => (Date.parse(to) - Date.parse(from)) / 1000);
  return {
    ...{ answered: answered.length, unanswered: unanswered.length },
    ...{ talkSeconds: sum(answered, 3), holdSeconds: sum(answered, 4), wrapUpSeconds: sum(answered, 5) },
    unansweredSeconds: rung.reduce((all, seconds) => all + seconds, sum(unanswered, 5)),
  };
}
