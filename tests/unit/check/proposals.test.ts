import { describe, expect, it } from 'vitest';
import {
  applyProposal,
  checkTexts,
  declineProposal,
  openChecks,
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

const preCheck =
  '<PreCheck text="New queries were timed on a copy of production">A plan depends on the size of the table.</PreCheck>';
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
    const change = applyProposal(open, id);
    if (change.problem !== null) throw new Error(change.problem);
    expect(checkTexts('', new Map([...open, ...change.texts])).problems).toEqual([]);
  });

  it('is applied at the end of its section, and nothing else of the file changes', () => {
    const open = content();
    const change = applyProposal(open, id);
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
    const change = applyProposal(open, id);
    if (change.problem !== null) throw new Error(change.problem);
    expect(change.texts.get(runbook)).toMatch(/copy of production\n\n?<\/Level>/);
  });

  it.each([
    ['section', 'outcomes', /failure rate\n\nTime .* copy\.\n\n## AI impact$/m],
    ['part', 'common-mistakes', /list\.\n\nTime .* copy\.\n\n### Warning signs$/m],
    ['step', 'strengthen-the-evidence', /signal\.\n\nTime .* copy\.\n\n\*\*Outputs\*\*$/m],
  ])('is applied to a %s of a playbook', (_, section, shape) => {
    const playbook = 'playbooks/improve-release-confidence';
    const wording =
      "- [ ] The lookup by key takes less than 20 ms on last night's copy of production";
    const open = content([to, `to="${playbook}#${section}"`], [wording, 'Time it on a copy.']);
    expect(checkTexts('', open).problems).toEqual([]);
    const change = applyProposal(open, id);
    if (change.problem !== null) throw new Error(change.problem);
    const changed = change.texts.get(`${playbook}.mdx`) ?? '';
    expect(changed).toMatch(shape);
    expect(changed.replace('Time it on a copy.\n\n', '')).toBe(open.get(`${playbook}.mdx`));
    expect(checkTexts('', new Map([...open, ...change.texts])).problems).toEqual([]);
  });

  it('is not applied where the document would not be complete with it', () => {
    const wording =
      "- [ ] The lookup by key takes less than 20 ms on last night's copy of production";
    const open = content([wording, '- [x] Ticked already, which no runbook may be']);
    const change = applyProposal(open, id);
    expect(change.problem).toMatch(/^The content would not be complete/);
    expect(change).toMatchObject({ problems: [{ rule: 'task-not-ticked', path: runbook }] });
  });

  it('is declined with a reason, which is kept in the log', () => {
    const change = declineProposal(content(), id, 'The "next" release\nreplaces it.');
    if (change.problem !== null) throw new Error(change.problem);
    const text = change.texts.get(log) ?? '';
    expect([...change.texts.keys()]).toEqual([log]);
    expect(text).toContain('because="The &quot;next&quot; release replaces it."');
    expect(checkTexts('', new Map([...content(), ...change.texts])).problems).toEqual([]);
  });

  it('is not declined without a reason, and one that is not open is named', () => {
    expect(declineProposal(content(), id, ' ').problem).toMatch(/takes a reason/);
    expect(applyProposal(content(), 'no-such#1').problem).toContain(id);
    expect(applyProposal(content([preCheck, '']), 'no-such#1').problem).toBe(
      `Nothing open is called no-such#1: ${id}`,
    );
  });
});

const checkId = '2026-11-03-refunds-rolled-back#check-1';
const flagged = 'New queries were timed on a copy of production';

/** The texts after a change, which must have been made. */
function after(
  texts: ReadonlyMap<string, string>,
  change: ReturnType<typeof applyProposal>,
): Map<string, string> {
  if (change.problem !== null) throw new Error(change.problem);
  return new Map([...texts, ...change.texts]);
}

describe('A check that a log flags', () => {
  it('is open until somebody decides, and does not hold up a release meanwhile', () => {
    expect(openChecks(completeContent()).map((each) => each.id)).toEqual([checkId]);
    expect(checkTexts('', completeContent()).problems).toEqual([]);
  });

  it('is one, named by the latest log, where several logs flag it in the same words', () => {
    const texts = completeContent();
    const again = 'logs/2026-11-04-refunds-again.mdx';
    texts.set(again, (texts.get(log) ?? '').replace(flagged, flagged.toUpperCase()));
    expect(openChecks(texts)).toMatchObject([
      {
        id: '2026-11-04-refunds-again#check-1',
        flags: [{ log: { path: again } }, { log: { path: log } }],
      },
    ]);
    const done = after(texts, applyProposal(texts, '2026-11-04-refunds-again#check-1'));
    expect(openChecks(done)).toEqual([]);
    expect(done.get(log)).toContain('status="applied"');
  });

  it('joins the checks of the house, with its reason', () => {
    const texts = completeContent();
    const done = after(texts, applyProposal(texts, checkId));
    expect(checkTexts('', done)).toMatchObject({ problems: [] });
    expect(checkTexts('', done).site.house.checks.at(-1)).toEqual({
      text: flagged,
      why: 'A plan depends on the size of the table.',
    });
    expect(done.get(log)).toContain(`<PreCheck text="${flagged}" status="applied">`);
  });

  it('is not written twice where the house asks for it already', () => {
    const texts = completeContent();
    const once = after(texts, applyProposal(texts, checkId));
    once.set(log, texts.get(log) ?? '');
    const twice = after(once, applyProposal(once, checkId));
    expect(twice.get('site.yaml')).toBe(once.get('site.yaml'));
  });

  it.each([
    ['over lines', '    - text: One\n      why: So\n'],
    ['over lines, with a comment below', '    - text: One\n      why: So\n# The end.\n'],
    ['in one line', '    - { text: One, why: So }\n'],
    [
      'with a reason in several lines',
      '    - text: One\n      why: >\n        So\n        it is\n',
    ],
    ['without a last line end', '    - text: One\n      why: So'],
  ])('joins checks that are written %s, and the rest of the file stays', (_, checks) => {
    const texts = completeContent();
    const site = (texts.get('site.yaml') ?? '').replace(/ {4}- \{ text.*\n/, checks);
    texts.set('site.yaml', site);
    const before = checkTexts('', texts).site.house.checks;
    expect(before).toMatchObject([{ text: 'One' }]);
    const done = after(texts, applyProposal(texts, checkId));
    expect(checkTexts('', done).site.house.checks).toEqual([
      ...before,
      { text: flagged, why: 'A plan depends on the size of the table.' },
    ]);
    expect(
      done
        .get('site.yaml')
        ?.replace(/ {4}- text: New.*\n {6}why: A plan.*\n/, '')
        .trim(),
    ).toBe(site.trim());
  });

  it('joins checks that are written as one list in a line, or that are none', () => {
    for (const checks of ['checks: [{ text: One, why: So }]', 'checks: []']) {
      const texts = completeContent();
      const site = (texts.get('site.yaml') ?? '').replace(/checks:\n.*\n/, `${checks}\n`);
      texts.set('site.yaml', site);
      const done = after(texts, applyProposal(texts, checkId));
      expect(checkTexts('', done).site.house.checks.at(-1)?.text).toBe(flagged);
    }
  });

  it('is refused, with what is missing, where the house has no rules of its own', () => {
    const texts = completeContent().set('site.yaml', 'name: Flightplan\n');
    const change = applyProposal(texts, checkId);
    expect(change.problem).toMatch(/^The content would not be complete/);
    expect('problems' in change && change.problems[0]?.message).toContain('without `house.plans`');
  });

  it('is declined with a reason, which is kept in the log', () => {
    const texts = completeContent();
    const done = after(texts, declineProposal(texts, checkId, 'A rule of the tools sees to it'));
    expect(done.get(log)).toContain('status="declined" because="A rule of the tools sees to it">');
    expect(done.get('site.yaml')).toBe(texts.get('site.yaml'));
    expect(checkTexts('', done).problems).toEqual([]);
  });
});

describe('A change to files', () => {
  it('keeps their line ends', () => {
    const windows = new Map(
      [...content()].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    const done = after(windows, applyProposal(windows, id));
    const unix = after(content(), applyProposal(content(), id));
    expect(done.get(runbook)).toBe(unix.get(runbook)?.replaceAll('\n', '\r\n'));
    expect(done.get(log)).toBe(unix.get(log)?.replaceAll('\n', '\r\n'));
  });

  it('replaces the word of an attribute in quotes of either kind, empty ones too', () => {
    const open = content([' status="proposed"', " status='proposed' because=''"]);
    const done = after(open, declineProposal(open, id, "It's done"));
    expect(done.get(log)).toContain(" status='declined' because='It&#39;s done'");
  });
});
