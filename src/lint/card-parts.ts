import { normalized } from '../documents/outline.ts';
import { isBlank } from '../documents/rich-text.ts';
import type { CardPart, CardSection, SafetyCard } from '../documents/safety-card/schema.ts';
import { after, type Span } from '../documents/span.ts';
import type { Report } from './rule.ts';
import { quoted } from './words.ts';

/** The first section of a card with this title; undefined where there is none. */
export function cardSection({ sections }: SafetyCard, title: string): CardSection | undefined {
  return sections.find((section) => normalized(section.title) === normalized(title));
}

/** The first part of a card's section with this title; undefined where there is none. */
export function cardPart(card: SafetyCard, section: string, title: string): CardPart | undefined {
  return cardSection(card, section)?.parts.find(
    (part) => normalized(part.title) === normalized(title),
  );
}

/** Whether nothing stands below a part's heading: `section-not-empty` speaks of it. */
export function isEmptyPart({ prose, tasks, moves }: CardPart): boolean {
  return tasks.length === 0 && moves.length === 0 && isBlank(prose?.text ?? '');
}

/** The place after the last of some things, or after what they belong to. */
export function afterLast(things: readonly { at: Span }[], holder: { at: Span }): Span {
  return after((things.at(-1) ?? holder).at);
}

/** Reports a part, or a section, that has fewer tasks than it needs. */
export function reportFewTasks(
  { title, tasks, at }: Pick<CardPart, 'title' | 'tasks' | 'at'>,
  needed: { least: number; expected: string; example: string },
  report: Report,
): void {
  if (tasks.length >= needed.least) return;
  report({
    at: afterLast(tasks, { at }),
    found: `${quoted(title)} with ${tasks.length === 0 ? 'no task' : '1 task'}`,
    expected: needed.expected,
    fix: `add for example \`- [ ] ${needed.example}\``,
  });
}
