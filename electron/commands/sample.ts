import { type Command, InvalidArgumentError } from 'commander';
import { SAMPLE_PASSWORD } from '../../build/sample/people.ts';
import { listOperators } from '../../db/operators.ts';
import {
  loadSampleInput,
  SAMPLE_MOST_CUSTOMERS,
  SAMPLE_MOST_PAST_WEEKS,
  SAMPLE_MOST_WEEKS,
} from '../../shared/contract/sample.ts';
import { isBusinessDate } from '../../shared/domain/calendar/business-date.ts';
import { formatCount } from '../../shared/i18n/format.ts';
import type { CommandHost } from './command-host.ts';

interface SampleOptions {
  readonly customers?: number;
  readonly seed?: number;
  readonly today?: string;
  readonly ordersWeeks?: number;
  readonly weeks?: number;
}

/** `sample`: fills an empty data folder with the sample center, people included. */
export function addSample(program: Command, host: CommandHost): void {
  const { t } = host;
  program
    .command('sample')
    .description(t('sample.command'))
    .option('--customers <N>', t('sample.optionCustomers'), whole(1, SAMPLE_MOST_CUSTOMERS))
    .option('--seed <S>', t('sample.optionSeed'), whole(0, 2_147_483_647))
    .option('--today <D>', t('sample.optionToday'), date)
    .option('--orders-weeks <N>', t('sample.optionWeeks'), whole(0, SAMPLE_MOST_WEEKS))
    .option('--weeks <N>', t('sample.optionPast'), whole(0, SAMPLE_MOST_PAST_WEEKS))
    .action(async ({ weeks, ...options }: SampleOptions) => {
      const folder = await host.open();
      const { actor, services } = folder;
      const result = await folder.runJob('load-sample', {
        ...loadSampleInput.parse({ ...options, pastWeeks: weeks ?? null }),
        actorId: actor.operatorId,
        actorName: actor.name,
      });
      const count = (value: number) => formatCount(value, host.language);
      const loaded = t('sample.loaded', {
        today: result.today,
        customers: count(result.customers),
        phones: count(result.phones),
        routes: count(result.routes),
        products: count(result.products),
        orders: count(result.orders),
        lines: count(result.lines),
        calls: count(result.calls),
      });
      const logins = listOperators(services.db, services.ports.clock.now()).map(({ login }) => login);
      const shown = logins.length > 20 ? [...logins.slice(0, 20), '…'] : logins;
      const people = t('sample.people', { logins: shown.join(', '), password: SAMPLE_PASSWORD });
      host.print([loaded, people, t('sample.credit')].join('\n'), result);
    });
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) throw new InvalidArgumentError(`${least}–${most}`);
    return value;
  };
}

function date(text: string): string {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}
