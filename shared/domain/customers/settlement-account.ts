/**
 * A settlement account as it is typed or imported: letters and digits, 4 to 40, without the blanks and dashes between
 * groups; full-width signs count. Null for what is none.
 */
export function readAccount(text: string): string | null {
  const account = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-Z]{4,40}$/.test(account) ? account : null;
}

/** As it is shown to those who only have to recognise it: the last four signs. */
export function maskAccount(account: string): string {
  return `****${account.slice(-4)}`;
}
