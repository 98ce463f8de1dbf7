import GithubSlugger from 'github-slugger';
import type { Log } from './schema.ts';

/** What `npm run improve` calls an improvement; `index` is its place in its log, from 0. */
export function improvementName(logId: string, index: number): string {
  return `${logId}#${String(index + 1)}`;
}

/** What `npm run improve` calls a check before releases; `index` is its place in its log, from 0. */
export function checkName(logId: string, index: number): string {
  return `${logId}#check-${String(index + 1)}`;
}

/**
 * The addresses of a log's improvements and actions on its page, in file order: `improvement-1`,
 * unless a heading or a lesson has that address.
 */
export function partAnchors({
  headings,
  lessons,
  improvements,
  actions,
}: Pick<Log, 'headings' | 'lessons' | 'improvements' | 'actions'>): {
  improvements: string[];
  actions: string[];
} {
  const slugger = new GithubSlugger();
  for (const { title } of headings) slugger.slug(title);
  for (const { title } of lessons.items) slugger.slug(title || 'lesson');
  const anchors = (items: readonly unknown[], name: string): string[] =>
    items.map((_, index) => slugger.slug(`${name} ${String(index + 1)}`));
  return {
    improvements: anchors(improvements.items, 'improvement'),
    actions: anchors(actions.items, 'action'),
  };
}
