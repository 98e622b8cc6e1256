import { z } from 'zod';

/** UUIDv7 made by the writer. */
export const id = z.string().min(1).max(64);
/** `YYYY-MM-DD` in the company's time zone; a date that does not exist is refused. */
export const businessDate = z.iso.date();
/** UTC milliseconds. */
export const instantMs = z.number().int();
/** Integer of the currency's minor unit. */
export const amountMinor = z.number().int();
/** Integer of the product's order unit. */
export const quantity = z.number().int();
/** ISO weekday: 1 = Monday … 7 = Sunday. */
export const isoWeekday = z.number().int().min(1).max(7);
/** Minutes since midnight in the company's time zone. */
export const minuteOfDay = z.number().int().min(0).max(1440);

export const page = z.object({
  limit: z.number().int().min(1).max(500).default(100),
  offset: z.number().int().min(0).default(0),
});

export const nothing = z.object({}).default({});
export const done = z.object({ ok: z.literal(true) });
