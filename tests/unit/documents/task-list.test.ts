import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTaskList, readTasks, type Task } from '../../../src/documents/task-list.ts';
import { covered, treeOf } from './parsed-text.ts';

function read(text: string): Task[] {
  return readTasks(treeOf(text).children.filter(isTaskList), text);
}

describe('A task list', () => {
  const text = [
    '- [ ] p99 latency is **under 800 ms**',
    '',
    '  Yesterday it was 600 ms.',
    '',
    '  - in all regions',
    '',
    '- [x] Access works',
    '- no box',
    '',
  ].join('\n');

  it('gives each task its words, its place and its reason', () => {
    const [first] = read(text);
    expect(first).toMatchObject({
      id: 'p99-latency-is-under-800-ms',
      text: { text: 'p99 latency is under 800 ms', markdown: 'p99 latency is **under 800 ms**' },
      why: { text: 'Yesterday it was 600 ms. in all regions' },
      ticked: false,
      at: { line: 1, column: 1 },
    });
    expect(covered(text, first?.text.at ?? { line: 0, column: 0, endLine: 0, endColumn: 0 })).toBe(
      'p99 latency is **under 800 ms**',
    );
  });

  it('finds the limit in its words', () => {
    expect(read(text)[0]?.condition).toMatchObject({ operator: '<', value: 800, unit: 'ms' });
  });

  it('keeps ticks and items without a box, so that a rule can speak of them', () => {
    expect(read(text).map(({ ticked, text: words }) => [ticked, words.text])).toEqual([
      [false, 'p99 latency is under 800 ms'],
      [true, 'Access works'],
      [false, 'no box'],
    ]);
  });

  it('is not any list', () => {
    expect(treeOf('- one\n- two\n').children.filter(isTaskList)).toEqual([]);
    expect(treeOf('1. [ ] one\n').children.find(isTaskList)?.ordered).toBe(true);
  });

  it('forms ids from words that are no Latin, and has one for none', () => {
    expect(read('- [ ] 返金は一度\n- [ ] …\n').map(({ id }) => id)).toEqual(['返金は一度', 'task']);
  });

  it('that stands beside another shares no id with it', () => {
    expect(read('- [ ] Same\n\nText.\n\n- [ ] Same\n').map(({ id }) => id)).toEqual([
      'same',
      'same-1',
    ]);
  });
});

it('Ids follow the words, wherever a task is moved', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,10}$/), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(words, (names) => {
      const ids = (order: string[]): string[] =>
        read(order.map((name) => `- [ ] ${name}\n`).join(''))
          .map(({ id }) => id)
          .toSorted();
      expect(ids(names.toReversed())).toEqual(ids(names));
    }),
  );
});
