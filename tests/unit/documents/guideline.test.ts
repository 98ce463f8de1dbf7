import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/index.ts';
import { guidelineSchema, type Guideline } from '../../../src/documents/guideline/schema.ts';
import { completeContent } from '../../rules/example-content.ts';
import { covered } from './parsed-text.ts';

const path = 'guidelines/deployment.mdx';
const log = 'logs/2026-11-03-refunds-rolled-back.mdx';
const complete = completeContent();
const text = complete.get(path) ?? '';

function parse(written: string): Guideline {
  const { files } = checkTexts('', new Map([[path, written]]));
  return files[0]?.document as Guideline;
}

function problemsWith(changed: Record<string, string>): string[] {
  const { problems } = checkTexts('', new Map([...complete, ...Object.entries(changed)]));
  return problems.map(
    (problem) => `${problem.path}:${String(problem.line)} ${problem.rule} ${problem.message}`,
  );
}

describe('A guideline', () => {
  it('is a value of its schema, complete or empty', () => {
    for (const written of [text, '---\n---\n', '', '## Stages\n'])
      expect(guidelineSchema.safeParse(parse(written)).error).toBeUndefined();
  });

  it('has its front matter, and what stands before its first section', () => {
    const { id, title, order, summary, owner, lead } = parse(text);
    expect({ id, title, order, summary, owner, lead: lead?.text }).toEqual({
      id: 'deployment',
      title: 'Deployment guidelines',
      order: 1,
      summary: 'How a change is taken to production.',
      owner: 'platform',
      lead: 'They hold for every service.',
    });
  });

  it('has its sections with their addresses, parts and places', () => {
    const { sections } = parse(text);
    expect(sections.map(({ title, slug }) => [title, slug])).toEqual([
      ['Stages', 'stages'],
      ['Rollback', 'rollback'],
    ]);
    const [stages, rollback] = sections;
    expect(stages?.prose?.markdown).toBe(
      'Five stages, each with a limit that ends it.\n\n### Canary\n\nOne visitor in twenty for 30 minutes.',
    );
    expect(covered(text, rollback?.at ?? { line: 1, column: 1, endLine: 1, endColumn: 1 })).toBe(
      text.slice(text.indexOf('## Rollback')).trimEnd(),
    );
  });

  it('may be linked to, and so may each of its headings', () => {
    const linked = text.replace(
      'They hold',
      'See [the way back](/guidelines/deployment/#rollback) and [the canary](#canary). They hold',
    );
    expect(problemsWith({ [path]: linked })).toEqual([]);
    const astray = text.replace('They hold', '[See](/guidelines/deployment/#rolback). They hold');
    expect(problemsWith({ [path]: astray })).toEqual([
      `${path}:8 link-exists Unexpected link to \`/guidelines/deployment/#rolback\`, expected the address of a heading of this page, write \`/guidelines/deployment/#rollback\``,
    ]);
  });

  it('breaks the improvements that point to a section when that section is renamed', () => {
    const pointing = (complete.get(log) ?? '').replace(
      'runbooks/2026-11-03-checkout#before-you-start',
      'guidelines/deployment#rollback',
    );
    expect(problemsWith({ [log]: pointing })).toEqual([]);
    const renamed = text.replace('## Rollback', '## The way back');
    expect(problemsWith({ [log]: pointing, [path]: renamed })).toEqual([
      `${log}:65 log-improvement-target Unexpected place \`guidelines/deployment#rollback\`, expected a section of \`guidelines/deployment\`, write the address of one of its headings`,
    ]);
  });
});
