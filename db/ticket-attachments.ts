import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A file of a case. Its bytes lie in the data folder under the id; the name is only shown. */
export interface AttachmentRow {
  readonly id: string;
  readonly ticketId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly addedAtMs: number;
  readonly addedByName: string;
}

const COLUMNS = `id, ticket_id AS ticketId, file_name AS fileName, media_type AS mediaType, size_bytes AS sizeBytes, sha256,
  added_at_ms AS addedAtMs, added_by_name AS addedByName`;

export function insertAttachment(tx: WritableDB, row: AttachmentRow): void {
  sql<AttachmentRow>(
    tx,
    `INSERT INTO ticket_attachment (id, ticket_id, file_name, media_type, size_bytes, sha256, added_at_ms, added_by_name)
     VALUES (@id, @ticketId, @fileName, @mediaType, @sizeBytes, @sha256, @addedAtMs, @addedByName)`,
  ).run(row);
}

export function findAttachment(db: ReadableDB, id: string): AttachmentRow | undefined {
  return sql<[string], AttachmentRow>(db, `SELECT ${COLUMNS} FROM ticket_attachment WHERE id = ?`).get(id);
}

/** In the order they came. */
export function attachmentsOfTicket(db: ReadableDB, ticketId: string): AttachmentRow[] {
  return sql<[string], AttachmentRow>(
    db,
    `SELECT ${COLUMNS} FROM ticket_attachment WHERE ticket_id = ? ORDER BY added_at_ms, id`,
  ).all(ticketId);
}

/** Every file that cases have; off the main thread. */
export function allAttachments(db: ReadableDB): Pick<AttachmentRow, 'id' | 'fileName' | 'sizeBytes'>[] {
  return sql<[], Pick<AttachmentRow, 'id' | 'fileName' | 'sizeBytes'>>(
    db,
    'SELECT id, file_name AS fileName, size_bytes AS sizeBytes FROM ticket_attachment ORDER BY id',
  ).all();
}

/** False for a database from before there were any. */
export function knowsAttachments(db: ReadableDB): boolean {
  return sql(db, "SELECT 1 FROM sqlite_schema WHERE name = 'ticket_attachment'").get() !== undefined;
}
