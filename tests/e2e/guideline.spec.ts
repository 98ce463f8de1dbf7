import { first, guidelines, site, teamOf } from './content.ts';
import { part, texts } from './runbook-page.ts';
import { expect, test } from './site.ts';

const guideline = first(guidelines, 'a guideline');
const titles = guideline.sections.map(({ title }) => title);

test('the guidelines are listed in their order, each with its sections', async ({ page }) => {
  await page.goto('./guidelines/');
  const main = page.getByRole('main');
  expect(await texts(main.getByRole('heading', { level: 2 }))).toEqual(
    guidelines.map(({ order, title }) => `${String(order)} ${String(title)}`),
  );
  for (const { id, sections } of guidelines) {
    const links = main.locator(`a[href*="/guidelines/${id}/#"]`);
    expect(await texts(links)).toEqual(sections.map(({ title }) => title));
  }
});

test('a guideline has its contents, its sections in order, and who keeps it', async ({ page }) => {
  await page.goto(`./guidelines/${guideline.id}/`);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  expect(await texts(contents.getByRole('link'))).toEqual(titles);
  expect(await texts(page.getByRole('article').getByRole('heading', { level: 2 }))).toEqual(titles);
  const owner = String(teamOf(guideline.owner).title);
  await expect(page.getByRole('article').getByRole('link', { name: owner })).toBeVisible();
});

test('each section shows its address', async ({ page }) => {
  await page.goto(`./guidelines/${guideline.id}/`);
  for (const { title, slug } of guideline.sections) {
    const address = part(page, title).getByRole('link', { name: `Address of ${title}` });
    await expect(address).toBeVisible();
    await expect(address).toHaveAttribute('href', `#${slug}`);
  }
});

test('a press in the contents leads to the section, and marks it', async ({ page }) => {
  await page.goto(`./guidelines/${guideline.id}/`);
  const { title, slug } = first(guideline.sections.slice(3), 'a fourth section');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: title, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`#${slug}$`));
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeInViewport();
  await expect(contents.getByRole('link', { name: title, exact: true })).toHaveAttribute(
    'aria-current',
    'location',
  );
});

test('a guideline leads to its file', async ({ page }) => {
  await page.goto(`./guidelines/${guideline.id}/`);
  await expect(page.getByRole('link', { name: 'Improve this guideline' })).toHaveAttribute(
    'href',
    site.git?.edit.replace('{path}', guideline.path) ?? '',
  );
});

test('search finds a section of a guideline, among guidelines only', async ({ page }) => {
  const { title } = first(guideline.sections, 'a section');
  await page.goto(`./search/?q=${encodeURIComponent(title)}&kind=Guideline`);
  const results = page.locator('[data-search-results] > li');
  await expect(results.filter({ hasText: guideline.title ?? '' })).toHaveCount(1);
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('Guideline');
});
