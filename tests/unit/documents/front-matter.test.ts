import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/documents/front-matter.ts';
import { runbookFrontMatter } from '../../../src/documents/runbook/front-matter.ts';
import { covered, isInside, treeOf } from './parsed-text.ts';

function read(yaml: string) {
  const text = `---\n${yaml}\n---\n\nText.\n`;
  return { text, fields: readFrontMatter(treeOf(text), runbookFrontMatter) };
}

describe('Front matter', () => {
  it('is read as the author wrote it, not as YAML would type it', () => {
    const { values } = read('version: 4.20\nticket: 0123\ndate: 2026-11-03').fields;
    expect(values).toMatchObject({ version: '4.20', ticket: '0123', date: '2026-11-03' });
  });

  it('says where a value is', () => {
    const { text, fields } = read('title: "A, b"\napproved: { by: platform, on: 2026-11-02 }');
    expect(covered(text, fields.locate(['title']))).toBe('"A, b"');
    expect(covered(text, fields.locate(['approved', 'by']))).toBe('platform');
    expect(covered(text, fields.locate(['approved']))).toBe('{ by: platform, on: 2026-11-02 }');
  });

  it('says where a missing key belongs: before the next one, else before the fence', () => {
    const { fields } = read('title: A\nversion: 1\nowner: payments');
    expect(fields.locate(['service']).line).toBe(3);
    expect(fields.locate(['date']).line).toBe(4);
    expect(fields.locate(['card']).line).toBe(5);
    expect(fields.locate(['inputs', 'SHA']).line).toBe(5);
  });

  it('says where a missing input belongs: after the last one', () => {
    const { fields } = read("inputs:\n  A: { label: a, pattern: 'a' }");
    expect(fields.locate(['inputs', 'B']).line).toBe(3);
  });

  it('keeps what is written of a group that is not accepted', () => {
    const { fields } = read('inputs:\n  SHA: { label: Commit }');
    expect(fields.values.inputs).toBeNull();
    expect(fields.raw).toEqual({ inputs: { SHA: { label: 'Commit' } } });
  });
});

it('Whatever stands there, nothing throws and every place is inside the file', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'title: A',
      'approved: { by: x',
      'inputs:',
      '  SHA: { label: a }',
      '- a',
      'date: soon',
    ),
    fc.string({ unit: fc.constantFrom(...Array.from('ab:{}[]\'"&*!|> -,#')) }),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const yaml = lines.join('\n');
      fc.pre(!/^---\s*$/m.test(yaml));
      const { text, fields } = read(yaml);
      for (const { at } of fields.issues) expect(isInside(text, at)).toBe(true);
      for (const key of ['title', 'card', 'approved']) {
        expect(isInside(text, fields.locate([key]))).toBe(true);
        expect(isInside(text, fields.locate([key, 'by']))).toBe(true);
      }
    }),
  );
});
