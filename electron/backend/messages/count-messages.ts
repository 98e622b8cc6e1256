import type { z } from 'zod';
import {
  countMessage,
  countNamed,
  customersByCodes,
  customersToTell,
  customersWhoHeard,
} from '../../../db/message-lists.ts';
import { companySettings } from '../../../db/settings.ts';
import type {
  MessageCount,
  MessageTargets,
  messageCountsInput,
  messageCustomersInput,
  messageCustomersOutput,
  previewTargetsInput,
  TargetsPreview,
} from '../../../shared/contract/messages.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import { reachOf } from '../queue/list-queue.ts';

/** What these jobs are asked: they may look at every customer, too long for the main thread. */
export type MessagesAsked =
  | { readonly kind: 'preview'; readonly date: string; readonly targets: MessageTargets }
  | { readonly kind: 'counts'; readonly messageIds: readonly string[]; readonly teamId: string | null }
  | {
      readonly kind: 'customers';
      readonly messageId: string;
      readonly heard: boolean;
      readonly teamId: string | null;
      readonly limit: number;
      readonly offset: number;
    };

export interface MessagesAnswer {
  readonly preview?: TargetsPreview;
  readonly counts?: MessageCount[];
  readonly customers?: z.input<typeof messageCustomersOutput>;
}

/** The job. */
export function countMessages(job: JobContext, asked: MessagesAsked): MessagesAnswer {
  const { reader } = job;
  const today = businessDateAt(job.nowMs(), companySettings(reader).timeZone);
  switch (asked.kind) {
    case 'preview':
      return { preview: previewTargets(job, asked.targets, asked.date > today ? asked.date : today) };
    case 'counts':
      return {
        counts: asked.messageIds.map((messageId) =>
          countMessage(reader, { messageId, date: today, teamId: asked.teamId }),
        ),
      };
    case 'customers': {
      const list = asked.heard ? customersWhoHeard : customersToTell;
      const { messageId, teamId, limit, offset } = asked;
      const rows = list(reader, { messageId, teamId, limit: limit + 1, offset, date: today });
      const shown = rows.slice(0, limit).map(({ atMs, operatorName, ...row }) => ({
        ...row,
        conveyed: atMs === null ? null : { atMs, operatorName: operatorName ?? '' },
      }));
      return { customers: { rows: shown, more: rows.length > limit } };
    }
  }
}

function previewTargets({ reader }: JobContext, targets: MessageTargets, date: string): TargetsPreview {
  const { found, unknown } = customersByCodes(reader, targets.customerCodes);
  const rows = [
    ...(targets.all ? [{ kind: 'all', target: '' }] : []),
    ...targets.classIds.map((target) => ({ kind: 'class', target })),
    ...targets.routeIds.map((target) => ({ kind: 'route', target })),
    ...targets.areas.map((target) => ({ kind: 'area', target })),
    ...found.map(({ id }) => ({ kind: 'customer', target: id })),
  ];
  return { customers: countNamed(reader, rows, date), unknownCodes: unknown };
}

const NO_PAGE = { rows: [], more: false };

export async function askPreview(
  ctx: ActionContext,
  input: z.output<typeof previewTargetsInput>,
): Promise<TargetsPreview> {
  const { targets, validFrom } = input;
  const answer = await ctx.services.jobs.run('count-messages', { kind: 'preview', targets, date: validFrom });
  return answer.preview ?? { customers: 0, unknownCodes: [] };
}

export async function askCounts(
  ctx: ActionContext,
  input: z.output<typeof messageCountsInput>,
): Promise<MessageCount[]> {
  const { teamId } = reachOf(ctx.actor);
  const answer = await ctx.services.jobs.run('count-messages', { kind: 'counts', ...input, teamId });
  return answer.counts ?? [];
}

/** Who heard a message, or who has still to be told, within the asker's reach. */
export async function askCustomers(
  ctx: ActionContext,
  input: z.output<typeof messageCustomersInput>,
): Promise<z.input<typeof messageCustomersOutput>> {
  const { teamId } = reachOf(ctx.actor);
  const answer = await ctx.services.jobs.run('count-messages', { kind: 'customers', ...input, teamId });
  return answer.customers ?? NO_PAGE;
}
