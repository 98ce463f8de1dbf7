import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkTexts } from '../../src/check/index.ts';
import { rules } from '../../src/lint/preset.ts';
import {
  completeContent,
  contentWith,
  defaultFile,
  type Example,
  type Examples,
} from './example-content.ts';

const ids = rules.map(({ meta }) => meta.id);

it('The complete content that the examples change has no problem', () => {
  expect(checkTexts('', completeContent()).problems).toEqual([]);
});

it('Every rule file is in the preset, and every rule has its examples', () => {
  const named = (folder: string): string[] =>
    readdirSync(join(import.meta.dirname, folder), { withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.ts') || entry.isDirectory())
      .map(({ name }) => name.replace(/\.ts$/, ''));
  expect(named('../../src/lint/rules').toSorted()).toEqual(ids.toSorted());
  const examples = ids.filter((id) => existsSync(join(import.meta.dirname, id, 'cases.yaml')));
  expect(examples).toEqual(ids);
});

describe.each(ids)('%s', (id) => {
  const examples = parse(
    readFileSync(join(import.meta.dirname, id, 'cases.yaml'), 'utf8'),
  ) as Examples;

  it.each(examples.passes)('accepts: $title', (example) => {
    expect(said(id, checked(example), example)).toEqual([]);
  });

  it.each(examples.fails)('refuses: $title', (example) => {
    const messages = said(id, checked(example), example);
    expect(messages).toEqual(example.messages);
    expect(messages).not.toEqual([]);
    for (const message of messages) {
      expect(message).toMatch(/^\d+:\d+ Unexpected .+, expected .+, [a-z]/);
    }
  });
});

function checked(example: Example): ReturnType<typeof checkTexts> {
  return checkTexts('', contentWith(example), [], example.today);
}

function said(
  id: string,
  { files }: ReturnType<typeof checkTexts>,
  { file = defaultFile, reportedIn: path = file }: Example,
): string[] {
  const problems = files.find((each) => each.path === path)?.problems ?? [];
  return problems
    .filter(({ rule }) => rule === id)
    .map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`);
}
