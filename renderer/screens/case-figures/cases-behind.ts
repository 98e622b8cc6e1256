import {
  type CaseFiguresInput,
  type FigureCases,
  type FigureGroup,
  figureCases,
} from '../../../shared/contract/ticket-figures.ts';
import { casesAt, type ShownCases } from '../tickets/list/case-address.ts';

/** The cases of one number: what brings them in, and how they ended. Its period only where it is another than the screen's. */
export type CasesOf = Pick<FigureCases, 'by'> &
  Partial<FigureCases> &
  Partial<Pick<ShownCases, 'state' | 'overdue' | 'kind'>>;

/** One line of a table or bar of a chart. */
export interface LineOf {
  readonly group: FigureGroup;
  readonly id: string;
}

const FIELDS = { kind: 'kind', category: 'categoryId', unit: 'unitId', operator: 'assigneeId' } as const;

/** Where the list of exactly the cases is that a number counts, out of all those that are asked of. */
export function casesBehind(
  asked: CaseFiguresInput,
  { state = null, overdue = false, kind, ...figure }: CasesOf,
  line?: LineOf,
): string {
  const { from, to, teamId, classId, categoryId, unitId } = asked;
  return casesAt({
    view: figure.by === 'open' ? 'open' : 'all',
    ...{ kind: kind ?? asked.kind, categoryId, unitId, state, overdue },
    ...(line ? { [FIELDS[line.group]]: line.id } : {}),
    figure: figureCases.parse({ from, to, teamId, classId, ...figure }),
  });
}
