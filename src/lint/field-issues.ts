import type { FieldIssue } from '../documents/field-issue.ts';
import type { LintData, parsedOf } from './context.ts';
import { nearest } from './words.ts';

/** The issues of a file's fields: of its front matter, or of the YAML file it is. */
export function fieldIssuesOf(
  context: LintData,
  parsed: ReturnType<typeof parsedOf>,
): readonly FieldIssue[] {
  return context.fieldIssues ?? parsed?.fields.issues ?? [];
}

/** A field's name for messages: `approved.by`. */
export function pathOf({ path }: Pick<FieldIssue, 'path'>): string {
  return path.join('.');
}

/** What holds the fields, for messages. */
export function holderOf({ fieldIssues, path }: LintData): string {
  return fieldIssues ? `\`${path}\`` : 'front matter';
}

/**
 * Unknown keys that are most likely a missing key misspelt: one slip, and one message for it.
 *
 * @returns the name that was meant, by the unknown key's path
 */
export function misspeltKeys(issues: readonly FieldIssue[]): ReadonlyMap<string, string> {
  const missing = new Set(issues.filter(({ kind }) => kind === 'missing').map(pathOf));
  const meant = new Map<string, string>();
  for (const issue of issues) {
    if (issue.kind !== 'unknown') continue;
    const parent = issue.path.slice(0, -1);
    const free = issue.expected
      .split(', ')
      .filter((key) => missing.has(pathOf({ path: [...parent, key] })));
    const name = nearest(issue.found, free);
    if (name === null) continue;
    missing.delete(pathOf({ path: [...parent, name] }));
    meant.set(pathOf(issue), pathOf({ path: [...parent, name] }));
  }
  return meant;
}
