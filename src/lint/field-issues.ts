import type { FieldIssue } from '../documents/front-matter.ts';
import type { LintData, parsedOf } from './context.ts';

/** The issues of a file's fields: of its front matter, or of the YAML file it is. */
export function fieldIssuesOf(
  context: LintData,
  parsed: () => ReturnType<typeof parsedOf>,
): readonly FieldIssue[] {
  return context.fieldIssues ?? parsed()?.fields.issues ?? [];
}

/** A field's name for messages: `approved.by`. */
export function pathOf({ path }: FieldIssue): string {
  return path.join('.');
}
