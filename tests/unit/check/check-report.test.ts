import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkContent, checkReport } from '../../../src/check/index.ts';
import { generateContent } from '../../bench/generate-content.ts';

it(
  'The report that keeps no document has the problems of the check that does, in file order',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flightplan-report-'));
    try {
      await generateContent(folder, 400);
      const runbooks = readdirSync(join(folder, 'runbooks')).toSorted();
      for (const [index, name] of runbooks.entries()) {
        if (index % 7 !== 0) continue;
        const file = join(folder, 'runbooks', name);
        const text = readFileSync(file, 'utf8');
        writeFileSync(file, text.replace(/^ticket: .*\n/m, '').replace('## Risks', '## Risk'));
      }
      writeFileSync(join(folder, 'runbooks', 'notes.txt'), 'left here by mistake');
      const { files, problems, errors, warnings } = await checkContent(folder);
      const report = await checkReport(folder);
      expect(errors).toBeGreaterThan(100);
      expect(report.problems).toEqual(problems);
      expect(report.files.map(({ path, text }) => ({ path, text }))).toEqual(
        files.map(({ path, text }) => ({ path, text })),
      );
      expect({ errors: report.errors, warnings: report.warnings }).toEqual({ errors, warnings });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
