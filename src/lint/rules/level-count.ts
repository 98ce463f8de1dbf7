import { formatDuration } from '../../documents/duration.ts';
import { after, before } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { fillLimits } from '../rollback-limits.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'level-count',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'There is a rollback level for each time limit of the house.',
    why: 'The fast way back may be broken by the very fault it should undo. Whoever has a second and a third does not have to invent one.',
  },
  ({ document, outline, house }, report) => {
    const section = sectionNamed(outline, 'Rollback');
    if (!section) return;
    const { levels } = document.rollback;
    const limits = house.rollback.map((limit) => `\`${formatDuration(limit)}\``).join(', ');
    const expected = `at least ${String(house.rollback.length)} levels (within ${limits})`;
    if (levels.length === 0) {
      report({
        at: after(section.at),
        found: 'rollback without a level',
        expected,
        fix: 'add a `<Level name="…" within="…">` for each',
      });
      return;
    }
    const end = after(levels.at(-1)?.at ?? section.at);
    for (const { limit, before: next } of fillLimits(levels, house.rollback).missing) {
      const figure = formatDuration(limit);
      report({
        at: next ? before(next.at) : end,
        found: `rollback without a level within \`${figure}\``,
        expected,
        fix: `add \`<Level name="…" within="${figure}">\` here`,
      });
    }
  },
);
