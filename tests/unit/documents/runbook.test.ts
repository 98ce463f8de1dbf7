import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/index.ts';
import type { Span } from '../../../src/documents/span.ts';
import { isInside } from './parsed-text.ts';

const path = 'runbooks/2026-11-03-checkout.mdx';
const text = readFileSync(join(import.meta.dirname, '../../fixtures/complete', path), 'utf8');

function parse(written: string): unknown {
  return checkTexts('', new Map([[path, written]])).files[0]?.document;
}

it('A runbook saved with Windows line ends is the same value', () => {
  expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
  expect(parse(text.replaceAll('\n', '\r'))).toEqual(parse(text));
});

it('Every place of a runbook, of what is there and of what is missing, is inside the file', () => {
  const emptied = text
    .replace(/^(?:\||- |When|```|ship|flagctl).*\n/gm, '')
    .replace(/ \w+="[^"]*"/g, '');
  for (const written of [text, emptied]) {
    const spans = spansOf(parse(written));
    expect(spans.length).toBeGreaterThan(20);
    for (const span of spans) expect(span).toSatisfy(() => isInside(written, span));
  }
});

function spansOf(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'endLine' in value ? [value as Span] : Object.values(value).flatMap(spansOf);
}
