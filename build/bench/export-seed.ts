import { openMigrated } from '../../db/connection.ts';
import { seedCalls } from '../../db/testing/seed-calls.ts';
import { seedSeatStates } from '../../db/testing/seed-seat-states.ts';

/**
 * `export-seed.ts FILE CALLS [seat states]`: a database with a call log, and the states that its seats went through, made in
 * a process of its own so that its memory isn't counted.
 */
const [file = '', calls = '0', and] = process.argv.slice(2);
const db = openMigrated(file);
db.raw.pragma('synchronous = OFF');
const size = Number(calls);
db.raw.transaction(() => {
  seedCalls(db, { calls: size, customers: Math.max(100, size / 100), operators: 50, routes: 40, days: 700 });
  if (and === 'seat states') seedSeatStates(db);
})();
db.raw.pragma('wal_checkpoint(TRUNCATE)');
db.raw.close();
