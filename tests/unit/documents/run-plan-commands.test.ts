import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfStep, type CommandParts } from '../../../src/documents/run-plan/command-parts.ts';

function partsOf(code: string, language = 'bash'): CommandParts {
  return partsOfStep([{ language, code }], ['SHA', 'REGION'])[0] ?? { parts: [], assigned: [] };
}

/** Where inputs stand in a command, and which are assigned. */
function uses(code: string): [inPlace: string[], assigned: string[]] {
  const { parts, assigned } = partsOf(code);
  const inPlace = parts.flatMap((part) =>
    typeof part === 'string' ? [] : [`${part.input} within ${part.within}`],
  );
  return [inPlace, assigned];
}

describe('An input is written in place', () => {
  it('where it stands in no quotes', () => {
    expect(partsOf('ship --sha $SHA --now')).toEqual({
      parts: ['ship --sha ', { input: 'SHA', within: 'nothing' }, ' --now'],
      assigned: [],
    });
  });

  it('where it stands in double quotes', () => {
    expect(partsOf('ship --sha "v-${SHA}b"')).toEqual({
      parts: ['ship --sha "v-', { input: 'SHA', within: 'double quotes' }, 'b"'],
      assigned: [],
    });
  });

  it('in a command within a command, by the quotes of the inner one', () => {
    expect(uses('ship "$(tag "$SHA" $REGION)"')).toEqual([
      ['SHA within double quotes', 'REGION within nothing'],
      [],
    ]);
  });

  it.each(['A=$SHA', 'for x in $SHA; do ls; done', 'f() { ls $SHA; }', 'cat <<<$SHA', 'ls >$SHA'])(
    'in `%s`',
    (code) => expect(uses(code)).toEqual([['SHA within nothing'], []]),
  );
});

describe('An input is assigned before the command', () => {
  it.each([
    ['a here-document', 'cat <<END\n$SHA\nEND'],
    ['a here-document that is another script', "ssh web <<'END'\nls $SHA\nEND"],
    ['arithmetic', 'echo $((SHA + 1))'],
    ['arithmetic with a dollar', 'echo $((1 + $SHA))'],
    ['a slice', 'ship ${SHA:0:7}'],
    ['a default', 'ship ${SHA:-main}'],
    ['a length', 'echo ${#SHA}'],
    ['a default of another variable', 'ship "${TAG:-$SHA}"'],
    ['a nested script', "bash -c 'ship $SHA'"],
    ['a nested script with an escaped dollar', 'bash -c "ship \\$SHA"'],
    ['backticks', 'ship `tag $SHA`'],
    ['a pattern', 'case $x in $SHA) ls ;; esac'],
    ['a comparison that takes a pattern', '[[ $x == $SHA ]]'],
    ['a list in braces', 'ls {a,$SHA}'],
    ['the place of a program', '$SHA --help'],
    ['a number before a redirection', 'echo $SHA>file'],
  ])('in %s', (_, code) => {
    expect(partsOf(code)).toMatchObject({ parts: expect.any(Array) as [], assigned: ['SHA'] });
    expect(uses(code)[0]).toEqual([]);
  });

  it('where the command gives it another value', () => {
    expect(uses('SHA=${SHA:0:7}\nship $SHA')).toEqual([[], ['SHA']]);
  });

  it('where the block is no sound shell script', () => {
    expect(uses('ship "$SHA')).toEqual([[], ['SHA']]);
  });
});

describe('A name is left as it is written', () => {
  it.each([
    ['of no input', 'ls $HOME ${SHAPE} $SHAx'],
    ['in a comment', 'ls # not $SHA'],
    ['that is only a word', 'echo SHA'],
  ])('%s', (_, code) => expect(partsOf(code)).toEqual({ parts: [code], assigned: [] }));

  it('in a language that is no shell', () => {
    const code = 'SELECT $SHA';
    expect(partsOf(code, 'sql')).toEqual({ parts: [code], assigned: [] });
  });

  it('after an earlier block of the step gave it another value', () => {
    const blocks = ['SHA=$(git rev-parse HEAD)', 'ship $SHA'];
    expect(
      partsOfStep(
        blocks.map((code) => ({ language: 'sh', code })),
        ['SHA'],
      ),
    ).toEqual(blocks.map((code) => ({ parts: [code], assigned: [] })));
  });
});

it('No part of a command is lost or changed, whatever is written', () => {
  const piece = fc.constantFrom(
    ...['$SHA', '"$SHA"', "'$SHA'", '`ls $SHA`', '$(ls "$SHA")', '${SHA:-x}', '"a $REGION b"'],
    ...[' ', '\n', ';', '|', '"', "'", '`', '$(', ')', '{a,', '}', '<<E\n', '\nE\n', '\\', '😀'],
    ...[
      '[[ a == ',
      ' ]]',
      'case a in ',
      ' esac',
      'if ',
      ' then ',
      ' fi',
      'A=',
      '>',
      '#',
      '((',
      '))',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const code = pieces.join('');
      const back = partsOf(code).parts.map((part) =>
        typeof part === 'string' ? part : `$${part.input}`,
      );
      expect(back.join('')).toBe(code);
    }),
    { numRuns: 2_000 },
  );
});
