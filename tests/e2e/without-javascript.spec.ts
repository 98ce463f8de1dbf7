import { guidelines, principles, runbooks, serviceTitle, wordsOf } from './content.ts';
import { longestRunbook, pages } from './pages.ts';
import { commandsIn, expectProse, tasksIn } from './runbook-page.ts';
import { expect, test } from './site.ts';

test.use({ javaScriptEnabled: false });

for (const [name, path] of Object.entries(pages)) {
  test(`the ${name} offers nothing that needs JavaScript`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // A button outside of a form does nothing by itself, and neither does a list of choices.
    await expect(page.locator('button:visible').and(page.locator(':not(form button)'))).toHaveCount(
      0,
    );
    await expect(page.locator('select:visible').and(page.locator(':not(form select)'))).toHaveCount(
      0,
    );
  });
}

test('a runbook is read as a whole', async ({ page }) => {
  await page.goto(`./runbooks/${longestRunbook.id}/`);
  const { rollout, rollback } = longestRunbook;
  const article = page.getByRole('article');
  const steps = [...rollout.stages, ...rollback.levels];
  expect(await commandsIn(article)).toEqual(
    steps.flatMap(({ commands }) => commands.map(({ code }) => code)),
  );
  expect(await tasksIn(article)).toEqual(expect.arrayContaining([expect.stringMatching(/./)]));
  for (const command of await article.locator('[data-command] pre').all()) {
    await expect(command).toBeVisible();
  }
  const reason = article.locator('details:has(> summary:text-is("Why"))').first();
  await reason.locator('summary').click();
  await expect(reason.locator('> :not(summary)')).toBeVisible();
});

test('the rollback is one press away', async ({ page }) => {
  await page.goto(`./runbooks/${longestRunbook.id}/`);
  await page.locator('.button--rollback').filter({ visible: true }).click();
  await expect(page.getByRole('heading', { name: 'Rollback', level: 2 })).toBeInViewport();
});

test('the principles are read', async ({ page }) => {
  await page.goto('./principles/');
  for (const { body } of principles) await expectProse(page.getByRole('main'), wordsOf(body));
});

test('the guidelines are read, section by section', async ({ page }) => {
  for (const { id, sections } of guidelines) {
    await page.goto(`./guidelines/${id}/`);
    for (const { title, prose } of sections) {
      const section = page.getByRole('region', { name: title, exact: true });
      await expectProse(section, wordsOf(prose));
    }
  }
});

test('the list of runbooks shows all by month, with what one would filter by', async ({ page }) => {
  await page.goto('./runbooks/');
  const table = page.getByRole('table', { name: 'All runbooks, by month' });
  for (const { title, date, service, risk, status } of runbooks) {
    const row = table.getByRole('row').filter({ hasText: title ?? '' });
    await expect(row).toBeVisible();
    for (const fact of [date, serviceTitle(service), risk, status]) {
      await expect(row).toContainText(fact ?? '');
    }
  }
});

test('a service, a team and the lists lead to a runbook', async ({ page }) => {
  const { service, owner, title } = longestRunbook;
  for (const path of [
    './runbooks/',
    `./services/${String(service)}/`,
    `./teams/${String(owner)}/`,
  ]) {
    await page.goto(path);
    await page
      .getByRole('main')
      .getByRole('table')
      .getByRole('link', { name: title ?? '' })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  }
});

test('search says what it needs, and what works without', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
  // Playwright leaves <noscript> out of what it takes for a page's text, the browser doesn't.
  await expect(page.getByRole('main')).toContainText(
    'Search needs JavaScript, which is off or did not load. The lists work without: runbooks, services, safety cards, principles, guidelines, playbooks, teams.',
    { useInnerText: true },
  );
  await page.getByRole('main').getByRole('link', { name: 'runbooks' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Runbooks');
});
