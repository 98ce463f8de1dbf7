/*
 * A page whose processor is slowed by a factor that is measured. Chromium slows a page by stopping
 * its thread some thousand times a second, and that costs more than it counts: asked for four times,
 * the page takes 4.4 to 5.6 times as long for the same work (on two virtual processors). So the page
 * does a piece of work at full speed and slowed, in turns, and what is asked for follows from both.
 * What else slows the machine slows both, and does not change the factor.
 */
import type { CDPSession, Page } from '@playwright/test';
import { quantile } from './quantile.ts';

/** A look is this many pieces of work at full speed and slowed. */
const turns = 60;

export class SlowedPage {
  /** How many times slower the page was at each look, with what was asked for at that time. */
  readonly looks: number[] = [];
  /** What the page is slowed with. */
  readonly devtools: CDPSession;
  readonly #page: Page;
  readonly #times: number;
  #asked: number;

  private constructor(page: Page, devtools: CDPSession, times: number) {
    this.#page = page;
    this.devtools = devtools;
    this.#times = times;
    this.#asked = times;
  }

  /** Slows the processor of a page so that the same work takes so many times as long. */
  static async of(page: Page, times: number): Promise<SlowedPage> {
    const slowed = new SlowedPage(page, await page.context().newCDPSession(page), times);
    await page.evaluate(defineWork);
    // Each look comes closer, as the factor does not grow in proportion to what is asked for.
    for (let look = 0; look < 3; look++) await slowed.adjust();
    slowed.looks.length = 0;
    return slowed;
  }

  /** Looks how many times slower the page is, and asks for more or less from now on. */
  async adjust(): Promise<void> {
    const factors: number[] = [];
    while (factors.length < turns) {
      const fullMs = await this.#workAt(1);
      factors.push((await this.#workAt(this.#asked)) / fullMs);
    }
    const factor = quantile(factors, 0.5);
    this.looks.push(factor);
    this.#asked *= this.#times / factor;
    await this.#ask(this.#asked);
  }

  /** How many times slower Chromium is asked to be. */
  get asked(): number {
    return this.#asked;
  }

  async #workAt(asked: number): Promise<number> {
    await this.#ask(asked);
    return this.#page.evaluate(() => window.work());
  }

  async #ask(rate: number): Promise<void> {
    await this.devtools.send('Emulation.setCPUThrottlingRate', { rate });
  }
}

/** Runs in the page. The work makes objects and strings, as a press does, and leaves the page alone. */
function defineWork(): void {
  window.work = () => {
    const begun = performance.now();
    const known = new Map<string, { sum: number }>();
    let sum = 0;
    for (let index = 0; index < 40_000; index++) {
      known.set(`key-${String(index % 500)}`, { sum });
      sum += known.get(`key-${String((index * 7) % 500)}`)?.sum ?? 1;
      sum %= 1_000;
    }
    return performance.now() - begun;
  };
  // What is not compiled yet would be the slower part of the first look.
  for (let index = 0; index < 20; index++) window.work();
}

declare global {
  interface Window {
    /** Does a piece of work that is always the same; returns how long it took, milliseconds. */
    work: () => number;
  }
}
