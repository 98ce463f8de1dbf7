import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../e2e/site.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface RunOnly {
  type: 'tag' | 'rule';
  values: string[];
}

/** The rules of axe that look at colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Holds a page, as it is now, to WCAG 2.2 AA and to what axe calls best practice: in light, and its
 * colours in dark too. The two have one and the same document, so all else can't differ.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoViolation(page, { type: 'tag', values: tags });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(page, { type: 'rule', values: colourRules });
}

async function expectNoViolation(page: Page, runOnly: RunOnly): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Without a page of its own for frames of other sites, which there are none of: four times as fast.
    .setLegacyMode()
    .options({ runOnly, resultTypes: ['violations'] })
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      rule: `${id}: ${help}`,
      at: target.join(' '),
      why: failureSummary,
    })),
  );
  expect(found).toEqual([]);
}
