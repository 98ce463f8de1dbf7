import { describe, expect, it } from 'vitest';
import {
  applyImprovement,
  checkTexts,
  declineImprovement,
  openImprovements,
} from '../../../src/check/index.ts';
import { completeContent } from '../../rules/example-content.ts';

const log = 'logs/2026-11-03-refunds-rolled-back.mdx';
const runbook = 'runbooks/2026-11-03-checkout.mdx';
const id = '2026-11-03-refunds-rolled-back#1';

/** The complete content with its improvement to the runbook open, and other changes to the log. */
function content(...changes: [from: string, to: string][]): Map<string, string> {
  const texts = completeContent();
  let text = (texts.get(log) ?? '').replace('status="applied"', 'status="proposed"');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${from} is not in the log`);
    text = text.replace(from, () => to);
  }
  return texts.set(log, text);
}

const to = 'to="runbooks/2026-11-03-checkout#before-you-start"';

describe('An improvement', () => {
  it('is listed while it is neither applied nor declined', () => {
    expect(openImprovements(content()).map((each) => each.id)).toEqual([id]);
    expect(openImprovements(completeContent())).toEqual([]);
  });

  it('keeps a ready runbook of its service from being published until it is dealt with', () => {
    const open = content();
    expect(checkTexts('', open).problems).toMatchObject([
      { path: runbook, rule: 'improvements-dealt-with', severity: 'error' },
    ]);
    const change = applyImprovement(open, id);
    if (change.problem !== null) throw new Error(change.problem);
    expect(checkTexts('', new Map([...open, ...change.texts])).problems).toEqual([]);
  });

  it('is applied at the end of its section, and nothing else of the file changes', () => {
    const open = content();
    const change = applyImprovement(open, id);
    if (change.problem !== null) throw new Error(change.problem);
    const wording =
      "- [ ] The lookup by key takes less than 20 ms on last night's copy of production";
    const before = open.get(runbook) ?? '';
    const after = change.texts.get(runbook) ?? '';
    expect(after.replace(`${wording}\n\n`, '')).toBe(before);
    expect(after.indexOf(wording)).toBeLessThan(after.indexOf('## Rollout'));
    expect(change.texts.get(log)).toBe(
      (open.get(log) ?? '').replace('status="proposed"', 'status="applied"'),
    );
  });

  it('is applied within a stage or a level before its closing tag', () => {
    const open = content([to, 'to="runbooks/2026-11-03-checkout#feature-flag"']);
    const change = applyImprovement(open, id);
    if (change.problem !== null) throw new Error(change.problem);
    expect(change.texts.get(runbook)).toMatch(/copy of production\n\n?<\/Level>/);
  });

  it('is not applied where the document would not be complete with it', () => {
    const wording =
      "- [ ] The lookup by key takes less than 20 ms on last night's copy of production";
    const open = content([wording, '- [x] Ticked already, which no runbook may be']);
    const change = applyImprovement(open, id);
    expect(change.problem).toMatch(/^The document would not be complete/);
    expect(change).toMatchObject({ problems: [{ rule: 'task-not-ticked', path: runbook }] });
  });

  it('is declined with a reason, which is kept in the log', () => {
    const change = declineImprovement(content(), id, 'The "next" release\nreplaces it.');
    if (change.problem !== null) throw new Error(change.problem);
    const text = change.texts.get(log) ?? '';
    expect([...change.texts.keys()]).toEqual([log]);
    expect(text).toContain('because="The &quot;next&quot; release replaces it."');
    expect(checkTexts('', new Map([...content(), ...change.texts])).problems).toEqual([]);
  });

  it('is not declined without a reason, and one that is not open is named', () => {
    expect(declineImprovement(content(), id, ' ').problem).toMatch(/takes a reason/);
    expect(applyImprovement(content(), 'no-such#1').problem).toContain(id);
    expect(applyImprovement(completeContent(), id).problem).toBe('There is no open improvement.');
  });
});
