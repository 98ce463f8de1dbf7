import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/index.ts';
import { buildRunPlan } from '../../../src/documents/run-plan/build.ts';
import type { Block, RunPlan } from '../../../src/documents/run-plan/schema.ts';
import { contentTexts } from '../../content/content-texts.ts';
import { planFrom, runbookWith, sha256, words, written } from './plan-from-text.ts';

const plan = planFrom();

const lines = (blocks: readonly Block[] = []): string[] =>
  blocks.map(({ phrases }) => words(phrases));
const idsOf = ({ verification, stages, levels, restored, messages }: RunPlan): string[] =>
  [
    verification.flatMap(({ tasks }) => tasks),
    stages.flatMap(({ commands, checks, triggers }) => [...commands, ...checks, ...triggers]),
    levels.flatMap(({ commands, checks }) => [...commands, ...checks]),
    restored,
    messages,
  ]
    .flat()
    .map(({ id }) => id);
const stage = (name: string, of = plan) => of.stages.find((one) => one.name === name);

describe('The plan of a run', () => {
  it('names the release, its card and its inputs', () => {
    expect(plan.runbook).toEqual({
      id: '2026-11-03-checkout',
      title: 'Checkout 4.2.0, idempotent refunds',
      service: 'checkout',
      version: '4.2.0',
      date: '2026-11-03',
      owner: 'payments',
      ticket: 'PAY-1423',
      risk: 'high',
      dashboard: 'https://grafana.example.com/d/checkout',
    });
    expect(plan.card).toEqual({ id: 'tech-operator', title: 'Tech Operator safety card' });
    expect(plan.inputs).toEqual([
      { name: 'SHA', label: 'Release commit', pattern: '[0-9a-f]{7,40}' },
    ]);
  });

  it('has readable ids that belong to one item each', () => {
    const ids = idsOf(plan);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'before.the-finance-team-knows-the-start-time',
        'before.all-tests-pass-on-the-exact-commit',
        'phase-b-people.access-the-operator-can-log-in-to-production',
        'canary.command-1',
        'canary.check.p99-latency-is-under-800-ms',
        'canary.stop-point.5xx-rate-is-below-05',
        'canary.signal.p99-latency',
        'feature-flag.command-1',
        'feature-flag.check.the-refund-button-is-gone-from-the-order-page',
        'restored.the-error-rate-is-back-at-its-baseline',
        'message-1',
      ]),
    );
  });

  it('tells signals of the same name in one stage apart', () => {
    const row = '| p99 latency | < 800 ms | > 1.5 s for 10m      |';
    const twice = planFrom({ runbook: runbookWith(row, `${row}\n${row}`) });
    expect(stage('Canary', twice)?.triggers.map(({ id }) => id)).toEqual([
      'canary.signal.5xx-rate',
      'canary.signal.p99-latency',
      'canary.signal.p99-latency-2',
    ]);
  });

  it('survives being written as JSON and read again', () => {
    expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
  });

  it('can not be made of a runbook that lacks something', () => {
    expect(() => planFrom({ runbook: runbookWith(' soak="30m"', '') })).toThrow(
      'Unexpected stage "Canary" without soak, expected a runbook that passed the check, run `npm run check`',
    );
  });
});

describe('The hash of a plan', () => {
  it('is the same for the same texts', () => {
    expect(planFrom().hash).toBe(plan.hash);
    expect(plan.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is that of the plan without it, its keys in order', () => {
    const { hash, ...rest } = plan;
    const sorted = (_: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value;
    expect(hash).toBe(sha256(JSON.stringify(rest, sorted)));
  });

  it('changes with any word of the stages and levels', () => {
    const { runbook } = written;
    const [from, to] = [runbook.indexOf('<Stage'), runbook.lastIndexOf('</Level>')];
    const isMarkup = /^(?:```|#|\||<\/)/;
    // Tags, fences, headings and the rows of a table's head are no words of a step.
    const places = [...runbook.matchAll(/(?<![<\w])[A-Za-z]{4,}(?![\w=])/g)].filter(
      ({ index }) =>
        index > from &&
        index < to &&
        !isMarkup.test(lineAt(runbook, index).replace(/^\| (?!Signal|-)/, '')),
    );
    expect(places.length).toBeGreaterThan(80);
    for (const { 0: word, index } of places) {
      const end = index + word.length;
      const changed = `${runbook.slice(0, end)}q${runbook.slice(end)}`;
      expect([word, planFrom({ runbook: changed }).hash]).not.toEqual([word, plan.hash]);
    }
  });

  it('changes with a word of the card', () => {
    const card = written.card.replace('Queue depth', 'Queue length');
    expect(planFrom({ card }).hash).not.toBe(plan.hash);
  });
});

function lineAt(text: string, index: number): string {
  return text.slice(text.lastIndexOf('\n', index) + 1, text.indexOf('\n', index));
}

describe('The briefing', () => {
  const given = (id: string, of = plan) => lines(of.briefing.find((row) => row.id === id)?.given);

  it('asks what the card asks', () => {
    expect(plan.briefing.map(({ id, focus, asked }) => [id, focus, words(asked)])).toEqual([
      ['aim', 'Goal', 'What we release, and why today.'],
      ['intent', 'Method', 'The stages, and who does what.'],
      ['mishaps', 'Risks', 'The two or three most likely failures.'],
      ['contingency', 'Plan B', 'The exact triggers that mean rollback.'],
      ['close-the-loop', 'Confirmation', 'The Monitor says the triggers in their own words.'],
    ]);
  });

  it('aims at what the overview says', () => {
    expect(given('aim')).toEqual([
      "Refunds become idempotent, so that a retry can't pay out twice.",
    ]);
  });

  it('intends the stages', () => {
    expect(given('intent').slice(0, 2)).toEqual([
      'Infrastructure: 0% of traffic, watched for 10m',
      'Canary: 1-5% of traffic, watched for 30m',
    ]);
  });

  it('names three risks at most', () => {
    const row =
      '| The migration holds a lock on refunds | lock wait above 2 s    | Level 3        |';
    const many = planFrom({ runbook: runbookWith(row, Array(5).fill(row).join('\n')) });
    expect(given('mishaps')).toEqual([
      'The migration holds a lock on refunds — lock wait above 2 s — Level 3',
    ]);
    expect(given('mishaps', many)).toHaveLength(3);
  });

  it('names every trigger and every way back', () => {
    expect(given('contingency')).toEqual([
      'Infrastructure: Failed migrations: any failed migration',
      'Canary: 5xx rate > 2x baseline for 5m, p99 latency > 1.5 s for 10m',
      'Quarter: 5xx rate > 2% for 5m',
      'Majority: 5xx rate > 2% for 5m',
      'Everyone: 5xx rate > 2% for 5m',
      'Level 1, Feature flag: within 1m',
      'Level 2, Configuration: within 5m',
      'Level 3, Build: within 15m',
    ]);
  });

  it('says nothing in place of the read-back', () => {
    expect(given('close-the-loop')).toEqual([]);
  });
});

describe('The verification', () => {
  it("is the runbook's own tasks with the house's checks behind them, then the card's phases", () => {
    expect(plan.verification.map(({ id, title }) => [id, title])).toEqual([
      ['before', 'Before you start'],
      ['phase-a-system', 'Phase A: system'],
      ['phase-b-people', 'Phase B: people'],
    ]);
    expect(plan.verification[0]?.tasks.map(({ text }) => words(text))).toEqual([
      "The migration ran against last night's copy of production",
      'The finance team knows the start time',
      'All tests pass on the exact commit',
    ]);
  });

  it('says why a task is asked', () => {
    expect(plan.verification[0]?.tasks.map(({ why }) => lines(why))).toEqual([
      ['A migration that is slow there is slower here.'],
      [],
      ['A red test is the cheapest warning.'],
    ]);
  });

  it('has a limit where a task names one', () => {
    expect(plan.verification[1]?.tasks.map(({ limit }) => limit)).toEqual([
      null,
      { kind: 'comparison', operator: '<', value: 60, unit: '%', baseline: null, windowMs: null },
    ]);
  });

  it('takes no other number for a limit', () => {
    const runbook = runbookWith('The finance team', 'All 40 pods show version 4.2.0, and the team');
    expect(planFrom({ runbook }).verification[0]?.tasks[1]?.limit).toBeNull();
  });
});

describe('The go/no-go call', () => {
  it('takes the role from the bold start of a task', () => {
    const card = written.card.replace(
      '- [ ] The Operator says GO',
      '- [ ] **Operator**: Go. My `access` works',
    );
    const [first, second] = planFrom({ card }).call;
    expect([first?.role, words(first?.text ?? [])]).toEqual(['Operator', 'Go. My access works']);
    expect([second?.role, words(second?.text ?? [])]).toEqual(['Role 2', 'The Monitor says GO']);
  });
});

describe('A stage of the plan', () => {
  it('has its own checks, then the stop-points of the card', () => {
    expect(stage('Canary')?.checks.map(({ id }) => id)).toEqual([
      'canary.check.p99-latency-is-under-800-ms',
      'canary.stop-point.5xx-rate-is-below-05',
      'canary.stop-point.p99-latency-is-below-800-ms',
      'canary.stop-point.queue-depth-is-below-1000-messages',
    ]);
  });

  it('has no stop-points where nothing is run and nothing gets traffic', () => {
    const runbook = runbookWith('```bash\nship migrate checkout --to 42\n```\n', '');
    expect(stage('Infrastructure', planFrom({ runbook }))?.checks).toHaveLength(1);
  });

  it('keeps its traffic, its soak time and what it says', () => {
    expect(stage('Canary')).toMatchObject({ traffic: '1-5%', soakMs: 1_800_000, remarks: [] });
    expect(lines(stage('Canary')?.prose)).toEqual(['One region takes the new build.']);
  });
});

describe('A trigger of the plan', () => {
  const trigger = (healthy: string, rollbackIf: string) =>
    planFrom({
      runbook: runbookWith('| < 800 ms | > 1.5 s for 10m      |', `| ${healthy} | ${rollbackIf} |`),
    }).stages[1]?.triggers[1];

  it('has both limits in the unit of the rollback', () => {
    const found = trigger('< 700 ms', '> 1.5 s for 10m');
    expect(found).toMatchObject({
      unit: 's',
      healthy: { text: '< 700 ms', condition: { operator: '<', value: 0.7, unit: 's' } },
      rollbackIf: { text: '> 1.5 s for 10m', condition: { value: 1.5, windowMs: 600_000 } },
    });
  });

  it('converts both ends of a range', () => {
    expect(trigger('2-5 per second', '> 900 per minute')?.healthy.condition).toEqual({
      kind: 'range',
      from: 120,
      to: 300,
      unit: 'per minute',
      baseline: null,
    });
  });

  it('counts in the unit of the healthy value where the rollback multiplies the baseline', () => {
    expect(stage('Canary')?.triggers[0]).toMatchObject({
      unit: '%',
      healthy: { condition: { value: 0.5, unit: '%' } },
      rollbackIf: { condition: { value: 2, baseline: 'times' } },
    });
  });

  it('leaves out a healthy value of another dimension', () => {
    expect(trigger('< 3%', '> 1.5 s')).toMatchObject({
      unit: 's',
      healthy: { text: '< 3%', condition: null },
    });
  });

  it('takes a bare healthy number in the unit of the rollback', () => {
    expect(trigger('0', '> 2 restarts')?.healthy.condition).toMatchObject({ unit: 'restarts' });
  });

  it('takes "none" for zero of what is counted', () => {
    expect(trigger('none', '> 2 restarts')?.healthy.condition).toEqual({
      kind: 'range',
      from: 0,
      to: 0,
      unit: 'restarts',
      baseline: null,
    });
  });

  it('has no unit where nothing is counted', () => {
    expect(stage('Infrastructure')?.triggers[0]).toMatchObject({
      unit: null,
      healthy: { text: 'none', condition: { kind: 'none' } },
      rollbackIf: { condition: { kind: 'event', event: 'any failed migration' } },
    });
  });
});

describe('The way back and the messages', () => {
  it('has the levels with their time limits', () => {
    expect(plan.levels.map(({ id, withinMs, when }) => [id, withinMs, lines(when)])).toEqual([
      ['feature-flag', 60_000, ['When the new path misbehaves and the service itself is healthy.']],
      ['configuration', 300_000, ['When the flag is off and errors go on.']],
      ['build', 900_000, ['When the previous configuration does not help.']],
    ]);
  });

  it('has the moves and the contingency time of the card', () => {
    expect(words(plan.moves[0] ?? [])).toBe('Say "Rolling back now".');
    const card = written.card.replace('contingency: 5m', 'contingency: 3m');
    expect(planFrom({ card }).contingencyMs).toBe(180_000);
  });

  it('has the messages with their frequency', () => {
    expect(plan.messages.map(({ what, ...rest }) => ({ ...rest, what: words(what) }))[1]).toEqual({
      id: 'message-2',
      moment: 'during',
      everyMs: 1_800_000,
      who: 'release channel',
      where: '#release-checkout',
      what: 'stage, signals',
    });
  });
});

describe('A plan without a card', () => {
  const bare = planFrom({ card: null });

  it('follows the usual protocol', () => {
    expect(bare).toMatchObject({ card: null, contingencyMs: 300_000, restored: [] });
    expect(bare.briefing.map(({ step }) => step)).toEqual([
      'Aim',
      'Intent',
      'Mishaps',
      'Contingency',
      'Close the loop',
    ]);
    expect(bare.call.map(({ role }) => role)).toEqual(['Operator', 'Monitor']);
    expect(bare.moves).toHaveLength(3);
  });

  it('has no phases and no stop-points', () => {
    expect(bare.verification.map(({ id }) => id)).toEqual(['before']);
    expect(stage('Canary', bare)?.checks).toHaveLength(1);
  });
});

describe('The sample runbooks', () => {
  const { files, site } = checkTexts('', contentTexts());
  const documents = files.flatMap(({ document }) => document ?? []);
  const ready = documents.flatMap((document) =>
    document.kind === 'runbook' && document.status === 'ready' ? [document] : [],
  );
  const cardOf = (id: string | null) =>
    documents.find((document) => document.kind === 'safety-card' && document.id === id);

  it('have plans with an id for each item, in commands that are still what was written', () => {
    expect(ready.length).toBeGreaterThan(5);
    for (const runbook of ready) {
      const found = cardOf(runbook.card);
      const card = found?.kind === 'safety-card' ? found : null;
      const sample = buildRunPlan({ runbook, card, house: site.house }, sha256);
      const ids = idsOf(sample);
      expect(new Set(ids).size).toBe(ids.length);
      expect(JSON.parse(JSON.stringify(sample))).toStrictEqual(sample);
      const code = [...sample.stages, ...sample.levels].flatMap(({ commands }) =>
        commands.map(({ parts }) =>
          parts.map((part) => (typeof part === 'string' ? part : `$${part.input}`)).join(''),
        ),
      );
      expect(code).toEqual(
        [...runbook.rollout.stages, ...runbook.rollback.levels].flatMap(({ commands }) =>
          commands.map((command) => command.code),
        ),
      );
    }
  });
});
