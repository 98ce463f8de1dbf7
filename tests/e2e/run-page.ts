import type { Locator, Page } from '@playwright/test';
import { expect } from './site.ts';

/** The runbook that the runs of these tests follow. */
export const runbookId = '2026-11-03-checkout-idempotent-refunds';

/**
 * Clicks at once, for what is pressed a hundred times on the way to what a test looks at. Playwright's
 * own click scrolls to the button and waits until it holds still, which takes longer than the run
 * itself; that people reach the buttons is what other tests show.
 */
export function clickAtOnce(locator: Locator): Promise<void> {
  return locator.evaluate((element: HTMLElement) => {
    element.click();
  });
}

/** The page of a run, as two people use it. */
export class RunPage {
  readonly page: Page;
  readonly #base: string;

  /** @param base the site's address, for a page that Playwright has not told */
  constructor(page: Page, base = './') {
    this.page = page;
    this.#base = base;
  }

  /** Begins a run, with all inputs by default; ends in the briefing. */
  async start({ drill = false, inputs = '&SHA=3f2c1ab' } = {}): Promise<void> {
    await this.page.goto(`${this.#base}runs/#start=${runbookId}${inputs}`);
    await this.page.getByLabel('Operator, who types').fill('payments');
    await this.page.getByLabel('Monitor, who checks').fill('platform');
    if (drill) await this.page.getByLabel(/This is a drill/).check();
    await this.press('Start, and go on to the briefing');
    await expect(this.heading('Briefing')).toBeVisible();
  }

  /** The briefing with the loop closed; ends in the verification. */
  async brief(): Promise<void> {
    const said = this.page.getByRole('button', { name: 'Said and understood' });
    for (let left = await said.count(); left > 0; left--) {
      await clickAtOnce(said.first());
      await expect(said).toHaveCount(left - 1);
    }
    const answer = this.page.getByRole('button', { name: 'Answer' });
    for (let left = await answer.count(); left > 0; left--) {
      const question = this.page.locator('.run-choices').first();
      await question.getByRole('radio').first().check();
      await clickAtOnce(answer.first());
      await expect(answer).toHaveCount(left - 1);
    }
    await this.press('End the briefing, go on to verification');
    await expect(this.heading('Verification')).toBeVisible();
  }

  /** All checks of the verification with YES, and both with GO; ends in the first stage. */
  async verify(): Promise<void> {
    await this.settleAll('verification');
    await this.press('Go on to the go/no-go call');
    await this.press('Operator: GO');
    await this.press('Monitor: GO');
    await expect(this.heading(/of traffic/)).toBeVisible();
  }

  /** From a new run to its first stage. */
  async toFirstStage(options?: { drill?: boolean }): Promise<void> {
    await this.start(options);
    await this.brief();
    await this.verify();
  }

  /** Settles every item that is open, one after the other, as the page leads. */
  async settleAll(place: 'verification' | 'stage' | 'rollback' | 'ending'): Promise<void> {
    for (;;) {
      const item = this.page.locator('.run-item[aria-current="step"]');
      if ((await item.count()) === 0) return;
      const id = await item.getAttribute('data-item');
      await this.settle(id ?? '', place === 'verification' ? 'YES' : 'Done');
    }
  }

  /** Settles one item: says it, and confirms it where that is asked for. */
  async settle(id: string, word: 'YES' | 'Done' = 'Done'): Promise<void> {
    const item = this.item(id);
    const number = item.getByLabel('Number read');
    if ((await number.count()) > 0) {
      await number.fill(await this.#fitting(item));
      await clickAtOnce(item.getByRole('button', { name: 'Enter' }));
    } else {
      await clickAtOnce(item.getByRole('button', { name: word, exact: false }).first());
    }
    await expect(item).toHaveAttribute('data-status', 'done');
    const confirm = item.getByRole('button', { name: /^Confirm/ });
    if ((await confirm.count()) > 0) {
      await clickAtOnce(confirm);
      await expect(item).not.toHaveAttribute('data-waiting');
    }
  }

  /** Reads every signal of the stage as healthy. */
  async readSignals(): Promise<void> {
    for (const signal of await this.page.locator('.run-signal').all()) {
      const limits = (await signal.locator('.run-signal__limits').textContent()) ?? '';
      const baseline = signal.getByLabel(/^Baseline/);
      if ((await baseline.count()) > 0) {
        await baseline.fill(healthyValue(limits));
        await signal.getByRole('button', { name: 'Set' }).click();
        await expect(signal.getByLabel(/^Baseline \(/)).toBeVisible();
      }
      const value = signal.getByLabel('Value now');
      if ((await value.count()) > 0) {
        await value.fill(healthyValue(limits));
        await signal.getByRole('button', { name: 'Enter' }).click();
      } else {
        await signal.getByRole('button', { name: 'Not seen' }).click();
      }
      await expect(signal).toHaveAttribute('data-verdict', 'healthy');
    }
  }

  /** The stage under way from its first command to its passing; the page's clock must be Playwright's. */
  async passStage(soak: string): Promise<void> {
    await this.settleAll('stage');
    await this.readSignals();
    const name = await this.heading(/of traffic/).textContent();
    await this.page.clock.fastForward(soak);
    await this.page.getByRole('button', { name: /^Pass/ }).click();
    await expect(this.page.getByRole('heading', { name: name ?? '', exact: true })).toHaveCount(0);
  }

  /** Presses a button by its name. */
  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name, level: 2 });
  }

  item(id: string): Locator {
    return this.page.locator(`[data-item="${id}"]`);
  }

  /** The log as the page offers it. */
  async log(): Promise<{ name: string; text: string }> {
    const field = this.page.locator('.run-log');
    const label = await this.page.locator('label', { has: field }).textContent();
    return { name: /\S+\.mdx/.exec(label ?? '')?.[0] ?? '', text: await field.inputValue() };
  }

  /** A number that the item's limit takes, told from its words as a reader tells it. */
  async #fitting(item: Locator): Promise<string> {
    const text = (await item.locator('.run-item__text').textContent()) ?? '';
    const least = /(?:at least|exactly|more than|above|>=?)\s*(\d[\d.]*)/i.exec(text)?.[1];
    return least === undefined ? '0' : /more than|above/.test(text) ? `${least}9` : least;
  }
}

/** A value inside the healthy limits, told from their words. */
function healthyValue(limits: string): string {
  const written = /Healthy (.*?) ·/.exec(limits)?.[1] ?? '';
  // In the unit that is entered, where it is another than the written one.
  const healthy = /\((.*)\)/.exec(written)?.[1] ?? written;
  const number = Number(/\d[\d.]*/.exec(healthy)?.[0] ?? 0);
  if (/^[>≥]/.test(healthy)) return String(number * 1.1);
  if (healthy.startsWith('<')) return String(number * 0.9);
  return String(number);
}
