import { rules } from '../lint/preset.ts';
import type { RuleMeta } from '../lint/rule.ts';
import { fileRules } from './file-rules.ts';

/** What all rules say of themselves: those on files first, then the preset's in its order. */
export const ruleList: readonly RuleMeta[] = [
  ...Object.values(fileRules),
  ...rules.map(({ meta }) => meta),
];
