import { formatDuration } from '../../documents/duration.ts';
import { attributeText, sectionNamed, tagsIn } from '../parts.ts';
import { fillLimits } from '../rollback-limits.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'level-limit',
    kinds: ['runbook'],
    severity: 'error',
    summary:
      "Every rollback level has a time limit, longer than the one before and within the house's.",
    why: 'The limit says when to stop waiting and take the next level. Without one, a rollback that hangs is watched for as long as hope lasts.',
  },
  ({ document, outline, house }, report) => {
    const { levels } = document.rollback;
    const nodes = tagsIn(sectionNamed(outline, 'Rollback'), 'Level');
    const { limitOf } = fillLimits(levels, house.rollback);
    let longest = 0;
    for (const [index, level] of levels.entries()) {
      const node = nodes[index];
      const text = node ? attributeText(node, 'within') : null;
      const { name, withinMs, attributes } = level;
      const limit = limitOf.get(level) ?? Infinity;
      if (withinMs === null) {
        if (text === null) continue;
        report({
          at: attributes.within,
          found:
            text === ''
              ? `level ${quoted(name)} without a time limit`
              : `time limit ${quoted(text)} of level ${quoted(name)}`,
          expected: 'a duration with a unit',
          fix: `write for example \`within="${formatDuration(Number.isFinite(limit) ? limit : longest * 2)}"\``,
        });
        continue;
      }
      if (withinMs > limit) {
        report({
          at: attributes.within,
          found: limitFound(withinMs, name),
          expected: `at most \`${formatDuration(limit)}\`, the house's limit for this level`,
          fix: 'find a faster way back, or move the level further down',
        });
      } else if (withinMs <= longest) {
        report({
          at: attributes.within,
          found: `${limitFound(withinMs, name)} after \`${formatDuration(longest)}\``,
          expected: 'a longer limit than that of the level before',
          fix: 'correct the figure, or put the faster level first',
        });
      }
      longest = Math.max(longest, Math.min(withinMs, limit));
    }
  },
);

function limitFound(ms: number, name: string): string {
  return `time limit \`${formatDuration(ms)}\` of level ${quoted(name)}`;
}
