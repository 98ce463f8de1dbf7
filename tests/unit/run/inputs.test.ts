import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandPart } from '../../../src/documents/run-plan/schema.ts';
import { inputsInFragment } from '../../../src/run/fragment.ts';
import { fillCommand, matchesPattern } from '../../../src/run/inputs.ts';
import { smallPlan } from './small-plan.ts';

const fill = (value: string, ...parts: CommandPart[]): string =>
  fillCommand({ parts, assigned: [] }, { V: value }).text;
const bare: CommandPart = { input: 'V', within: 'nothing' };
const within: CommandPart = { input: 'V', within: 'double quotes' };

/** What bash prints for each command, all in one shell: a shell for each takes too long. */
function printed(commands: readonly string[]): string[] {
  const script = commands.map((command) => `${command}\nprintf '\\0'\n`).join('');
  const output = execFileSync('bash', ['--noprofile', '--norc'], {
    input: script,
    env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH },
    maxBuffer: 1e8,
  });
  return output.toString().split('\0').slice(0, -1);
}

/** Any text that a shell can hold: without the character that ends it, and without half of one. */
const values = fc.array(
  fc
    .oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({
        minLength: 1,
        unit: fc.constantFrom(
          ...Array.from('\'"\\$`!{}()[]<>|&;*?~#=-% \t\n\r'),
          'x',
          '$(',
          '${',
          '\\\\',
        ),
      }),
    )
    .filter((value) => !value.includes('\0')),
  { minLength: 1, maxLength: 50 },
);

describe('A value in a command', () => {
  it('stands as it is where a shell reads it as it is', () => {
    expect(fill('eu-1/4.2.0', 'ship ', bare)).toBe('ship eu-1/4.2.0');
  });

  it.each([
    ['two words', `ship 'two words'`],
    ["it's", `ship 'it'\\''s'`],
    ['$(reboot)', `ship '$(reboot)'`],
    ['~', `ship '~'`],
    ['=ls', `ship '=ls'`],
    ['{a,b}', `ship '{a,b}'`],
  ])('is quoted otherwise: %s', (value, command) => {
    expect(fill(value, 'ship ', bare)).toBe(command);
  });

  it('is hidden from the shell within double quotes', () => {
    expect(fill('a"b$c`d\\e', 'ship "v', within, '"')).toBe('ship "va\\"b\\$c\\`d\\\\e"');
  });

  it('leaves double quotes for what an interactive shell would take from its history', () => {
    expect(fill('wow!!', 'ship "', within, '"')).toBe(`ship "wow"'!!'""`);
  });

  it('is what the command gets, whatever it is', () => {
    fc.assert(
      fc.property(values, (all) => {
        expect(printed(all.map((value) => fill(value, "printf '%s' ", bare)))).toEqual(all);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('is what the command gets within double quotes, whatever it is', () => {
    fc.assert(
      fc.property(values, (all) => {
        expect(printed(all.map((value) => fill(value, `printf '%s' "<`, within, '>"')))).toEqual(
          all.map((value) => `<${value}>`),
        );
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('is set in a line of its own where it can not stand in its place', () => {
    const command = { parts: ["ssh db 'ship $V'"], assigned: ['V'] };
    expect(fillCommand(command, { V: 'a b' }).text).toBe("V='a b'\nssh db 'ship $V'");
    expect(fillCommand(command, {})).toEqual({ text: "V=$V\nssh db 'ship $V'", missing: ['V'] });
  });
});

describe('A command whose inputs are not all known', () => {
  it('names those that are missing, once each, and shows them as they are written', () => {
    const parts: CommandPart[] = [
      'ship ',
      bare,
      ' "',
      within,
      '" ',
      { input: 'W', within: 'nothing' },
    ];
    expect(fillCommand({ parts, assigned: [] }, { V: '' })).toEqual({
      text: 'ship $V "$V" $W',
      missing: ['V', 'W'],
    });
  });
});

describe('The form of a value', () => {
  it.each([
    ['[a-f]+', 'abc', true],
    ['[a-f]+', 'abcx', false],
    ['[a-f]+', 'abc\n', false],
    ['a|b', 'ab', false],
    ['(', '(', false],
  ])('%s holds of %j as a whole: %s', (pattern, value, holds) => {
    expect(matchesPattern(pattern, value)).toBe(holds);
  });
});

describe('An address with inputs in its fragment', () => {
  const plan = smallPlan();

  it('opens the runbook with them', () => {
    expect(inputsInFragment(plan, '#SHA=3f2c1ab&x=1')).toEqual({
      values: { SHA: '3f2c1ab' },
      unsound: [],
    });
  });

  it('names those that do not have the form that is asked for', () => {
    expect(inputsInFragment(plan, '#SHA=%24(reboot)')).toEqual({ values: {}, unsound: ['SHA'] });
  });

  it('may be one of a heading', () => {
    expect(inputsInFragment(plan, '#rollback')).toEqual({ values: {}, unsound: [] });
  });

  it('has a plus for a plus, and a percent sign for a space', () => {
    const inputs = [{ name: 'TAG', label: '', pattern: '.*' }];
    expect(inputsInFragment({ inputs }, '#TAG=1.2.3+b%20c%2Bd').values).toEqual({
      TAG: '1.2.3+b c+d',
    });
  });
});
