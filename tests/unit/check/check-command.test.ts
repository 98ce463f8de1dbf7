import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../src/check/index.ts';

const runbook = 'runbooks/2026-11-03-checkout.mdx';
let content = '';

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'flightplan-check-'));
  cpSync(join(projectRoot, 'tests/fixtures/complete'), content, { recursive: true });
});

afterEach(() => {
  rmSync(content, { recursive: true });
});

function check(...flags: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'scripts/command.mjs'), 'check', ...flags],
    {
      encoding: 'utf8',
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: '1', INIT_CWD: projectRoot },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

function breakRunbook(find: string, replace: string): void {
  const file = join(content, runbook);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(find);
  writeFileSync(file, text.replace(find, replace));
}

describe('npm run check', () => {
  it('exits 0 and says how much it checked when nothing is wrong', () => {
    expect(check('--content', content)).toEqual({
      code: 0,
      out: '✓ 11 files checked, no problems\n',
      err: '',
    });
  });

  it('exits 1 and shows place, message, rule, the lines around it and the page of the rule', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    const { code, out } = check('--content', content);
    expect(code).toBe(1);
    expect(out.slice(out.indexOf(runbook))).toBe(
      [
        `${runbook}:7:1  error  Unexpected front matter without \`ticket\`, expected a text, write for example \`ticket: PAY-1423\`  field-present`,
        '    5 │ date: 2026-11-03',
        '    6 │ owner: payments',
        '  > 7 │ risk: high',
        '      │ ^',
        '    8 │ status: ready',
        '  https://flightplan.example.com/rules/field-present/',
        '',
        '✗ 11 files checked: 1 error, 0 warnings',
        '',
      ].join('\n'),
    );
  });

  it('prints one JSON object and nothing else with --format json', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    const { code, out, err } = check('--content', content, '--format', 'json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      files: 11,
      errors: 1,
      warnings: 0,
      problems: [
        {
          path: runbook,
          line: 7,
          column: 1,
          endLine: 7,
          endColumn: 1,
          rule: 'field-present',
          severity: 'error',
          message:
            'Unexpected front matter without `ticket`, expected a text, write for example `ticket: PAY-1423`',
          url: 'https://flightplan.example.com/rules/field-present/',
        },
      ],
    });
  });

  it('annotates a pull request with --format github', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    const { out } = check('--content', content, '--format', 'github');
    expect(out).toMatch(
      /^::error file=.*2026-11-03-checkout\.mdx,line=7,col=1,.*title=field-present::Unexpected front matter/,
    );
  });

  it('writes SARIF 2.1.0 with --format sarif', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    const log = JSON.parse(check('--content', content, '--format', 'sarif').out) as {
      version: string;
      runs: { results: { ruleId: string; level: string }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results).toMatchObject([{ ruleId: 'field-present', level: 'error' }]);
  });

  it('says all problems of all files, in file order', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    breakRunbook('any failed migration', 'it looks bad');
    writeFileSync(join(content, 'principles/another.mdx'), '');
    const { problems } = JSON.parse(check('--content', content, '--format', 'json').out) as {
      problems: { path: string; line: number }[];
    };
    const places = problems.map(({ path, line }) => `${path}:${String(line).padStart(4)}`);
    expect(places).toEqual(places.toSorted());
    expect(new Set(problems.map(({ path }) => path))).toEqual(
      new Set(['principles/another.mdx', runbook]),
    );
    expect(problems.filter(({ path }) => path === runbook).length).toBeGreaterThanOrEqual(2);
  });

  it('reports only the paths it is given, and still knows the rest', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    expect(check('--content', content, 'principles').out).toBe('✓ 1 file checked, no problems\n');
    expect(check('--content', content, runbook).code).toBe(1);
  });

  it('takes the content folder from FLIGHTPLAN_CONTENT', () => {
    process.env.FLIGHTPLAN_CONTENT = content;
    try {
      expect(check().out).toBe('✓ 11 files checked, no problems\n');
    } finally {
      delete process.env.FLIGHTPLAN_CONTENT;
    }
  });

  it('shows an error in a draft as a warning, and exits 0', () => {
    breakRunbook('ticket: PAY-1423\n', '');
    breakRunbook('status: ready', 'status: draft');
    const { code, out } = check('--content', content);
    expect(code).toBe(0);
    expect(out).toContain('! 11 files checked: 0 errors, 1 warning');
  });

  it.each([
    [
      'a content folder that is not there',
      ['--content', '/nowhere/at/all'],
      'There is no content folder at /nowhere/at/all: name it with --content or FLIGHTPLAN_CONTENT.\n',
    ],
    [
      'an unknown format',
      ['--format', 'xml'],
      'Unknown format `xml`: choose pretty, json, sarif, github.\n',
    ],
  ])('exits 2 with one line for %s', (_, flags, err) => {
    expect(check(...flags)).toEqual({ code: 2, out: '', err });
  });

  it('exits 2 for a path that is none of the content', () => {
    const { code, err } = check('--content', content, 'nothing.mdx');
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 2, lines: 1 });
  });
});
