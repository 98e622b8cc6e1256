import { type AuditFilter, auditFilter } from '../../../shared/contract/audit.ts';

const FIELDS = ['from', 'to', 'actorId', 'entity', 'action', 'thing', 'words', 'reason'] as const;

/** The filter in the page's address, so that a link leads to one thing's history and a reload stays; what does not fit is left out. */
export function filterOf(params: URLSearchParams): AuditFilter {
  const said = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = params.get(field);
      return value === null || !auditFilter.shape[field].safeParse(value).success ? [] : [[field, value]];
    }),
  );
  return auditFilter.parse(said);
}

/** The address of a filter; inverse of {@link filterOf}. */
export function paramsOf(filter: AuditFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of FIELDS) {
    const value = filter[field];
    if (value !== null && value !== '') params.set(field, value);
  }
  return params;
}
