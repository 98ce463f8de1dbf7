import type { Report } from '../report.ts';

/** The report for other programs: one JSON object, as DESIGN.md's interfaces have it. */
export function jsonReport({ files, problems, errors, warnings }: Report): string {
  return `${JSON.stringify({ files: files.length, errors, warnings, problems }, null, 2)}\n`;
}
