import { expect, it } from 'vitest';
import { partAnchors } from '../../../src/documents/log/anchors.ts';
import { parsedLog } from './a-parsed-log.ts';

const log = (body: string) => parsedLog('2026-11-03', body);

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
