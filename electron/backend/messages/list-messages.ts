import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { allAreas, type ListedMessage, listMessages as listRows, targetNames } from '../../../db/message-lists.ts';
import { targetCodes, targetsOf } from '../../../db/messages.ts';
import { quotaClasses } from '../../../db/quotas.ts';
import { allRoutes } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type {
  listMessagesInput,
  listMessagesOutput,
  MessageLine,
  messageChoicesOutput,
  messageCodesInput,
  messageCodesOutput,
} from '../../../shared/contract/messages.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Query } from '../services.ts';

/** Messages with whom they are for; how far each has come is counted apart, see count-messages.ts. */
export const listMessages: Query<z.output<typeof listMessagesInput>, z.input<typeof listMessagesOutput>> = (
  db,
  ctx,
  input,
) => {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const { limit, offset } = input;
  const rows = listRows(db, {
    today,
    state: input.state ?? null,
    text: input.text || null,
    limit: limit + 1,
    offset,
  });
  return { rows: rows.slice(0, limit).map((row) => asLine(db, row)), more: rows.length > limit };
};

/** Classes, routes and areas that a message can be for. */
export const messageChoices: Query<unknown, z.input<typeof messageChoicesOutput>> = (db) => ({
  classes: quotaClasses(db),
  routes: allRoutes(db).map(({ id, code, name }) => ({ id, code, name })),
  areas: allAreas(db),
});

/** The customers that a message names one by one, for editing it. */
export const messageCodes: Query<z.output<typeof messageCodesInput>, z.input<typeof messageCodesOutput>> = (
  db,
  _ctx,
  { messageId },
) => ({ customerCodes: targetCodes(db, messageId) });

function asLine(db: ReadableDB, row: ListedMessage): MessageLine {
  const names = targetNames(db, row.id);
  const of = (kind: string) => names.filter((one) => one.kind === kind).map(({ id, name }) => ({ id, name }));
  return {
    messageId: row.id,
    text: row.text,
    validFrom: row.validFrom,
    validTo: row.validTo,
    state: row.state,
    source: row.source,
    createdAtMs: row.createdAtMs,
    createdBy: row.createdByName,
    targets: {
      all: of('all').length > 0,
      classes: of('class'),
      routes: of('route'),
      areas: of('area').map(({ name }) => name),
      customers: targetsOf(db, row.id).customers,
    },
    heard: row.heard === 1,
  };
}
