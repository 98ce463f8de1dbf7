import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { contentRoot } from '../../src/check/index.ts';
import { formatDuration } from '../../src/documents/duration.ts';
import { formatTraffic } from '../../src/documents/traffic.ts';
import {
  completeRunbooks,
  principles,
  safetyCards,
  serviceTitle,
  site,
  teamOf,
  wordsOf,
} from './content.ts';
import { longestRunbook } from './pages.ts';
import { cells, commandsIn, expectProse, part, plain, tasksIn, texts } from './runbook-page.ts';
import { expect, test } from './site.ts';

const viewport = { width: 1440, height: 900 };

for (const runbook of completeRunbooks) {
  const { rollout, rollback, monitoring, communication, beforeYouStart } = runbook;

  test.describe(runbook.id, () => {
    // All of them only read: they share one page, and one without scripts, for what is written is
    // there without.
    test.describe.configure({ mode: 'default' });
    let page: Page;

    test.beforeAll(async ({ browser, site: { url } }) => {
      page = await browser.newPage({ javaScriptEnabled: false, baseURL: url, viewport });
      await page.goto(`./runbooks/${runbook.id}/`);
    });

    test.afterAll(() => page.close());

    test('opens with the principles, and then has every section in order', async () => {
      const article = page.getByRole('article');
      await expect(article.getByRole('heading', { level: 1 })).toHaveText(runbook.title ?? '');
      expect(await texts(article.locator('h2'))).toEqual([
        'What we hold to',
        'Overview',
        'Risks',
        'Before you start',
        'Rollout',
        'Rollback',
        'Monitoring',
        'Communication',
        ...runbook.extra.map(({ title }) => title),
        'What changed last',
      ]);
      expect(await texts(part(page, 'What we hold to').locator('summary'))).toEqual(
        principles.map(({ title, summary }) => `${String(title)} ${String(summary)}`),
      );
      await expectProse(part(page, 'Overview'), wordsOf(runbook.overview.prose));
    });

    test('has the facts at hand', async () => {
      const facts = page.getByRole('complementary', { name: 'Facts of this release' });
      const pairs = await facts.locator('dl > div').evaluateAll((rows) =>
        rows.map((row) =>
          ['dt', 'dd'].map((tag) => {
            const text = row.querySelector<HTMLElement>(tag)?.innerText ?? '';
            return text.replace(/\s+/g, ' ').trim();
          }),
        ),
      );
      const owner = teamOf(runbook.owner);
      const card = safetyCards.find(({ id }) => id === runbook.card);
      const fact = Object.fromEntries(pairs) as Record<string, string>;
      expect(fact).toMatchObject({
        Owner: owner.title,
        Risk: runbook.risk,
        Version: runbook.version,
        Ticket: runbook.ticket,
        'Safety card': card?.title,
      });
      expect(fact.Service).toContain(serviceTitle(runbook.service));
      expect(fact['On call']).toBe(`${String(owner.onCall)} ${String(owner.escalation)}`);
      expect(fact.Approved).toContain(teamOf(runbook.approved?.by).title);
      expect(fact.Approved).toContain(runbook.approved?.on);
      expect(fact.Rehearsed).toContain(runbook.rehearsed?.on);
      expect(fact.Rehearsed).toContain(formatDuration(runbook.rehearsed?.took ?? 0));
      for (const { name, label, pattern } of runbook.inputs) {
        expect(fact.Inputs).toContain(`$${name} ${label} must match ${pattern}`);
      }
      await expect(facts.getByRole('link', { name: 'Dashboard' })).toHaveAttribute(
        'href',
        runbook.dashboard ?? '',
      );
    });

    test('has the risks, and all that must hold before the start', async () => {
      expect(await cells(part(page, 'Risks').getByRole('table'))).toEqual(
        runbook.risks.items.map(({ failure, detection, recovery }) =>
          [failure, detection, recovery].map(({ text }) => plain(text)),
        ),
      );
      expect(await tasksIn(part(page, 'Before you start'))).toEqual([
        ...beforeYouStart.items.map(({ text }) => plain(text.text)),
        ...site.house.checks.map(({ text }) => `${plain(text)} · every release`),
      ]);
    });

    test('has every stage with its commands, validations and triggers', async () => {
      const stages = page.locator('.stage');
      expect(await texts(stages.getByRole('heading', { level: 3 }))).toEqual(
        rollout.stages.map(({ name }) => name),
      );
      for (const [index, stage] of rollout.stages.entries()) {
        const card = stages.nth(index);
        const shown = {
          commands: await commandsIn(card),
          validations: await tasksIn(card),
          triggers: await cells(card.getByRole('table').last()),
        };
        expect(shown).toEqual({
          commands: stage.commands.map(({ code }) => code),
          validations: stage.validations.map(({ text }) => plain(text.text)),
          triggers: stage.triggers.map(({ signal, healthy, rollbackIf }) =>
            [signal, healthy, rollbackIf].map(({ text }) => plain(text)),
          ),
        });
        const { traffic, soakMs } = stage;
        await expectProse(card, `Stage ${String(index + 1)} of ${String(rollout.stages.length)}`);
        await expectProse(card, traffic ? `${formatTraffic(traffic)} of traffic` : '');
        await expectProse(card, `Watch for ${formatDuration(soakMs ?? 0)}`);
        await expectProse(card, wordsOf(stage.prose));
      }
    });

    test('has every rollback level with its limit, commands and verification', async () => {
      const levels = page.locator('.level');
      expect(await texts(levels.getByRole('heading', { level: 3 }))).toEqual(
        rollback.levels.map(({ name }) => name),
      );
      for (const [index, level] of rollback.levels.entries()) {
        const card = levels.nth(index);
        const shown = { commands: await commandsIn(card), verification: await tasksIn(card) };
        expect(shown).toEqual({
          commands: level.commands.map(({ code }) => code),
          verification: level.verification.map(({ text }) => plain(text.text)),
        });
        await expectProse(card, `within ${formatDuration(level.withinMs ?? 0)}`);
        await expectProse(card, wordsOf(level.when));
      }
    });

    test('has every metric, the dead-man’s switch and who is told what', async () => {
      const section = part(page, 'Monitoring');
      const metrics = section.getByRole('list').first().locator('> li');
      const shown = await metrics.evaluateAll((items) =>
        items.map((item) =>
          ['h3', 'h3 + *', 'pre', 'div:nth-of-type(1) > dd', 'div:nth-of-type(2) > dd'].map(
            (selector) => item.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim(),
          ),
        ),
      );
      expect(shown).toEqual(
        monitoring.metrics.map(({ name, kindText, query, warning, critical }) =>
          [name, kindText, query, warning, critical].map(({ text }) => plain(text)),
        ),
      );
      const team = teamOf(monitoring.deadMansSwitch?.pages);
      const silence = formatDuration(monitoring.deadMansSwitch?.afterMs ?? 0);
      await expectProse(
        section,
        `When no metrics arrive for ${silence}, ${String(team.title)} is paged (${String(team.onCall)}).`,
      );
      expect(await cells(part(page, 'Communication').getByRole('table'))).toEqual(
        communication.messages.map(({ when, who, where, what }) =>
          [when, who, where, what].map(({ text }) => plain(text)),
        ),
      );
    });

    test('leads to its file in Git and tells of its last change', async () => {
      const source = page.getByRole('article').getByRole('contentinfo').or(page.locator('.source'));
      await expect(source.getByRole('link', { name: 'Improve this runbook' })).toHaveAttribute(
        'href',
        site.git?.edit.replace('{path}', runbook.path) ?? '',
      );
      await expect(source.getByRole('link', { name: 'All changes' })).toHaveAttribute(
        'href',
        site.git?.history.replace('{path}', runbook.path) ?? '',
      );
      const change = lastChange(runbook.path);
      if (change) {
        await expectProse(source, change.subject);
        await expect(source.locator('time')).toHaveAttribute('datetime', change.date);
      } else await expect(source.getByText('Last changed')).toHaveCount(0);
    });
  });
}

/** What Git says, where there is a whole history. */
function lastChange(path: string): { date: string; subject: string } | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: contentRoot(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    if (git('rev-parse', '--is-shallow-repository') === 'true') return null;
    const [date = '', ...subject] = git('log', '-1', '--format=%cs %s', '--', path).split(' ');
    return date ? { date, subject: subject.join(' ') } : null;
  } catch {
    return null;
  }
}

test.describe('a runbook', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(`./runbooks/${longestRunbook.id}/`);
  });

  test('unfolds each principle in one press', async ({ page }) => {
    for (const { title, body } of principles) {
      const principle = part(page, 'What we hold to')
        .locator('details')
        .filter({ hasText: title ?? '' });
      await principle.locator('summary').click();
      await expectProse(principle, wordsOf(body));
    }
  });

  test('unfolds the reason of each task in one press', async ({ page }) => {
    const { rollout, rollback, beforeYouStart } = longestRunbook;
    const tasks = [
      ...beforeYouStart.items,
      ...site.house.checks.map(({ why }) => ({ why: { text: why } })),
      ...rollout.stages.flatMap(({ validations }) => validations),
      ...rollback.levels.flatMap(({ verification }) => verification),
    ];
    const expected = tasks.flatMap(({ why }) => (why ? plain(why.text) : []));
    const reasons = page.locator('details:has(> summary:text-is("Why"))');
    await expect(reasons).toHaveCount(expected.length);
    for (const [index, why] of expected.entries()) {
      const reason = reasons.nth(index);
      await expect(reason.locator('> :not(summary)')).toBeHidden();
      await reason.locator('summary').click();
      await expect(reason.locator('> :not(summary)')).toBeVisible();
      expect(plain(await reason.locator('> :not(summary)').innerText())).toBe(why);
    }
  });

  test('marks in its contents where one reads', async ({ page }) => {
    const rail = page.getByRole('navigation', { name: 'On this page' });
    const { rollout, rollback } = longestRunbook;
    const places = [...rollout.stages, ...rollback.levels];
    for (const { id, name } of places) {
      await page.locator(`[id="${id}"]`).evaluate((heading) => {
        heading.scrollIntoView();
      });
      await expect(rail.locator('[aria-current="location"]')).toContainText(name);
    }
  });

  test('marks its last section at the end of the page', async ({ page }) => {
    const rail = page.getByRole('navigation', { name: 'On this page' });
    // Chromium drops the keys that are pressed before it has first drawn the page.
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(rail.locator('[aria-current="location"]')).toHaveText('What changed last', {
        timeout: 1_000,
      });
    }).toPass();
  });

  test('leads from its contents to each place', async ({ page }) => {
    const rail = page.getByRole('navigation', { name: 'On this page' });
    for (const link of await rail.getByRole('link').all()) {
      const href = (await link.getAttribute('href')) ?? '';
      await link.click();
      await expect(page.locator(`[id="${href.slice(1)}"]`)).toBeInViewport({ ratio: 1 });
    }
  });
});

test.describe('a runbook on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('folds its contents into a menu that names where one reads', async ({ page }) => {
    await page.goto(`./runbooks/${longestRunbook.id}/`);
    const menu = page.locator('[data-contents-menu]');
    const contents = page.getByRole('navigation', { name: 'Contents of this runbook' });
    await expect(contents).toBeHidden();
    await menu.locator('summary').click();
    await contents.getByRole('link', { name: 'Monitoring' }).click();
    await expect(contents).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Monitoring', level: 2 })).toBeInViewport();
    await expect(menu.locator('summary')).toHaveText('Monitoring');
  });

  test('closes the menu of its contents with Escape', async ({ page }) => {
    await page.goto(`./runbooks/${longestRunbook.id}/`);
    const summary = page.locator('[data-contents-menu] summary');
    const contents = page.getByRole('navigation', { name: 'Contents of this runbook' });
    await summary.press('Enter');
    await expect(contents).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(contents).toBeHidden();
    await expect(summary).toBeFocused();
  });

  test('has all facts under one fold', async ({ page }) => {
    await page.goto(`./runbooks/${longestRunbook.id}/`);
    const fold = page.locator('.facts-strip details');
    await expect(fold.getByText('Rehearsed', { exact: true })).toBeHidden();
    await fold.locator('summary').click();
    await expect(fold.getByText('Rehearsed', { exact: true })).toBeVisible();
    await expect(fold.getByText(longestRunbook.version ?? '', { exact: true })).toBeVisible();
  });
});
