import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { runImport } from '../testing/run-import.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

const MAPPING: ImportMappingInput = {
  kind: 'class-memberships',
  fields: { customer: 'code', classType: 'type', classCode: 'class', validFrom: 'from', validTo: 'to', reason: 'why' },
};
const HEADER = 'code,type,class,from,to,why\n';

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await write(`INSERT INTO class_type (id, code, name, group_rank, is_main) VALUES ('g', 'GRADE', '档位', 1, 1), ('f', 'FORMAT', '业态', 2, 0);
    INSERT INTO class (id, class_type_id, code, name) VALUES ('a', 'g', 'A', 'A 档'), ('b', 'g', 'B', 'B 档'), ('s', 'f', 'SUP', '超市');
    INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms)
      VALUES ('c1', 'C1', '1', 0, 0), ('c2', 'C2', '2', 0, 0), ('c3', 'C3', '3', 0, 0)`);
});
afterEach(() => backend.close());

const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));
const rows = (text: string) => backend.services.db.raw.prepare(text).all();
const held = () =>
  rows(`SELECT customer_id || ' ' || class_id || ' ' || valid_from || ' ' || coalesce(valid_to, '') AS line
    FROM class_membership ORDER BY line`).map((row) => (row as { line: string }).line.trim());

describe('the import of class memberships', () => {
  it('gives classes with days and reasons; importing again changes nothing', async () => {
    const file = `${HEADER}C1,GRADE,A,2026-01-01,,老户
C1,GRADE,B,2026-12-01,,升级
C2,,B,,2026-12-31,
Ｃ３,业态,超市,２０２６-12-01,,
`;
    expect(await runImport(backend, file, MAPPING, { testRun: true })).toMatchObject({
      accepted: 4,
      outcome: 'test-run',
    });
    expect(held()).toEqual([]);
    expect(await runImport(backend, file, MAPPING)).toMatchObject({
      rows: 4,
      accepted: 4,
      duplicates: 0,
      rejected: 0,
      updated: { customers: 3 },
    });
    const stored = ['c1 a 2026-01-01 2026-11-30', 'c1 b 2026-12-01', 'c2 b 2026-11-24 2026-12-31', 'c3 s 2026-12-01'];
    expect(held()).toEqual(stored);
    expect(await runImport(backend, file, MAPPING)).toMatchObject({ accepted: 0, duplicates: 4, rejected: 0 });
    expect(held()).toEqual(stored);
    expect(
      rows(`SELECT m.reason, c.reason AS file, c.by_name AS name, c.source FROM class_membership m
        JOIN class_change c ON c.id = m.change_id ORDER BY m.customer_id, m.valid_from`),
    ).toEqual([
      { reason: '老户', file: 'file.csv', name: 'Tester', source: 'file' },
      { reason: '升级', file: 'file.csv', name: 'Tester', source: 'file' },
      { reason: null, file: 'file.csv', name: 'Tester', source: 'file' },
      { reason: null, file: 'file.csv', name: 'Tester', source: 'file' },
    ]);
    expect(rows('SELECT after_class_id AS after, customers FROM class_change_part ORDER BY part')).toContainEqual({
      after: 's',
      customers: 'C3',
    });
  });

  it('leaves other days as they are, and keeps what is planned after an open row', async () => {
    await write(`INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from, valid_to)
      VALUES ('c1', 'g', 'a', '2020-01-01', NULL), ('c2', 'g', 'a', '2020-01-01', '2026-12-31'), ('c2', 'g', 'b', '2027-01-01', NULL)`);
    const file = `${HEADER}C1,GRADE,B,2026-12-01,2026-12-31,\nC2,GRADE,B,2026-12-01,,\n`;
    await runImport(backend, file, MAPPING);
    expect(held()).toEqual([
      'c1 a 2020-01-01 2026-11-30',
      'c1 a 2027-01-01',
      'c1 b 2026-12-01 2026-12-31',
      'c2 a 2020-01-01 2026-11-30',
      'c2 b 2026-12-01 2026-12-31',
      'c2 b 2027-01-01',
    ]);
    expect(await runImport(backend, file, MAPPING)).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  it('refuses rows with a sentence each, and takes the others', async () => {
    await write(
      `INSERT INTO queue_build (id, business_date, built_at_ms, built_by, counts) VALUES ('q', '2026-11-20', 0, 'x', '{}')`,
    );
    const file = `${HEADER}C9,GRADE,A,2026-12-01,,
C1,COLOUR,A,2026-12-01,,
C1,GRADE,Z,2026-12-01,,
C1,GRADE,SUP,2026-12-01,,
C1,GRADE,,2026-12-01,,
C1,GRADE,A,2026-12-31,2026-12-01,
C1,GRADE,A,01.12.26,,
C1,GRADE,A,2026-11-01,,
C2,GRADE,A,2026-12-01,,
C2,GRADE,B,2026-12-01,,
C3,GRADE,A,2026-12-01,2026-12-31,
C3,GRADE,B,2026-12-15,,
C2,GRADE,A,2026-12-01,,
`;
    const rejectsFile = join(backend.dataDir, 'rejects.csv');
    const report = await runImport(backend, file, MAPPING, { rejectsFile });
    expect(report).toMatchObject({ rows: 13, accepted: 2, duplicates: 1, rejected: 10 });
    expect(report.rejectedByReason).toEqual({
      'unknown-customer': 1,
      'unknown-class-type': 1,
      'unknown-class': 1,
      'class-of-other-type': 1,
      'missing-class': 1,
      'dates-backwards': 1,
      'bad-date': 1,
      'class-past-built': 1,
      'membership-overlaps': 2,
    });
    const rejects = readFileSync(rejectsFile, 'utf8');
    expect(rejects).toContain('Customer C2 has days of this in line 10 already, for the same class type.');
    expect(rejects).toContain('SUP is a class of the type ""业态"", not of ""档位"".');
    expect(rejects).toContain('The queues from 2026-11-01 to 2026-11-20 were built with the classes of then');
    expect(held()).toEqual(['c2 a 2026-12-01', 'c3 a 2026-12-01 2026-12-31']);
    expect(await runImport(backend, file, MAPPING)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 10 });
  });
});
