import { messageOf, type Finding, type RuleMeta } from '../lint/rule.ts';
import type { Problem } from './problem.ts';

/** The rules on files and folders, which are checked before any is parsed. */
export const fileRules = {
  'file-readable': {
    id: 'file-readable',
    severity: 'error',
    summary: 'Every content file can be read as UTF-8 text of a sensible size.',
    why: 'A file that cannot be read would be missing from the site without anybody noticing.',
  },
  'file-inside': {
    id: 'file-inside',
    severity: 'error',
    summary: 'No content file is a link out of the content folder.',
    why: 'What lies elsewhere is not reviewed with the content, and is not there for whoever clones it.',
  },
  'file-name': {
    id: 'file-name',
    severity: 'error',
    summary: 'Every document is an .mdx file whose name can be an address.',
    why: 'The file name becomes the address of the page. A file with another ending would be left out without a word.',
  },
  'address-unique': {
    id: 'address-unique',
    severity: 'error',
    summary: 'No two files have the same address.',
    why: 'Only one of them could be shown, and nobody would know which.',
  },
} as const satisfies Record<string, RuleMeta>;

const startOfFile = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A problem of a whole file. */
export function fileProblem(
  path: string,
  rule: keyof typeof fileRules,
  finding: Omit<Finding, 'at'>,
  rulesUrl: string,
): Problem {
  return {
    path,
    ...startOfFile,
    rule,
    severity: fileRules[rule].severity,
    message: messageOf(finding),
    url: `${rulesUrl}${rule}/`,
  };
}
