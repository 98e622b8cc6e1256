import { describe, expect, it } from 'vitest';
import { createDownloadTickets, DOWNLOAD_PATH } from './download-tickets.ts';

const file = { path: '/data/exports/a.csv', fileName: '话单.csv', contentType: 'text/csv' };

describe('download tickets', () => {
  it('give a file once', () => {
    const tickets = createDownloadTickets(() => 0);
    const ticket = tickets.issue(file).slice(DOWNLOAD_PATH.length);
    expect(tickets.redeem(ticket)).toEqual(file);
    expect(tickets.redeem(ticket)).toBeNull();
  });

  it('end after a minute', () => {
    let nowMs = 0;
    const tickets = createDownloadTickets(() => nowMs);
    const ticket = tickets.issue(file).slice(DOWNLOAD_PATH.length);
    nowMs = 60_000;
    expect(tickets.redeem(ticket)).toBeNull();
  });

  it('cannot be guessed from one another', () => {
    const tickets = createDownloadTickets(() => 0);
    expect(new Set([tickets.issue(file), tickets.issue(file)]).size).toBe(2);
    expect(tickets.redeem('')).toBeNull();
  });
});
