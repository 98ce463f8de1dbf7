import { normalized } from '../../documents/outline.ts';
import type { Span } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

export default documentRule(
  {
    id: 'log-level-matches',
    kinds: ['log'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'A run that was rolled back names the level of its runbook that was used.',
    why: 'Which way back worked, and how fast, is what the next rehearsal needs to know.',
  },
  ({ document: { outcome, level, runbook }, fields, index }, report) => {
    if (outcome === null) return;
    const at = (): Span => fields.locate(['level']);
    const known = index?.rollbackLevels.get(runbook ?? '') ?? [];
    const ids = known.map(({ id }) => id);
    if (outcome === 'rolled-back' && fields.raw.level === undefined) {
      report({
        at: at(),
        found: 'rolled-back run without `level`',
        expected: ids.length > 0 ? anyOf(ids) : 'the rollback level that was used',
        fix: `write for example \`level: ${ids[0] ?? 'feature-flag'}\``,
      });
    }
    if (level === null) return;
    if (outcome !== 'rolled-back') {
      report({
        at: at(),
        found: `\`level\` of a run that ${outcome === 'aborted' ? 'was aborted' : outcome.replace('-', ' ')}`,
        expected: 'a level only where the run was rolled back',
        fix: 'remove it, or write `outcome: rolled-back`',
      });
      return;
    }
    const isKnown = known.some(
      ({ id, name }) => id === level || normalized(name) === normalized(level),
    );
    if (known.length === 0 || isKnown) return;
    const meant = nearest(level, ids);
    report({
      at: at(),
      found: `${quoted(level)} as \`level\``,
      expected: `a rollback level of \`${runbook ?? ''}\`, which are ${anyOf(ids).replace(/ or (?=`[^`]*`$)/, ' and ')}`,
      fix: meant ? `write \`level: ${meant}\`` : 'write the level that was used',
    });
  },
);
