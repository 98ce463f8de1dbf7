import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, buildAtOnce, copyOfContent, fingerprint } from './built-site.ts';

const runbook = 'content/runbooks/2026-11-03-checkout.mdx';
const buildMs = 120_000;

describe('npm run build', { timeout: buildMs }, () => {
  let folder = '';
  let first: ReturnType<typeof build>;

  beforeAll(() => {
    folder = copyOfContent();
    first = build(folder);
  }, buildMs);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('builds complete content from any folder', () => {
    expect(first.output).toContain('✓ Built into');
    expect(first.code).toBe(0);
    expect(Object.keys(fingerprint(folder))).toEqual(
      expect.arrayContaining([
        'index.html',
        '404.html',
        'runbooks.json',
        'runbooks/2026-11-03-checkout/index.html',
        'pagefind/pagefind.js',
      ]),
    );
  });

  it('builds the same content to the same bytes, also when another is built at once', async () => {
    const before = fingerprint(folder);
    const other = copyOfContent();
    const site = join(other, 'content/site.yaml');
    writeFileSync(site, readFileSync(site, 'utf8').replace('name: Flightplan', 'name: Another'));
    try {
      const built = await Promise.all([buildAtOnce(folder), buildAtOnce(other)]);
      expect(built.map(({ code }) => code)).toEqual([0, 0]);
      expect(fingerprint(folder)).toEqual(before);
      expect(readFileSync(join(other, 'site/index.html'), 'utf8')).toContain('>Another</h1>');
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('refuses an incomplete runbook, prints what the check prints, and leaves the last site as it was', () => {
    const before = fingerprint(folder);
    const file = join(folder, runbook);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('```bash\nflagctl set refunds-v2 off --env production\n```\n', ''),
    );
    const { code, output } = build(folder);
    writeFileSync(file, text);
    expect(code).toBe(1);
    expect(output).toMatch(
      /runbooks\/2026-11-03-checkout\.mdx:\d+:\d+ {2}error {2}Unexpected .* level-has-command/,
    );
    expect(output).toMatch(/is as it was/);
    expect(fingerprint(folder)).toEqual(before);
    expect(readdirSync(folder).toSorted()).toEqual(['content', 'site']);
  });

  it('publishes a draft with its problems', () => {
    const file = join(folder, runbook);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('status: ready', 'status: draft').replace('ticket: PAY-1423\n', ''),
    );
    const { code } = build(folder);
    writeFileSync(file, text);
    expect(code).toBe(0);
    const page = readFileSync(join(folder, 'site/runbooks/2026-11-03-checkout/index.html'), 'utf8');
    expect(page).toContain('field-present');
  });

  it('puts every link and file below the base path of site.yaml', () => {
    const file = join(folder, 'content/site.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('base: /\n', 'base: /docs/release\n'));
    const { code } = build(folder);
    writeFileSync(file, text);
    expect(code).toBe(0);
    const pages = Object.keys(fingerprint(folder)).filter((path) => path.endsWith('.html'));
    for (const page of pages) {
      const html = readFileSync(join(folder, 'site', page), 'utf8');
      const outside = [...html.matchAll(/\b(?:href|src)="(\/(?!docs\/release\/)[^"]*)"/g)].map(
        ([, url]) => url,
      );
      expect({ page, outside }).toEqual({ page, outside: [] });
    }
  });
});
