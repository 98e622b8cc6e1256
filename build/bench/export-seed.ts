import { openMigrated } from '../../db/connection.ts';
import { seedCalls } from '../../db/testing/seed-calls.ts';

/** `export-seed.ts FILE CALLS`: a database with a call log, made in a process of its own so that its memory isn't counted. */
const [file = '', calls = '0'] = process.argv.slice(2);
const db = openMigrated(file);
db.raw.pragma('synchronous = OFF');
const size = Number(calls);
db.raw.transaction(() =>
  seedCalls(db, { calls: size, customers: Math.max(100, size / 100), operators: 50, routes: 40, days: 700 }),
)();
db.raw.pragma('wal_checkpoint(TRUNCATE)');
db.raw.close();
