import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blameIn } from '../../src/lint/blame.ts';

const { blaming, neutral } = parse(
  readFileSync(join(import.meta.dirname, '../rules/blameless-wording/sentences.yaml'), 'utf8'),
) as { blaming: string[]; neutral: string[] };

describe('Blaming wording', () => {
  it('has at least a hundred sentences of each kind to be held to', () => {
    expect(new Set(blaming).size).toBeGreaterThanOrEqual(100);
    expect(new Set(neutral).size).toBeGreaterThanOrEqual(100);
  });

  it.each(blaming)('is found in: %s', (sentence) => {
    const [first] = blameIn(sentence);
    expect(first?.text).toBeTruthy();
    expect(sentence.slice(first?.from).startsWith(first?.text ?? 'nothing')).toBe(true);
    expect(first?.instead).not.toBe('');
  });

  it.each(neutral)('is not found in: %s', (sentence) => {
    expect(blameIn(sentence)).toEqual([]);
  });

  it('is not found in what it offers instead', () => {
    for (const sentence of blaming)
      for (const { instead } of blameIn(sentence)) expect(blameIn(instead)).toEqual([]);
  });
});
