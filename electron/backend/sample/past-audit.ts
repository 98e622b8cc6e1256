import { appendAudit, type NewAuditRow } from '../../../db/audit.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { AuditEntry } from '../services.ts';

/** What people did in the past of a sample, gathered in any order; it goes into the audit log in that of time. */
export class PastAudit {
  readonly #rows: NewAuditRow[] = [];

  /** `action`: the procedure that would have done it. */
  note(by: { readonly id: string; readonly name: string }, atMs: number, action: string, entry: AuditEntry): void {
    this.#rows.push({ atMs, actorId: by.id, actorName: by.name, action, ...entry });
  }

  /** Once, after everything was noted. */
  write(tx: WritableDB): void {
    for (const row of this.#rows.toSorted((a, b) => a.atMs - b.atMs)) appendAudit(tx, row);
  }
}
