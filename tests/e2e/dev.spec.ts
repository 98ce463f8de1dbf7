import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../a11y/axe.ts';
import { startDevServer, type DevServer } from './dev-server.ts';
import { expect, test as base } from './site.ts';

const file = 'runbooks/2026-11-03-checkout.mdx';
const address = './runbooks/2026-11-03-checkout/';
const title = 'Checkout 4.2.0, idempotent refunds';

/** Each change is made in a file, and what follows is seen without a restart. */
const test = base.extend<object, { dev: DevServer }>({
  dev: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const server = await startDevServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  site: [
    async ({ dev }, use) => {
      await use({ url: dev.url, port: Number(new URL(dev.url).port), close: dev.close });
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'serial' });

const heading = { level: 1 };

test('a broken runbook shows its problem where one reads it, and is back once it is mended', async ({
  page,
  dev,
}) => {
  const path = join(dev.content, file);
  const text = readFileSync(path, 'utf8');
  await page.goto(address);
  await expect(page.getByRole('heading', heading)).toHaveText(title);
  await expect(page.getByRole('region', { name: 'Problems' })).toBeHidden();

  writeFileSync(path, text.replace('ticket: PAY-1423\n', ''));
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems).toContainText('1 problem stops the build');
  const line = text.split('\n').indexOf('ticket: PAY-1423') + 1;
  await expect(problems.getByRole('listitem')).toContainText(`${file}:${line}:1`);
  await expect(problems.getByRole('listitem').getByRole('paragraph').nth(1)).toHaveText(
    'Unexpected front matter without ticket, expected a text, write for example ticket: PAY-1423',
  );
  await expect(problems.getByRole('link', { name: 'field-present' })).toBeVisible();
  await expect(problems.locator('pre')).toContainText(`> ${line} │ risk: high`);
  await expectAccessible(page);

  writeFileSync(path, text);
  await expect(problems).toBeHidden();
  await expect(page.getByRole('heading', heading)).toHaveText(title);
});

test('a file that is no MDX shows why on its page, and the rest of the site works', async ({
  page,
  dev,
}) => {
  const path = join(dev.content, file);
  const text = readFileSync(path, 'utf8');
  await page.goto(address);
  writeFileSync(path, text.replace('</Stage>', '</Stag>'));
  await expect(page.getByRole('main')).toContainText("This runbook can't be read.");
  const problem = page.getByRole('region', { name: 'Problems' }).getByRole('listitem').first();
  await expect(problem).toContainText(new RegExp(`${file}:\\d+:\\d+`));
  await expect(problem.getByRole('link', { name: 'valid-mdx' })).toBeVisible();
  await expect(problem.locator('pre')).toContainText('</Stag>');
  await expectAccessible(page);

  for (const place of ['./', './runbooks/', './principles/', './rules/']) {
    expect((await page.goto(place))?.status()).toBe(200);
    await expect(page.getByRole('heading', heading)).toBeVisible();
  }

  await page.goto(address);
  writeFileSync(path, text);
  await expect(page.getByRole('heading', heading)).toHaveText(title);
});

test('a change of the text is shown as one saves it', async ({ page, dev }) => {
  const path = join(dev.content, file);
  const text = readFileSync(path, 'utf8');
  await page.goto(address);
  writeFileSync(path, text.replace(title, 'Checkout 4.2.1, refunds again'));
  await expect(page.getByRole('heading', heading)).toHaveText('Checkout 4.2.1, refunds again');
  writeFileSync(path, text);
  await expect(page.getByRole('heading', heading)).toHaveText(title);
});

test.describe('what is not there', () => {
  test.use({ allowedFaults: [/404/] });

  test('search says that a build makes its index', async ({ page }) => {
    await page.goto('./search/?q=refunds');
    await expect(page.getByRole('main').getByRole('status')).toHaveText(
      'The search index is not here. The build makes it: npm run build, then npm run preview.',
    );
  });

  test('a file that comes and goes has a page and a line in the list, and then neither', async ({
    page,
    dev,
  }) => {
    const second = join(dev.content, 'runbooks/2026-11-04-checkout-again.mdx');
    const text = readFileSync(join(dev.content, file), 'utf8');
    await page.goto('./runbooks/');
    const line = page.getByRole('table').getByRole('link', { name: 'Checkout again' });
    await expect(line).toBeHidden();
    writeFileSync(
      second,
      text.replace(title, 'Checkout again').replace('date: 2026-11-03', 'date: 2026-11-04'),
    );
    await expect(line).toBeVisible();
    await line.click();
    await expect(page.getByRole('heading', heading)).toHaveText('Checkout again');
    rmSync(second);
    await expect(page.getByRole('heading', heading)).toHaveText('There is no such page');
    await page.goto('./runbooks/');
    await expect(line).toBeHidden();
  });
});

test('a change of site.yaml is shown too', async ({ page, dev }) => {
  const path = join(dev.content, 'site.yaml');
  const text = readFileSync(path, 'utf8');
  await page.goto('./');
  writeFileSync(path, text.replace(/^name: .*$/m, 'name: Another name'));
  await expect(page.getByRole('heading', heading)).toHaveText('Another name');
  writeFileSync(path, text);
  await expect(page.getByRole('heading', heading)).not.toHaveText('Another name');
});
