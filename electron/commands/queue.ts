import { type Command, Option } from 'commander';
import { findCustomerByCode } from '../../db/customers.ts';
import { findOperatorByLogin } from '../../db/operators.ts';
import { companySettings } from '../../db/settings.ts';
import type { QueueCustomersOutput } from '../../shared/contract/coverage.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { LateCustomer, SettleLateQuotasInput } from '../../shared/contract/late-quotas.ts';
import { DRY_REASONS, type DryReason, LISTED_STATES, type ListedState } from '../../shared/contract/queue.ts';
import type { Explanation } from '../../shared/contract/queue-plan.ts';
import { clockTimeAt } from '../../shared/domain/calls/clock-time.ts';
import { dryDetail } from '../../shared/domain/queue/dry-words.ts';
import { explainSentence } from '../../shared/domain/queue/explain-words.ts';
import { createTranslator, LANGUAGES } from '../../shared/i18n/index.ts';
import { askedFor, listDryCustomers, summarizeDry } from '../backend/queue/dry-customers.ts';
import { explainCustomer } from '../backend/queue/explain-customer.ts';
import { listQueue } from '../backend/queue/list-queue.ts';
import { recordQueued } from '../backend/queue/queue-late-quotas.ts';
import { releaseCall } from '../backend/queue/release-call.ts';
import type { CommandHost, OpenFolder } from './command-host.ts';
import { dateOfWord } from './day-words.ts';
import { wholeNumber } from './whole-number.ts';

/** `queue`: builds, lists and explains a day's calls, as the screens do. */
export function addQueue(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('queue').description(t('queue.command.queue'));
  group
    .command('build')
    .description(t('queue.command.build'))
    .requiredOption('--date <D>', t('queue.command.date'))
    .addHelpText('after', () => `\n${t('queue.command.example')}`)
    .action((options: { date: string }) => build(host, options.date));
  group
    .command('list')
    .description(t('queue.command.list'))
    .requiredOption('--date <D>', t('queue.command.date'))
    .addOption(new Option('--state <state>', t('queue.command.state')).choices(LISTED_STATES))
    .option('--limit <n>', t('queue.command.limit'), wholeNumber)
    .action((options: { date: string; state?: ListedState; limit?: number }) => list(host, options));
  group
    .command('explain')
    .description(t('queue.command.explain'))
    .requiredOption('--customer <CODE>', t('queue.command.customer'))
    .requiredOption('--date <D>', t('queue.command.date'))
    .action((options: { customer: string; date: string }) => explain(host, options));
  group
    .command('dry')
    .description(t('queue.command.dry'))
    .option('--operator <LOGIN>', t('queue.command.dryOperator'))
    .addOption(new Option('--reason <reason>', t('queue.command.dryReason')).choices(DRY_REASONS))
    .option('--limit <n>', t('queue.command.limit'), wholeNumber)
    .action((options: DryOptions) => dry(host, options));
  group
    .command('late-quotas')
    .description(t('lateQuotas.command.description'))
    .requiredOption('--date <D>', t('queue.command.date'))
    .option('--queue', t('lateQuotas.command.queue'))
    .option('--reason <text>', t('lateQuotas.command.reason'), t('lateQuotas.queueReason'))
    .action((options: LateOptions) => lateQuotas(host, options));
  group
    .command('release')
    .description(t('queue.command.release'))
    .requiredOption('--task <ID>', t('queue.command.task'))
    .option('--reason <text>', t('queue.command.reason'), '')
    .action((options: { task: string; reason: string }) => release(host, options));
}

async function build({ t, open, print }: CommandHost, word: string): Promise<void> {
  const folder = await open();
  const date = dateOfWord(folder.services.db, word, folder.context().nowMs);
  const counts = await folder.runJob('build-queue', { date, teamId: null, builtBy: folder.actor.name });
  await folder.run(
    'queue.build',
    (_tx, ctx) => {
      ctx.audit({ entity: 'queue', entityId: date, after: counts });
      ctx.publish('queue.changed');
    },
    { date },
  );
  const reasons = Object.entries(counts.excludedByReason).map(([reason, count]) =>
    t('queue.command.excluded', { reason: t(`queue.reason.${reason}`), count }),
  );
  print([t('queue.command.buildDone', { ...counts }), ...reasons].join('\n'), counts);
}

async function list(
  { t, open, print }: CommandHost,
  { date: word, state, limit }: { date: string; state?: ListedState; limit?: number },
): Promise<void> {
  const folder = await open();
  const date = dateOfWord(folder.services.db, word, folder.context().nowMs);
  const filter = { date, state: state ?? null, text: '', limit: limit ?? -1, offset: 0 };
  const found = folder.query(listQueue, filter);
  const lines = found.tasks.map((task) =>
    [
      task.customerCode,
      task.customerName,
      task.routeCode,
      t(`queue.source.${task.source}`),
      t(`queue.state.${task.state}`),
      task.deliveryDate ?? '',
    ].join('\t'),
  );
  print([...lines, t('queue.command.listTotal', { total: found.total })].join('\n'), { date, ...found });
}

async function explain(
  { t, open, print }: CommandHost,
  { customer: code, date: word }: { customer: string; date: string },
): Promise<void> {
  const folder = await open();
  const date = dateOfWord(folder.services.db, word, folder.context().nowMs);
  const customer = findCustomerByCode(folder.services.db, code);
  if (!customer) throw new AppError('not-found', 'customer-code-unknown', { code });
  const explained: Explanation = folder.query(explainCustomer, { customerId: customer.id, date });
  const sentences = Object.fromEntries(
    LANGUAGES.map((language) => {
      const words = createTranslator(language);
      return [
        language,
        explained.steps.map((step) => explainSentence(step, (key, params) => words.t(key, params ?? {}))),
      ];
    }),
  );
  const verdict = t(explained.due ? 'queue.explainDue' : 'queue.explainNotDue');
  const own = explained.steps.map((step) => explainSentence(step, (key, params) => t(key, params ?? {})));
  const head = `${t('queue.explainTitle', { code, name: explained.customer.name })} ${date}: ${verdict}`;
  print([head, ...own.map((sentence) => `  ${sentence}`)].join('\n'), { ...explained, sentences });
}

interface DryOptions {
  readonly operator?: string;
  readonly reason?: DryReason;
  readonly limit?: number;
}

/** The whole center's, or one operator's; with a reason the customers that it holds back as well. */
async function dry({ t, open, print }: CommandHost, { operator: login, reason, limit }: DryOptions): Promise<void> {
  const folder = await open();
  const { db } = folder.services;
  const operator = login === undefined ? null : findOperatorByLogin(db, login);
  if (operator === undefined) throw new AppError('not-found', 'operator-login-unknown', { login: login ?? '' });
  const asked = askedFor(db, folder.context(), { operatorId: operator?.id ?? null });
  const summary = summarizeDry(db, asked);
  const title = !summary.built
    ? t('queue.dryNotBuilt')
    : summary.left === 0 && summary.counts.length === 0
      ? t('queue.dryEmpty')
      : t('queue.dryTitle', { left: summary.left, free: summary.free });
  const counts = summary.counts.map((each) =>
    t('queue.command.excluded', { reason: t(`queue.dry.${each.reason}`), count: each.count }),
  );
  const needs = summary.needs.map(({ skills, count }) =>
    t('queue.command.excluded', {
      reason: t(`queue.dryNeeds.${operator === null ? 'nobody' : 'person'}`, { skills }),
      count,
    }),
  );
  const held = reason && listDryCustomers(db, asked, { reason, limit: limit ?? MOST_LISTED, offset: 0 });
  const { timeZone } = companySettings(db);
  const lines = (held?.customers ?? []).map((customer) =>
    [
      customer.customerCode,
      customer.customerName,
      customer.routeCode,
      dryDetail(
        reason as DryReason,
        customer,
        (key, params) => t(key, params ?? {}),
        (atMs) => clockTimeAt(atMs, timeZone),
      ),
    ].join('\t'),
  );
  print([title, ...counts, ...needs, ...lines].join('\n'), { ...summary, ...held });
}

interface LateOptions {
  readonly date: string;
  readonly queue?: boolean;
  readonly reason: string;
}

/** Who was called before quotas for an order day came; with `--queue` they are called again. */
async function lateQuotas({ t, open, print }: CommandHost, { date: word, queue, reason }: LateOptions): Promise<void> {
  const folder = await open();
  const orderDay = dateOfWord(folder.services.db, word, folder.context().nowMs);
  const everybody = { orderDay, teamId: null, limit: MOST_LISTED, offset: 0 };
  const { total, rows: customers, keys } = await folder.runJob('late-quotas', everybody);
  const products = (one: LateCustomer) => one.products.map(({ name, left }) => `${name} ${left}`).join('、');
  const lines = customers.map((one) =>
    t('lateQuotas.command.line', {
      ...{ code: one.code, name: one.name, delivery: one.deliveryDate, products: products(one) },
    }),
  );
  const queued = queue && keys.length > 0 ? await callAgain(folder, { customers: keys, reason }) : null;
  const done = queued && t('lateQuotas.command.done', { ...queued, refused: queued.refused.length });
  print([...lines, t('lateQuotas.command.total', { count: total }), ...(done ? [done] : [])].join('\n'), {
    orderDay,
    total,
    customers,
    ...(queued ? { queue: queued } : {}),
  });
}

async function callAgain(folder: OpenFolder, input: SettleLateQuotasInput): Promise<QueueCustomersOutput> {
  const made = await folder.runJob('queue-late-quotas', { customers: input.customers, teamId: null });
  return folder.run('quotas.queueLate', recordQueued(made), input);
}

async function release(
  { t, open, print }: CommandHost,
  { task, reason }: { task: string; reason: string },
): Promise<void> {
  const folder = await open();
  const done = await folder.run('queue.release', releaseCall, { taskId: task, reason });
  print(t('queue.command.released', { name: task }), done);
}

/** Without a limit that is asked for. */
const MOST_LISTED = 1_000_000;
