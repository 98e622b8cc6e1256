import { type BenchLine, inBenchFolder, peakMb, SCALES, type Scale } from './bench.ts';
import { BENCHES } from './registry.ts';

/** `run-one.ts NAME SCALE`: measures one benchmark in this process and prints its lines as one JSON array. */
const [name = '', scale = '10k'] = process.argv.slice(2) as [string, Scale];
const load = BENCHES[name];
if (!load) throw new Error(`no benchmark ${name}`);
const { bench } = await load();

const lines = await inBenchFolder((folder) =>
  bench({
    scale,
    size: SCALES[scale],
    folder,
    say: (text) => process.stderr.write(`  ${text}\n`),
    line: (measured): BenchLine => ({
      scale,
      size: SCALES[scale],
      p50Ms: null,
      p95Ms: null,
      p99Ms: null,
      rowsPerSecond: null,
      peakMb: peakMb(),
      ...measured,
    }),
  }),
);
process.stdout.write(`${JSON.stringify(lines)}\n`);
