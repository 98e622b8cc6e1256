import { writeSync } from 'node:fs';
import { openPartFile } from '../../backend/exports/part-file.ts';

/**
 * A process that has begun to write FILE for the data folder DIR, as every export does, says so and stands still, so that a
 * test kills it there. Left alone it ends after half a minute.
 */
const [, , file = '', dataDir = ''] = process.argv;
openPartFile(file, 'utf-8', dataDir).write('x'.repeat(2_000_000));
writeSync(1, 'writing\n');
setTimeout(() => undefined, 30_000);
