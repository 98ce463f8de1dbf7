import { after } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { documentRule } from '../rule.ts';

/** Seed 001: "1–3 concrete actions we should take before the next deployment". */
const most = 3;

export default documentRule(
  {
    id: 'log-action-count',
    kinds: ['log'],
    severity: 'error',
    summary: 'A log has one to three actions.',
    why: 'One that is done is worth more than ten that are listed. And no release is so smooth that nothing could be better.',
  },
  ({ document: { actions }, outline }, report) => {
    const section = sectionNamed(outline, 'Actions');
    const { length } = actions.items;
    const [excess] = actions.items.slice(most);
    if (!section || (length > 0 && !excess)) return;
    report({
      at: excess?.at ?? after(section.at),
      found: excess ? `${String(length)} actions` : 'log without an action',
      expected: 'one to three',
      fix: excess
        ? 'keep those that matter most, and move the rest to the ticket system'
        : 'add for example `<Action owner="payments" due="2026-11-17" status="open">`',
    });
  },
);
