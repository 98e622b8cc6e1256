/**
 * SQL for a phone number as it is shown without the right to whole numbers: `138****8000`, short ones `****56`.
 * `column` is our own text, never data.
 */
export function maskedNumberSql(column: string): string {
  return `CASE WHEN length(${column}) >= 8 THEN substr(${column}, 1, 3) || '****' || substr(${column}, -4)
    ELSE '****' || substr(${column}, -2) END`;
}
