import { RunPage } from './run-page.ts';
import { expect, test } from './site.ts';

test.describe.configure({ timeout: 90_000 });

let run: RunPage;

test.beforeEach(async ({ page }) => {
  run = new RunPage(page);
  await run.toFirstStage();
});

test('the second click of a double click does not confirm what the first one said', async ({
  page,
}) => {
  const item = page.locator('.run-item[aria-current="step"]');
  const id = (await item.getAttribute('data-item')) ?? '';
  await item.getByRole('button', { name: 'Done' }).dblclick({ delay: 150 });
  await expect(run.item(id)).toHaveAttribute('data-waiting');
  // A second event would be written behind the first.
  await page.reload();
  await expect(run.item(id)).toHaveAttribute('data-waiting');
});

test('Enter that is held down presses once', async ({ page }) => {
  const item = page.locator('.run-item[aria-current="step"]');
  const id = (await item.getAttribute('data-item')) ?? '';
  await item.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.down('Enter');
  await expect(run.item(id)).toHaveAttribute('data-waiting');
  await expect(run.item(id).getByRole('button', { name: 'Confirm' })).toBeFocused();
  // Each further call is a repetition, as of a keyboard.
  for (let presses = 0; presses < 5; presses++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.reload();
  await expect(run.item(id)).toHaveAttribute('data-waiting');
});

test('the list keeps its place while an item is said and confirmed', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const items = page.locator('.run-stage .run-item');
  const places = (): Promise<number[]> =>
    items.evaluateAll((all) => all.map((item) => item.getBoundingClientRect().height));
  const before = await places();
  const [first] = await items.all();
  await first?.getByRole('button', { name: 'Done' }).click();
  await expect(items.first()).toHaveAttribute('data-waiting');
  expect(await places()).toEqual(before);
  await first?.getByRole('button', { name: 'Confirm' }).click();
  await expect(items.first()).not.toHaveAttribute('data-waiting');
  expect(await places()).toEqual(before);
});

test('what is through is reopened with two presses', async ({ page }) => {
  const id = (await page.locator('.run-item[aria-current="step"]').getAttribute('data-item')) ?? '';
  await run.settle(id);
  await run.item(id).getByRole('button', { name: 'Change' }).click();
  await expect(run.item(id)).toHaveAttribute('data-status', 'done');
  await run.item(id).getByRole('button', { name: 'Reopen' }).click();
  await expect(run.item(id)).toHaveAttribute('data-status', 'todo');
});
