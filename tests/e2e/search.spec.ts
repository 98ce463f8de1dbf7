import type { Locator, Page } from '@playwright/test';
import { completeRunbooks, first, runbooks, serviceTitle, teamOf } from './content.ts';
import { longestRunbook } from './pages.ts';
import { plain } from './runbook-page.ts';
import { expect, test } from './site.ts';

/** The words with which a runbook's overview begins. */
const phraseOf = ({ overview }: typeof longestRunbook) =>
  plain(overview.prose?.text ?? '')
    .split(/[.,:;] /)[0]
    ?.split(' ')
    .slice(0, 7)
    .join(' ') ?? '';

const titles = (place: Page | Locator) =>
  place.locator('[data-search-results] > li > p:first-child a').allTextContents();
const status = (place: Page | Locator) => place.locator('[data-search-status]');
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
/** The search of the search page. */
const panelOf = (page: Page) => page.getByRole('main');

test.describe('the search page', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('./search/');
  });

  test('finds every runbook by words inside it', async ({ page }) => {
    for (const runbook of completeRunbooks) {
      const phrase = phraseOf(runbook);
      await panelOf(page).getByRole('searchbox').fill(phrase);
      await expect(status(panelOf(page))).toHaveText(
        new RegExp(`^\\d+ pages? for “${escaped(phrase)}”$`),
      );
      await expect
        .poll(() => titles(panelOf(page)), { message: phrase })
        .toContain(runbook.title ?? '');
    }
  });

  test('narrows what it finds to a service', async ({ page }) => {
    const id = first(completeRunbooks, 'a ready runbook').service;
    await choose(page, 'Kind', 'Runbook');
    await choose(page, 'Service', serviceTitle(id));
    await expectRunbooks(
      page,
      runbooks.filter(({ service }) => service === id),
    );
  });

  test('narrows what it finds to a team', async ({ page }) => {
    const id = first(completeRunbooks, 'a ready runbook').owner;
    await choose(page, 'Kind', 'Runbook');
    await choose(page, 'Team', String(teamOf(id).title));
    await expectRunbooks(
      page,
      runbooks.filter(({ owner }) => owner === id),
    );
  });

  test('narrows what it finds to drafts', async ({ page }) => {
    await choose(page, 'Status', 'draft');
    await expectRunbooks(
      page,
      runbooks.filter(({ status }) => status === 'draft'),
    );
  });

  test('combines words with a filter', async ({ page }) => {
    await panelOf(page).getByRole('searchbox').fill('rollback');
    await choose(page, 'Kind', 'Principle');
    await expect(status(panelOf(page))).toHaveText(/^\d+ pages? for “rollback”$/);
    await expect.poll(() => kindsIn(page)).toEqual(['Principle']);
  });

  test('says so when it finds nothing', async ({ page }) => {
    await panelOf(page).getByRole('searchbox').fill('qqxyzzyqq');
    await expect(status(panelOf(page))).toHaveText(
      'Nothing found for “qqxyzzyqq”. Fewer letters find more.',
    );
    expect(await titles(panelOf(page))).toEqual([]);
  });

  test('leads from a result to the place on its page', async ({ page }) => {
    const stage = longestRunbook.rollback.levels[0];
    await panelOf(page)
      .getByRole('searchbox')
      .fill(stage?.name ?? '');
    await panelOf(page)
      .getByRole('link', { name: stage?.name ?? '' })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`#${stage?.id ?? ''}$`));
    await expect(page.getByRole('heading', { name: stage?.name ?? '' })).toBeInViewport();
  });

  test('keeps what one searches for in its address', async ({ page }) => {
    await panelOf(page).getByRole('searchbox').fill('canary');
    await choose(page, 'Kind', 'Runbook');
    await expect(page).toHaveURL(/\/search\/\?q=canary&kind=Runbook$/);
    await expect.poll(() => kindsIn(page)).toEqual(['Runbook']);
    const found = await titles(panelOf(page));
    await page.reload();
    await expect(panelOf(page).getByRole('searchbox')).toHaveValue('canary');
    await expect(panelOf(page).getByRole('combobox', { name: 'Kind' })).toHaveValue('Runbook');
    await expect.poll(() => titles(panelOf(page))).toEqual(found);
  });

  test('still has its results when one comes back from a page', async ({ page }) => {
    await panelOf(page).getByRole('searchbox').fill('canary');
    const found = await settledTitles(page);
    await panelOf(page)
      .getByRole('link', { name: found[0] ?? '' })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Search');
    await page.goBack();
    await expect(panelOf(page).getByRole('searchbox')).toHaveValue('canary');
    await expect.poll(() => titles(panelOf(page))).toEqual(found);
  });
});

test('an address with a question shows its answer', async ({ page }) => {
  const phrase = phraseOf(longestRunbook);
  await page.goto(`./search/?q=${encodeURIComponent(phrase)}`);
  await expect(panelOf(page).getByRole('searchbox')).toHaveValue(phrase);
  await expect.poll(() => titles(panelOf(page))).toContain(longestRunbook.title ?? '');
});

test('the search of the home page answers at once', async ({ page }) => {
  await page.goto('./');
  const phrase = phraseOf(longestRunbook);
  const search = page.getByRole('main').locator('[data-search]');
  await search.getByRole('searchbox').fill(phrase);
  await expect.poll(() => titles(search)).toContain(longestRunbook.title ?? '');
});

test('Enter in the search of the home page leads to all results', async ({ page }) => {
  await page.goto('./');
  const box = page.getByRole('main').getByRole('searchbox');
  await box.fill('canary');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=canary$/);
  expect(await settledTitles(page)).not.toEqual([]);
});

test.describe('with the keyboard alone', () => {
  test('a slash opens search over any page, arrows walk the results, and Enter opens one', async ({
    page,
  }) => {
    await page.goto('./services/');
    await page.keyboard.press('/');
    await expect(dialogOf(page).getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(phraseOf(longestRunbook));
    const phrase = escaped(phraseOf(longestRunbook));
    await expect(status(dialogOf(page))).toHaveText(new RegExp(`^\\d+ pages? for “${phrase}”$`));
    const stops = await titles(dialogOf(page));
    await page.keyboard.press('ArrowDown');
    await expect(
      dialogOf(page)
        .getByRole('link', { name: stops[0] ?? '' })
        .first(),
    ).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(dialogOf(page).getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(stops[0] ?? '');
  });

  test('Tab reaches the filters and the results of the dialog, and stays in it', async ({
    page,
  }) => {
    await page.goto('./services/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('canary');
    await expect(status(dialogOf(page))).toHaveText(/^\d+ pages for “canary”$/);
    const reached: string[] = [];
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return 'the browser';
          if (!element?.closest('dialog')) return 'outside';
          return element instanceof HTMLSelectElement ? element.name : element.textContent.trim();
        }),
      );
    }
    expect(reached).not.toContain('outside');
    expect(reached).toEqual(
      expect.arrayContaining(['kind', 'service', ...(await titles(dialogOf(page)))]),
    );
  });

  test('Escape closes the dialog, and the focus is where it was', async ({ page }) => {
    await page.goto('./services/');
    const opener = page.getByRole('banner').getByRole('link', { name: 'Search' });
    await opener.press('Enter');
    await expect(dialogOf(page).getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toBeHidden();
    await expect(opener).toBeFocused();
  });

  test('a slash that is typed into a field stays a slash', async ({ page }) => {
    await page.goto('./runbooks/');
    await page.getByRole('searchbox', { name: 'Title contains' }).press('/');
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.getByRole('searchbox', { name: 'Title contains' })).toHaveValue('/');
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Chooses a value, whose option tells how many pages have it. */
async function choose(page: Page, filter: string, value: string): Promise<void> {
  await panelOf(page).getByRole('searchbox').focus();
  const select = panelOf(page).getByRole('combobox', { name: filter });
  await expect(select).toBeVisible();
  await select.selectOption(value);
}

async function expectRunbooks(page: Page, expected: typeof runbooks): Promise<void> {
  await expect(status(panelOf(page))).toHaveText(
    expected.length === 1 ? '1 page' : `${expected.length} pages`,
  );
  await expect
    .poll(async () => (await titles(panelOf(page))).toSorted())
    .toEqual(expected.map(({ title }) => title).toSorted());
}

/** The kinds of what is found, each once. */
async function kindsIn(page: Page): Promise<string[]> {
  const about = panelOf(page).locator('[data-search-results] > li > p:first-child span');
  const kinds = (await about.allTextContents()).map((text) => text.split(' · ')[0] ?? '');
  return [...new Set(kinds)];
}

/** The titles once the search has answered. */
async function settledTitles(page: Page): Promise<string[]> {
  await expect(status(panelOf(page))).toHaveText(/^\d+ pages?/);
  await expect(panelOf(page).locator('[data-search-results] > li').first()).toBeVisible();
  return titles(panelOf(page));
}
