import { callLogChoices } from '../../../db/call-log-choices.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { namedCustomers, namedProducts } from '../../../db/reason-reports.ts';
import { boardClasses } from '../../../db/supervision.ts';
import type { ReasonRow, ReasonRowsInput, ReasonRowsOutput } from '../../../shared/contract/reasons.ts';
import type { JobContext } from '../jobs/job.ts';
import { lineOf, type ReasonFact, reasonFacts } from './reason-facts.ts';

/** The job: the rows behind a line, or behind all; `most` of them with names. Refused demand that was met has none. */
export function listReasonRows(
  job: JobContext,
  { input, view, most }: { input: ReasonRowsInput; view: CallLogView; most: number },
): ReasonRowsOutput {
  const { line, standing, group } = input;
  const facts: ReasonFact[] = [];
  const customers = new Set<string>();
  let total = 0;
  for (const fact of reasonFacts(job, input, view)) {
    if (fact.kind === 'refused' && fact.refused === 0) continue;
    if (line !== null && lineOf(fact, group) !== line) continue;
    if (fact.kind === 'unordered' && standing !== null && !stands(fact, standing)) continue;
    total += 1;
    customers.add(fact.customerId);
    if (facts.length < most) facts.push(fact);
  }
  return { total, customers: customers.size, rows: named(job, facts) };
}

/** As the figure of this name counts it. */
function stands({ standing, next }: Extract<ReasonFact, { kind: 'unordered' }>, asked: string): boolean {
  return asked === 'missed' ? next === 'missed' && standing !== 'ordered' : standing === asked;
}

function named({ reader: db }: JobContext, facts: readonly ReasonFact[]): ReasonRow[] {
  const customers = namedCustomers(db, [...new Set(facts.map(({ customerId }) => customerId))]);
  const products = namedProducts(db);
  const lists = callLogChoices(db, { scope: 'all', operatorId: '', teamId: null, fullNumbers: false });
  const labels = new Map([...lists.routes, ...lists.operators].map(({ id, label }) => [id, label] as const));
  const classes = boardClasses(db);
  const label = (id: string | null): string | null => (id === null ? null : (labels.get(id) ?? null));
  return facts.map((fact): ReasonRow => {
    const customer = customers.get(fact.customerId);
    const of = {
      ...{ customerId: fact.customerId, customerCode: customer?.code ?? '', customerName: customer?.name ?? '' },
      ...{
        route: label(fact.routeId),
        class: classes.get(fact.classId ?? '')?.name ?? null,
        operator: label(fact.operatorId),
      },
    };
    if (fact.kind === 'unordered') return { ...fact, ...of };
    const product = products.get(fact.productId);
    const what = { productCode: product?.code ?? '', productName: product?.name ?? '', unit: product?.unit ?? '' };
    if (fact.kind === 'refused') return { ...fact, ...of, ...what, amountMinor: fact.refused * fact.priceMinor };
    return { ...fact, ...of, ...what, lastOrderDate: customer?.lastOrderDate ?? fact.lastDate };
  });
}
