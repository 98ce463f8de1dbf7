import { beforeAll, describe, expect, it } from 'vitest';
import { contentRoot } from '../../../src/check/content-root.ts';
import { checkTexts, readContent } from '../../../src/check/check-content.ts';
import { prompts } from '../../../src/documents/log/prompts.ts';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import type { RunPlan } from '../../../src/documents/run-plan/schema.ts';
import type { NewEvent } from '../../../src/run/events.ts';
import { historyOf } from '../../../src/run/history.ts';
import { logOf } from '../../../src/run/log.ts';
import { smallPlan } from './small-plan.ts';
import { started, Walk } from './walk.ts';

const executing = (): Walk => new Walk().brief().verify();
const closed = (outcome: 'succeeded' | 'rolled-back' | 'rolled-forward' | 'aborted'): NewEvent => ({
  type: 'closed',
  outcome,
  by: 'operator',
});
const succeeded = (): Walk => executing().stage().stage().stage().do(closed('succeeded'));

/** Rolled back at the third stage: the flag was not enough, the redeployment was. */
const rolledBack = (): Walk =>
  executing()
    .stage()
    .stage()
    .settle('all.command-1')
    .do({ type: 'signal-read', trigger: 'all.signal.errors', value: 3.5, by: 'monitor' }, 60_000)
    .do({ type: 'rollback-started', level: 'flag', by: 'operator' }, 120_000)
    .settle('flag.command-1')
    .do({ type: 'level-started', level: 'redeploy', by: 'operator' }, 90_000)
    .settle('redeploy.command-1')
    .settle('redeploy.check.gone')
    .settle('restored.signals')
    .do({ type: 'rollback-verified', by: 'monitor' })
    .do(closed('rolled-back'));

const aborted = (): Walk =>
  executing()
    .do({ type: 'aborted', reason: 'Wrong artifact', by: 'monitor' })
    .do(closed('aborted'));

const logText = (walk: Walk): string => {
  // The state throws where something was refused.
  expect(walk.state.phase).toBeDefined();
  return logOf(walk.history, walk.now).text;
};
const frontMatterOf = (text: string): string[] => text.split('---\n')[1]?.trim().split('\n') ?? [];
const section = (text: string, title: string): string[] =>
  (text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '').trim().split('\n');

describe("A run's log", () => {
  it('is named by the day of the run and its runbook, and by the drill that it was', () => {
    const walk = succeeded();
    expect(logOf(walk.history, walk.now).name).toBe('2026-11-03-checkout.mdx');
    const drill = historyOf(smallPlan(), [{ ...started, drill: true }]);
    expect(logOf(drill, started.at).name).toBe('2026-11-03-checkout-drill.mdx');
    expect(frontMatterOf(logOf(drill, started.at).text)).toContain('drill: true');
  });

  it('says how a release succeeded', () => {
    const text = logText(succeeded());
    expect(frontMatterOf(text)).toEqual([
      'runbook: 2026-11-03-checkout',
      'outcome: succeeded',
      'status: draft',
      'started: 2026-11-03T09:00:00Z',
      'ended: 2026-11-04T09:40:31Z',
      'operator: payments',
      'monitor: platform',
    ]);
    expect(section(text, 'Deviations')).toEqual(['None.']);
  });

  it('says how one was rolled back: when it was seen, when it was over, by which level', () => {
    expect(frontMatterOf(logText(rolledBack()))).toEqual([
      'runbook: 2026-11-03-checkout',
      'outcome: rolled-back',
      'status: draft',
      'started: 2026-11-03T09:00:00Z',
      'ended: 2026-11-03T09:45:07Z',
      'detected: 2026-11-03T09:41:27Z',
      'restored: 2026-11-03T09:45:06Z',
      'level: redeploy',
      'operator: payments',
      'monitor: platform',
    ]);
  });

  it('tells how long each level took, and may have taken', () => {
    expect(section(logText(rolledBack()), 'Durations')).toEqual([
      '- On the clock: 45 min',
      '- Without pauses: 45 min',
      '- Rollback, flag: 1 min 32 s of 1 min',
      '- Rollback, redeploy: 7 s of 5 min',
      '- From ROLLING BACK NOW to verified: 1 min 39 s',
    ]);
  });

  it('names the value that breached its limit, and not a later one', () => {
    const walk = executing()
      .do({ type: 'signal-read', trigger: 'dark.signal.errors', value: 7, by: 'monitor' })
      .do({ type: 'signal-read', trigger: 'dark.signal.errors', value: 0.1, by: 'monitor' })
      .both((by) => ({ type: 'all-clear-given', reason: 'One bad probe.', by }));
    expect(section(logText(walk), 'Deviations')).toEqual([
      '- Dark: dark.signal.errors beyond its limit (7%) at 2026-11-03T09:00:12Z, all clear: One bad probe.',
    ]);
  });

  it('asks the prompts that every log answers', () => {
    const headings = [...logText(aborted()).matchAll(/^### (.*)$/gm)].map(([, title]) => title);
    expect(headings).toEqual(prompts.map(({ title }) => title));
  });

  it('says how one was aborted', () => {
    const text = logText(aborted());
    expect(frontMatterOf(text)).toContain('outcome: aborted');
    expect(section(text, 'Deviations')).toEqual(['- Aborted: Wrong artifact']);
  });

  it('says when the trouble began that was mended on the way forward', () => {
    const walk = executing()
      .do({ type: 'item-failed', item: 'dark.command-1', reason: 'No quota', by: 'operator' })
      .do({ type: 'alert-raised', what: 'quota', by: 'monitor' })
      .both((by) => ({ type: 'all-clear-given', reason: 'Quota raised.', by }))
      .stage()
      .stage()
      .stage()
      .do(closed('rolled-forward'));
    expect(frontMatterOf(logText(walk))).toContain('detected: 2026-11-03T09:00:12Z');
  });

  it('says nothing of the outcome of a run that goes on', () => {
    const fields = frontMatterOf(logText(executing().stage())).map((line) => line.split(':')[0]);
    expect(fields).not.toContain('outcome');
    expect(fields).not.toContain('detected');
  });

  it('ends with its last event at the earliest', () => {
    const walk = executing();
    const { text } = logOf(walk.history, started.at);
    expect(frontMatterOf(text)).toContain('ended: 2026-11-03T09:00:11Z');
  });

  it('names what deviated and what was overridden, with who said so and why', () => {
    const walk = executing()
      .do({ type: 'item-skipped', item: 'dark.command-1', reason: 'Ran before', by: 'operator' })
      .do({ type: 'item-confirmed', item: 'dark.command-1', by: 'monitor' })
      .do({ type: 'item-deferred', item: 'dark.command-2', reason: 'Busy', by: 'operator' })
      .both((by) => ({ type: 'override-given', target: 'dark.soak', reason: `${by} agrees.`, by }));
    expect(section(logText(walk), 'Deviations')).toEqual([
      '- Dark: command 1, skipped by the operator: Ran before',
      '- Dark: command 2, deferred by the operator: Busy',
      '- Dark: soak time, overridden by both at 2026-11-03T09:00:16Z: operator agrees. monitor agrees.',
    ]);
  });

  it('names who did what, and who confirmed it', () => {
    const text = logText(executing().settle('dark.command-1'));
    expect(section(text, 'Timeline').at(-1)).toBe(
      '| 2026-11-03T09:00:12Z | 0:01 | Dark: command 1: done | operator, monitor confirmed |',
    );
    expect(section(text, 'Timeline')).toContain(
      '| 2026-11-03T09:00:00Z | -0:11 | Run started | both |',
    );
  });

  it('says NO of a number beyond its limit', () => {
    const walk = new Walk()
      .brief()
      .do({ type: 'item-done', item: 'phase-a.capacity', value: 65, by: 'monitor' });
    expect(section(logText(walk), 'Timeline').at(-1)).toBe(
      '| 2026-11-03T09:00:07Z | - | Phase A: system: CPU is below 60%: NO (65%), beyond its limit | monitor |',
    );
  });
});

describe('Free text in a log', () => {
  const nasty = [
    'a | b',
    '<script>alert(1)</script>',
    '<Stage name="x">',
    '{process.exit()}',
    '`code` **bold** _it_ ~gone~ [link](javascript:x) ![i](x)',
    'line\n\n## Heading\n\n---\n| a |\r\n\u2028import x from "y"',
    '&lt;b&gt; \\',
    'https://x.example/{1}<b>|`*',
    '1. one',
    '- item',
    '\u0000\uD800',
    '*/}',
  ];
  const raw = (text: string): Walk =>
    new Walk()
      .do({ type: 'noted', text: `${text} `, by: 'operator' })
      .do({ type: 'paused', reason: `${text}.`, by: 'operator' })
      .do({ type: 'resumed', by: 'operator' })
      .do({ type: 'aborted', reason: `${text}.`, by: 'operator' })
      .do(closed('aborted'));

  interface Part {
    type: string;
    value?: string;
    url?: string;
    children?: Part[];
  }
  const partsOf = (node: Part): Part[] => [node, ...(node.children ?? []).flatMap(partsOf)];

  it.each(nasty)('stays the text that it is: %j', (text) => {
    const log = logText(raw(text));
    const { tree, problem } = parseMarkdown(log);
    expect(problem).toBeNull();
    const parts = partsOf(tree as Part);
    const kinds = new Set(parts.map(({ type }) => type));
    for (const kind of ['mdxJsxFlowElement', 'mdxJsxTextElement', 'mdxjsEsm', 'image'])
      expect(kinds, kind).not.toContain(kind);
    const comments = parts.filter(({ type }) => type.endsWith('Expression'));
    expect(new Set(comments.map(({ value }) => value))).toEqual(
      new Set(['/* Answer here. "None." is an answer. */']),
    );
    expect(parts.filter(({ type }) => type === 'heading')).toHaveLength(14);
    expect(parts.filter(({ type }) => type === 'tableRow')).toHaveLength(7);
    expect(parts.filter(({ type }) => type === 'list')).toHaveLength(2);
    for (const { type, url = '' } of parts) if (type === 'link') expect(url).toMatch(/^https:/);
    if (text.startsWith('https:')) return;
    const readable = text.replace(/[\s\0\uD800]+/g, ' ').trim();
    expect(parts.map((part) => part.value ?? '').join('')).toContain(readable);
  });

  it('leads where it says it leads: addresses are the only links', () => {
    const { tree } = parseMarkdown(
      logText(raw('https://status.example/a_b/_c_?x={1}#d and me@team.example')),
    );
    const links = partsOf(tree as Part).filter(({ type }) => type === 'link');
    expect(new Set(links.map(({ url }) => url))).toEqual(
      new Set(['https://status.example/a_b/%5Fc%5F?x=%7B1%7D#d', 'mailto:me@team.example']),
    );
  });

  it.each([
    ['Ann Lee', 'Ann-Lee'],
    ['@ann', '"@ann"'],
    ['null', '"null"'],
    ['1e5', '"1e5"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a: b # c', '"a:-b-#-c"'],
    ['\u0007ann\n', 'ann'],
  ])('is a name in one word: %j', (name, written) => {
    const history = historyOf(smallPlan(), [{ ...started, operator: name }]);
    expect(frontMatterOf(logOf(history, started.at).text)).toContain(`operator: ${written}`);
  });
});

describe("A run's log among the content", () => {
  let texts: Map<string, string>;
  beforeAll(async () => {
    ({ texts } = await readContent(contentRoot()));
  });

  /** The rules that have something to say of a log whose run followed a runbook of the content. */
  function rulesAbout(text: string): Set<string> {
    const runbook = '2026-11-03-checkout-idempotent-refunds';
    const path = `logs/2026-11-03-checkout-of-a-test.mdx`;
    const own = text
      .replace('2026-11-03-checkout\n', `${runbook}\n`)
      .replace('level: redeploy', 'level: previous-configuration');
    const { files } = checkTexts(contentRoot(), new Map(texts).set(path, own));
    const problems = files.find((file) => file.path === path)?.problems ?? [];
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return new Set(problems.map(({ rule }) => rule));
  }

  /** What is left to those who were there. */
  const left = new Set([
    'log-action-count',
    'log-improvement-complete',
    'log-lesson-complete',
    'log-prompts-answered',
    'log-rating-explained',
  ]);

  it.each([
    ['a success', succeeded],
    ['a rollback', rolledBack],
    ['an abort', aborted],
  ])('of %s lacks nothing but the answers', (_, walk) => {
    expect(rulesAbout(logText(walk())).difference(left)).toEqual(new Set());
  });
});

describe('A plan', () => {
  it('is text: what its author wrote is as harmless as what the two wrote', () => {
    const plan: RunPlan = smallPlan();
    const [dark] = plan.stages;
    if (dark) dark.name = '<img src=x> {1} | 2';
    const history = historyOf(plan, [
      started,
      {
        type: 'trigger-recalled',
        id: 'e1',
        after: ['e0'],
        at: started.at,
        stage: 'dark',
        trigger: 'dark.signal.errors',
        by: 'monitor',
      },
    ]);
    const { text } = logOf(history, started.at);
    expect(text).toContain('Loop closed for \\<img src=x\\> \\{1\\} \\| 2');
    expect(parseMarkdown(text).problem).toBeNull();
  });
});
