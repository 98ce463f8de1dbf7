import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/check/read-document.ts';
import { proposalFinder, proposalsOf } from '../../../src/documents/log/proposals.ts';
import { completeContent } from '../../rules/example-content.ts';
import { parsedLog } from './a-parsed-log.ts';

const lesson = '## Lessons\n\n<Lesson title="Zero says nothing" why="w">\n\nE.\n\n</Lesson>\n';
const improvement = (to: string, status = 'proposed'): string =>
  `<Improvement to="${to}" lesson="Zero says nothing" status="${status}">\n\nWords.\n\n</Improvement>`;
const log = (...improvements: string[]) =>
  parsedLog('2026-03-01', `${lesson}\n## Improvements\n\n${improvements.join('\n\n')}\n`);
const idOf = (id: string): string => id;

const path = 'runbooks/2026-11-03-checkout.mdx';
const runbook = readDocument(path, completeContent().get(path) ?? '')?.document;
if (runbook?.kind !== 'runbook') throw new Error('Unexpected document, expected a runbook');
const to = (section: string): string => `runbooks/2026-11-03-checkout#${section}`;

describe('What a log proposes', () => {
  it('is what is neither applied nor declined, with its lesson and its origin', () => {
    const found = proposalsOf(
      [log(improvement(to('risks'), 'applied'), improvement(to('risks')))],
      idOf,
    );
    expect(found).toMatchObject([
      {
        name: '2026-03-01-a#2',
        lesson: { title: 'Zero says nothing' },
        log: '2026-03-01-a',
        anchor: 'improvement-2',
      },
    ]);
  });

  it('stands at the section that it names, at the section around a smaller heading, or at a step', () => {
    const guideline = readDocument(
      'guidelines/deployment.mdx',
      '---\ntitle: D\n---\n\n## Plan\n\n### Who\n\nText.\n\n## Stages\n\nText.\n',
    )?.document;
    if (guideline?.kind !== 'guideline') throw new Error('Unexpected document');
    const find = proposalFinder(
      proposalsOf(
        [
          log(
            improvement('guidelines/deployment#who'),
            improvement(to('canary')),
            improvement(to('feature-flag')),
            improvement(to('before-you-start')),
          ),
        ],
        idOf,
      ),
    );
    const names = (proposals: readonly { name: string }[]) => proposals.map(({ name }) => name);
    expect(names(find('guidelines', guideline).at('plan'))).toEqual(['2026-03-01-a#1']);
    expect(names(find('guidelines', guideline).at('stages'))).toEqual([]);
    const own = find('runbooks', runbook);
    expect(names(own.at('canary'))).toEqual(['2026-03-01-a#2']);
    expect(names(own.at('feature-flag'))).toEqual(['2026-03-01-a#3']);
    expect(names(own.at('before-you-start'))).toEqual(['2026-03-01-a#4']);
    expect(names(own.all)).toHaveLength(3);
  });

  it('is nothing for a document that no log names, and none comes from a draft', () => {
    const draft = parsedLog(
      '2026-03-01',
      `${lesson}\n## Improvements\n\n${improvement(to('risks'))}\n`,
      'status: draft\n',
    );
    expect(proposalsOf([draft], idOf)).toEqual([]);
    expect(proposalFinder([])('runbooks', runbook).all).toEqual([]);
    expect(proposalFinder([])('runbooks', null).at('risks')).toEqual([]);
  });
});
