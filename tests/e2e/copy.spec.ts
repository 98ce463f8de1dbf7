import type { Page } from '@playwright/test';
import { completeRunbooks, first } from './content.ts';
import { longestRunbook } from './pages.ts';
import { expect, test } from './site.ts';

const commandsOf = ({ rollout, rollback }: typeof longestRunbook) =>
  [...rollout.stages, ...rollback.levels].flatMap(({ commands }) => commands);

const dangerous = first(
  completeRunbooks.filter((runbook) => commandsOf(runbook).some(({ danger }) => danger)),
  'a ready runbook with a command marked `danger`',
);

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const clear = (page: Page) => page.evaluate(() => navigator.clipboard.writeText('nothing yet'));

test.describe('a copy button', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('puts the exact command on the clipboard, and says so', async ({ page }) => {
    await page.goto(`./runbooks/${longestRunbook.id}/`);
    const blocks = page.locator('[data-command]');
    for (const [index, { code, danger }] of commandsOf(longestRunbook).entries()) {
      const button = blocks.nth(index).getByRole('button');
      await button.click({ clickCount: danger ? 2 : 1 });
      await expect(button).toHaveText('✓ Copied');
      expect(await clipboard(page)).toBe(code);
    }
  });

  test('asks before it copies a command that destroys something', async ({ page }) => {
    await page.goto(`./runbooks/${dangerous.id}/`);
    await clear(page);
    const blocks = page.locator('[data-command]').filter({ hasText: 'Danger' });
    const commands = commandsOf(dangerous).filter(({ danger }) => danger);
    await expect(blocks).toHaveCount(commands.length);
    for (const [index, { code }] of commands.entries()) {
      const button = blocks.nth(index).getByRole('button');
      await button.click();
      await expect(button).toHaveText('Copy it anyway?');
      expect(await clipboard(page)).toBe('nothing yet');
      await button.click();
      await expect(button).toHaveText('✓ Copied');
      expect(await clipboard(page)).toBe(code);
      await clear(page);
    }
  });

  test('asks anew once its question has gone unanswered', async ({ page }) => {
    await page.clock.install();
    await page.goto(`./runbooks/${dangerous.id}/`);
    const block = page.locator('[data-command]').filter({ hasText: 'Danger' }).first();
    const button = block.getByRole('button');
    await button.click();
    await expect(button).toHaveText('Copy it anyway?');
    await page.clock.fastForward('00:05');
    await expect(button).toHaveText('Copy');
    await button.click();
    await expect(button).toHaveText('Copy it anyway?');
  });
});

test('a command is selected where the browser gives no clipboard', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(`./runbooks/${longestRunbook.id}/`);
  const block = page.locator('[data-command]').first();
  await block.getByRole('button').click();
  await expect(block.getByRole('button')).toHaveText('Press Ctrl+C');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(
    commandsOf(longestRunbook)[0]?.code,
  );
});
