import { describe, expect, it } from 'vitest';
import { checkFlags, houseChecks, pitfallFlags } from '../../../src/documents/log/flags.ts';
import { parsedLog } from './a-parsed-log.ts';

const recommendations = (...tags: string[]): string =>
  `## Recommendations\n\n${tags.join('\n\n')}\n`;
const pitfall = (title: string, text = 'Look twice.'): string =>
  `<Pitfall title="${title}">\n\n${text}\n\n</Pitfall>`;
const check = (text: string, more = ''): string =>
  `<PreCheck text="${text}"${more}>\n\nIt went wrong.\n\n</PreCheck>`;
const days = (flag: { logs: { row: string }[] }): string[] => flag.logs.map(({ row }) => row);
const dayOf = (id: string): string => id.slice(0, 10);

describe('Pitfalls of several logs', () => {
  it('are one where they have the same words, whatever their capitals and spaces', () => {
    const logs = [
      parsedLog('2026-03-02', recommendations(pitfall('Caches  keep it', 'Again.'))),
      parsedLog('2026-03-01', recommendations(pitfall('caches keep it', 'At first.'))),
    ];
    const flags = pitfallFlags(logs, dayOf);
    expect(flags).toHaveLength(1);
    expect(flags[0]?.words).toBe('Caches  keep it');
    expect(flags[0]?.logs.map(({ row, text }) => [row, text?.text])).toEqual([
      ['2026-03-02', 'Again.'],
      ['2026-03-01', 'At first.'],
    ]);
  });

  it('stand in the order in which they were flagged last', () => {
    const logs = [
      parsedLog('2026-03-03', recommendations(pitfall('Old'))),
      parsedLog('2026-03-02', recommendations(pitfall('Middle'))),
      parsedLog('2026-03-01', recommendations(pitfall('Old'), pitfall('First'))),
    ];
    expect(pitfallFlags(logs, dayOf).map(({ words }) => words)).toEqual(['Old', 'Middle', 'First']);
  });

  it('do not come from drafts', () => {
    const draft = parsedLog('2026-03-01', recommendations(pitfall('A')), 'status: draft\n');
    expect(pitfallFlags([draft], dayOf)).toEqual([]);
  });
});

describe('A check that several logs flag', () => {
  it('is proposed while nobody has decided', () => {
    const logs = [parsedLog('2026-03-01', recommendations(check('A')))];
    expect(checkFlags(logs, dayOf)).toMatchObject([{ status: 'proposed', because: null }]);
  });

  it('is what the latest decision says, also where a later log flags it again', () => {
    const logs = [
      parsedLog('2026-03-03', recommendations(check('A'))),
      parsedLog('2026-03-02', recommendations(check('A', ' status="applied"'))),
      parsedLog('2026-03-01', recommendations(check('A', ' status="declined" because="No."'))),
    ];
    const [flag] = checkFlags(logs, dayOf);
    expect(flag).toMatchObject({ status: 'applied', because: null });
    expect(flag && days(flag)).toEqual(['2026-03-03', '2026-03-02', '2026-03-01']);
  });

  it('is told beside the check of the house that has its words', () => {
    const logs = [parsedLog('2026-03-01', recommendations(check('tests are green')))];
    const house = [
      { text: 'Tests are green', why: 'So.' },
      { text: 'Another', why: 'So.' },
    ];
    expect(houseChecks(house, checkFlags(logs, dayOf)).map(({ flag }) => flag?.words)).toEqual([
      'tests are green',
      undefined,
    ]);
  });
});
