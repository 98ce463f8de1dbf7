import { first, playbooks, reviewedLogs, site, wordsOf } from './content.ts';
import { part, texts } from './runbook-page.ts';
import { expect, test } from './site.ts';

const playbook = first(playbooks, 'a playbook');
const stepsOf = ({ sections }: typeof playbook) => sections.flatMap(({ steps }) => steps);

test('the playbooks are listed by their codes, each with its steps', async ({ page }) => {
  await page.goto('./playbooks/');
  const main = page.getByRole('main');
  expect(await texts(main.getByRole('heading', { level: 2 }))).toEqual(
    playbooks.map(({ code, title }) => `${String(code)} ${String(title)}`),
  );
  for (const each of playbooks) {
    const links = main.locator(`a[href*="/playbooks/${each.id}/#"]`);
    expect(await texts(links)).toEqual(
      stepsOf(each).map(({ title }, index) => `${String(index + 1)} ${title}`),
    );
  }
});

test('the list of guidelines and the foot of every page lead to the playbooks', async ({
  page,
}) => {
  await page.goto('./guidelines/');
  const link = { name: 'playbooks' };
  await page.getByRole('main').getByRole('link', link).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Playbooks');
  await page.getByRole('contentinfo').getByRole('link', link).click();
  await expect(page).toHaveURL(/\/playbooks\/$/);
});

test('a playbook shows its facts', async ({ page }) => {
  await page.goto(`./playbooks/${playbook.id}/`);
  const { code, area, difficulty, horizon, owner, confidence, roles } = playbook;
  expect(await texts(page.getByRole('article').getByRole('definition'))).toEqual(
    [code, area, difficulty, horizon, owner, confidence, roles.join(', ')].map(String),
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every part and every step of the playbooks is read', async ({ page }) => {
    for (const each of playbooks) {
      await page.goto(`./playbooks/${each.id}/`);
      for (const { title, parts } of each.sections) {
        await expect(part(page, title)).toContainText(title);
        for (const inner of parts)
          await expect(part(page, inner.title)).toContainText(wordsOf(inner.prose).slice(0, 30));
      }
      for (const [index, step] of stepsOf(each).entries()) {
        const card = part(page, `Step ${String(index + 1)}: ${step.title}`);
        await expect(card).toContainText(String(step.purpose));
        expect(await texts(card.getByRole('heading', { level: 4 }))).toEqual([
          'Actions',
          'Outputs',
        ]);
        expect(await card.locator('.play-step__part > .prose > * > li').count()).toBe(
          step.actions.items + step.outputs.items,
        );
      }
    }
  });
});

test('a press in the contents leads to a step', async ({ page }) => {
  await page.goto(`./playbooks/${playbook.id}/`);
  const { title, id } = first(stepsOf(playbook).slice(1), 'a second step');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`#${id}$`));
  await expect(page.getByRole('heading', { name: title })).toBeInViewport();
});

test('connected playbooks lead to each other', async ({ page }) => {
  await page.goto(`./playbooks/${playbook.id}/`);
  const [other] = playbooks.filter(({ id }) => playbook.connected.includes(id));
  await part(page, 'Connected playbooks')
    .getByRole('link', { name: String(other?.title) })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(String(other?.title));
  const back = part(page, 'Connected playbooks').getByRole('link', {
    name: String(playbook.title),
  });
  await expect(back).toBeVisible();
});

test('what a log proposes for a step stands in its card', async ({ page }) => {
  const { target } = first(
    reviewedLogs
      .flatMap(({ improvements }) => improvements.items)
      .filter(({ status, to }) => status === 'proposed' && to.startsWith('playbooks/')),
    'an open proposal to a playbook',
  );
  await page.goto(`./${String(target?.document)}/#${String(target?.section)}`);
  const card = page.locator(`[aria-labelledby="${String(target?.section)}"]`);
  await expect(card.getByRole('complementary', { name: 'Proposed change' })).toContainText(
    'not in force yet',
  );
});

test('a playbook leads to its file, and search finds it among playbooks', async ({ page }) => {
  await page.goto(`./playbooks/${playbook.id}/`);
  await expect(page.getByRole('link', { name: 'Improve this playbook' })).toHaveAttribute(
    'href',
    site.git?.edit.replace('{path}', playbook.path) ?? '',
  );
  await page.goto(`./search/?q=${encodeURIComponent(playbook.code ?? '')}&kind=Playbook`);
  const results = page.locator('[data-search-results] > li');
  await expect(results.filter({ hasText: playbook.title ?? '' })).toHaveCount(1);
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('Playbook');
});

test('a printed playbook hides nothing but what steers the page', async ({ page }) => {
  await page.goto(`./playbooks/${playbook.id}/`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  for (const { title } of stepsOf(playbook))
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
});
