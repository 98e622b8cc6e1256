import type { CallLogFilter } from '../shared/contract/call-log.ts';
import { DISPOSITIONS, type Disposition } from '../shared/contract/dispositions.ts';
import type { DataScope } from '../shared/contract/rights.ts';

/** Who looks at the log: how far the view reaches and whether numbers are whole. Decided from the session, never from input. */
export interface CallLogView {
  readonly scope: DataScope;
  readonly operatorId: string;
  readonly teamId: string | null;
  readonly fullNumbers: boolean;
}

export interface Condition {
  /** Conditions on `call c`, joined by AND. Built from which filters are set, never from their values. */
  readonly where: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/**
 * The filter as a condition on `call c`, the same for page, totals and export. A single seat, operator, class, route or
 * disposition uses its own index in time order; several are checked along the walk through time (`+` keeps the planner
 * from collecting and sorting them), which a test of the query plans proves.
 */
export function callLogCondition(filter: CallLogFilter, view: CallLogView): Condition {
  const terms = ['c.business_date BETWEEN @from AND @to'];
  const params: Record<string, string | number | null> = { from: filter.from, to: filter.to };
  const anyOf = (column: string, name: string, values: readonly string[]) => {
    if (values.length === 0) return;
    if (values.length === 1) {
      terms.push(`c.${column} = @${name}`);
      params[name] = values[0] as string;
    } else {
      terms.push(`+c.${column} IN (SELECT value FROM json_each(@${name}))`);
      params[name] = JSON.stringify(values);
    }
  };
  anyOf('seat_id', 'seats', filter.seatIds);
  anyOf('operator_id', 'operators', filter.operatorIds);
  anyOf('class_id', 'classes', filter.classIds);
  anyOf('route_id', 'routes', filter.routeIds);
  anyOf('disposition', 'dispositions', filter.dispositions);
  if (filter.direction !== null) terms.push(`c.direction = '${filter.direction}'`);
  if (filter.number !== null) {
    terms.push('substr(c.number, -4) = @numberEnd');
    params.numberEnd = filter.number.slice(-4);
    // Without the right to whole numbers the filter compares only what is shown; else digits could be found out by asking.
    if (view.fullNumbers && filter.number.length > 4) {
      terms.push('substr(c.number, -length(@number)) = @number');
      params.number = filter.number;
    }
  }
  if (filter.callId !== null) {
    terms.push('c.id = @call');
    params.call = filter.callId;
  }
  if (view.scope === 'own') {
    terms.push('c.operator_id = @viewer');
    params.viewer = view.operatorId;
  } else if (view.scope === 'team') {
    terms.push(`(+c.route_id IN (SELECT id FROM route WHERE team_id IS @viewerTeam)
      OR +c.operator_id IN (SELECT id FROM operator WHERE team_id IS @viewerTeam))`);
    params.viewerTeam = view.teamId;
  }
  return { where: terms.join(' AND '), params };
}

/** `('a', 'b')` of the dispositions that fit; codes are our own words, so they may stand in the text. */
export function dispositionList(fits: (disposition: Disposition) => boolean): string {
  return `(${DISPOSITIONS.filter(fits)
    .map((code) => `'${code}'`)
    .join(', ')})`;
}
