import type { Page } from '@playwright/test';

/** What a page shows of a run, but for its clocks. */
export interface Shown {
  /** Where the run is, as the page's root says it. */
  phase: string;
  /** The steps of the ladder that are marked as the one where the run is. */
  here: string[];
  /** The heading of the part that is under way. */
  title: string;
  /** By id: how each item stands, and whether it waits for the other one of the two. */
  items: Record<string, string>;
  /** How the rows of the briefing and the questions of its loop stand, in their order. */
  briefing: string[];
  /** What was called, Operator first. */
  calls: string[];
  /** How each signal stands against its limits, and all that its row says, in their order. */
  signals: string[];
  /** What was overridden, and what one of the two has said of an override or an all-clear. */
  overrides: string[];
  /** The alarm, the pause, and the outcome, where there is one. */
  notices: string[];
}

/** Runs in the page: reads what it shows of the run. It may use nothing from outside. */
export function readShown(): Shown {
  const all = (selector: string): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>(selector),
  ];
  const standing = ({ dataset }: HTMLElement): string =>
    `${dataset.status ?? ''}${dataset.waiting === undefined ? '' : ', waits'}`;
  return {
    phase: document.querySelector<HTMLElement>('.run')?.dataset.phase ?? '',
    here: all('.run-ladder [aria-current]').map(({ textContent }) => textContent),
    title: document.querySelector('.run-body h2')?.textContent ?? '',
    items: Object.fromEntries(
      all('[data-item]').map((item) => [item.dataset.item ?? '', standing(item)]),
    ),
    briefing: all('.run-item:not([data-item])').map(standing),
    calls: all('.run-call__said').map(({ textContent }) => textContent),
    signals: all('.run-signal').map((signal) => `${signal.dataset.verdict}: ${signal.textContent}`),
    overrides: all('.run-overrides li, .run-override > p, .run-alarm .run-fold p').map(
      ({ textContent }) => textContent,
    ),
    notices: [
      ...all('.run-alarm').map(() => 'alarm'),
      ...all('.run-banner[aria-label="Paused"]').map(() => 'paused'),
      ...all('.run-outcome').map(({ textContent }) => textContent),
    ],
  };
}

/** What a page shows of a run now. */
export const shownOn = (page: Page): Promise<Shown> => page.evaluate(readShown);
