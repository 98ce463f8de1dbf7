import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/index.ts';
import { logSchema, type Log } from '../../../src/documents/log/schema.ts';
import type { Span } from '../../../src/documents/span.ts';
import { completeContent } from '../../rules/example-content.ts';
import { covered, isInside } from './parsed-text.ts';

const path = 'logs/2026-11-03-refunds-rolled-back.mdx';
const quietPath = 'logs/2026-11-05-refunds.mdx';
const runbook = 'runbooks/2026-11-03-checkout.mdx';
const complete = completeContent();
const text = complete.get(path) ?? '';

function parse(written: string, at = path): Log {
  const { files } = checkTexts('', new Map([[at, written]]));
  return files[0]?.document as Log;
}

function problemsWith(changed: Record<string, string>): string[] {
  const { problems } = checkTexts('', new Map([...complete, ...Object.entries(changed)]));
  return problems.map(
    (problem) =>
      `${problem.path}:${String(problem.line)} ${problem.severity} ${problem.rule} ${problem.message}`,
  );
}

describe('A log', () => {
  it('is a value of its schema, complete or empty', () => {
    for (const written of [text, complete.get(quietPath) ?? '', '---\n---\n', ''])
      expect(logSchema.safeParse(parse(written)).error).toBeUndefined();
  });

  it('has its instants in milliseconds, and no field that was left out', () => {
    const log = parse(complete.get(quietPath) ?? '', quietPath);
    const { started, ended, detected, restored, level, special, drill, rating, status } = log;
    expect({ started, ended, detected, restored, level, special, drill, rating, status }).toEqual({
      started: Date.UTC(2026, 10, 5, 9),
      ended: Date.UTC(2026, 10, 6, 13, 45),
      detected: null,
      restored: null,
      level: null,
      special: null,
      drill: false,
      rating: 9,
      status: 'reviewed',
    });
    expect(log.timeline.events.map(({ time }) => time)).toEqual([
      Date.UTC(2026, 10, 5, 9),
      Date.UTC(2026, 10, 5, 13, 40),
      Date.UTC(2026, 10, 6, 13, 45),
    ]);
  });

  it('gives an improvement its lesson, by title or by id, and its target in two parts', () => {
    const { lessons, improvements } = parse(text);
    const [lesson] = lessons.items;
    expect(improvements.items.map(({ lessonId }) => lessonId)).toEqual([lesson?.id, lesson?.id]);
    expect(improvements.items.map(({ target }) => target)).toEqual([
      { document: 'runbooks/2026-11-03-checkout', section: 'before-you-start' },
      { document: 'safety-cards/tech-operator', section: 'stop-points' },
    ]);
  });

  it('keeps the wording of an improvement as it is to be pasted', () => {
    const indented = text.replace(
      '- [ ] The slowest query is below 100 ms',
      '  - [ ] The slowest query is below 100 ms\n\n    It shows first.',
    );
    expect(parse(indented).improvements.items[1]?.wording?.markdown).toBe(
      '- [ ] The slowest query is below 100 ms\n\n  It shows first.',
    );
  });

  it('keeps further sections wherever they stand', () => {
    const further = parse(`${text}\n## Numbers\n\nFrom the dashboard.\n`).extra;
    expect(further.map(({ title, body }) => [title, body?.text])).toEqual([
      ['Deviations', 'Deferred: the finance team was told the start time after the run had begun.'],
      ['Numbers', 'From the dashboard.'],
    ]);
  });

  it('knows the prompts of its reflection, and keeps a heading that is none', () => {
    const answers = parse(text.replace('### Where it was hard', '### Whom we ask')).reflection;
    expect(answers.answers.map(({ prompt }) => prompt)).toEqual([
      'trouble',
      'gaps',
      'differences',
      null,
      'strengths',
      'assumptions',
    ]);
    expect(answers.answers[3]?.answer?.text).toBe('None.');
  });

  it('has every place inside the file, of what is there and of what is missing', () => {
    const emptied = text.replace(/^(?:\||- |[A-Z]).*\n/gm, '').replace(/ \w+="[^"]*"/g, '');
    for (const written of [text, emptied]) {
      const spans = spansOf(parse(written));
      expect(spans.length).toBeGreaterThan(20);
      for (const span of spans) expect(span).toSatisfy(() => isInside(written, span));
    }
  });

  it('points at the values of its attributes', () => {
    const [action] = parse(text).actions.items;
    expect(action && covered(text, action.attributes.due)).toBe('2026-11-17');
  });

  it('saved with Windows line ends is the same value', () => {
    expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
  });
});

describe('The check of a log', () => {
  it('shows the errors of a draft as warnings, as what run mode exports has answers to be written', () => {
    const draft = text
      .replace('rating: 7', 'status: draft')
      .replace(/(?<=## Reflection\n)[^]*(?=\n## Lessons)/, '')
      .replace(/(?<=## Lessons\n)[^]*$/, '\n## Improvements\n\n## Actions\n\n## Recommendations\n');
    const found = problemsWith({ [path]: draft });
    expect(found.filter((line) => !line.includes(' warning '))).toEqual([]);
    expect(found.map((line) => line.split(' ')[2])).toEqual([
      'log-rating-explained',
      'log-prompts-answered',
      'log-lesson-complete',
      'log-improvement-complete',
      'log-action-count',
      'log-rating-explained',
    ]);
  });

  it('says of a runbook that can be read no further what is wrong with it, and not of its log', () => {
    const broken = (complete.get(runbook) ?? '').replace('within="15m"', 'within=15m');
    const found = problemsWith({ [runbook]: broken });
    expect(found.map((line) => line.split(':')[0])).toEqual([runbook]);
  });

  it('sees a rollback level and a section of a runbook that were renamed', () => {
    const renamed = (complete.get(runbook) ?? '')
      .replace('<Level name="Feature flag"', '<Level name="Switch"')
      .replace('## Before you start', '## BEFORE you begin');
    expect(problemsWith({ [runbook]: renamed }).filter((line) => line.startsWith(path))).toEqual([
      `${path}:8 error log-level-matches Unexpected \`feature-flag\` as \`level\`, expected a rollback level of \`2026-11-03-checkout\`, which are \`switch\`, \`configuration\` and \`build\`, write the level that was used`,
      `${path}:65 error log-improvement-target Unexpected place \`runbooks/2026-11-03-checkout#before-you-start\`, expected a section of \`runbooks/2026-11-03-checkout\`, write \`to="runbooks/2026-11-03-checkout#before-you-begin"\``,
    ]);
  });
});

function spansOf(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'endLine' in value ? [value as Span] : Object.values(value).flatMap(spansOf);
}
