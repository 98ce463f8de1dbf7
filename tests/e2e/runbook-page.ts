import type { Locator, Page } from '@playwright/test';
import { expect } from './site.ts';

/** Text as a reader sees it: one space wherever there is any. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The texts of some elements, in the order of the page. */
export async function texts(locator: Locator): Promise<string[]> {
  return (await locator.allTextContents()).map(plain);
}

/** The cells of each row of a table, without its head. */
export async function cells(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody').getByRole('row').all();
  return Promise.all(rows.map((row) => texts(row.locator('th, td'))));
}

/** The part of a page that a heading names. */
export function part(page: Page | Locator, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** The commands of a part, exactly as they would be copied. */
export const commandsIn = (locator: Locator): Promise<string[]> =>
  locator.locator('[data-command] pre').allTextContents();

/** What is to be made sure of in a part, without the reasons. */
export const tasksIn = (locator: Locator): Promise<string[]> =>
  texts(locator.locator('.task__text'));

/** Holds that all of some prose stands in a part of the page. */
export async function expectProse(locator: Locator, words: string): Promise<void> {
  expect(plain(await locator.innerText())).toContain(plain(words));
}
