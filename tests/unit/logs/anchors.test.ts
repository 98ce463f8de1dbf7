import { expect, it } from 'vitest';
import { partAnchors } from '../../../src/documents/log/anchors.ts';
import { readDocument } from '../../../src/check/read-document.ts';

const log = (body: string) => {
  const document = readDocument(
    'logs/2026-11-03-a.mdx',
    `---\nrunbook: a\n---\n\n${body}`,
  )?.document;
  if (document?.kind !== 'log') throw new Error('Unexpected document, expected a log');
  return document;
};

const action = '<Action owner="a" due="2026-11-17" status="open">\n\nDo it.\n\n</Action>\n';

it('gives each action and improvement an address by its number', () => {
  expect(partAnchors(log(`## Actions\n\n${action}\n${action}`))).toEqual({
    improvements: [],
    actions: ['action-1', 'action-2'],
  });
});

it('gives no part the address of a heading', () => {
  const { actions } = partAnchors(log(`## Action 1\n\nText.\n\n## Actions\n\n${action}`));
  expect(actions).toEqual(['action-1-1']);
});
