import type { RunPlan } from '../../../src/documents/run-plan/schema.ts';
import { openRunArchive } from '../../../src/islands/run-store/archive.ts';
import type { RunArchive, StoredRun } from '../../../src/islands/run-store/index.ts';
import type { RunEvent } from '../../../src/run/events.ts';

/** What the page hands to the tests. */
interface StorePage {
  store: RunArchive;
  /** How often the status changed, and to what. */
  statuses: RunArchive['status'][];
  /** A run with the least that a plan may have. */
  newRun: (id: string, createdAt?: number) => StoredRun;
  newEvent: (id: string) => RunEvent;
  /** Texts of what `watch` told, by event id: when, in milliseconds since the epoch. */
  heard: Map<string, number[]>;
  /** Watches a run, and keeps in `heard` what is told. */
  watch: (run: string) => void;
  /** Ids of the events that are kept of a run. */
  idsOf: (run: string) => Promise<string[]>;
  /** Appends one event after another, and shows each as done once it is. */
  tick: (run: string, ids: readonly string[]) => Promise<void>;
}

declare global {
  interface Window {
    storePage: Promise<StorePage>;
    /** Hears of each tick that is shown; a test may set it. */
    onTick?: (id: string) => Promise<void>;
  }
}

window.storePage = openPage();

async function openPage(): Promise<StorePage> {
  const store = await openRunArchive();
  const statuses: RunArchive['status'][] = [];
  const heard = new Map<string, number[]>();
  store.onStatus((status) => statuses.push(status));
  return {
    store,
    statuses,
    heard,
    newRun,
    newEvent,
    watch: (run) => {
      store.watch(run, (events) => {
        for (const { id } of events) heard.set(id, [...(heard.get(id) ?? []), Date.now()]);
      });
    },
    idsOf: async (run) => (await store.open(run))?.events.map(({ id }) => id) ?? [],
    tick: async (run, ids) => {
      const done = document.querySelector('#done');
      for (const id of ids) {
        await store.append(run, newEvent(id));
        if (done) done.textContent = id;
        void window.onTick?.(id);
      }
    },
  };
}

function newEvent(id: string): RunEvent {
  return { id, after: [], at: Date.now(), by: 'operator', type: 'noted', text: `Note ${id}` };
}

function newRun(id: string, createdAt = Date.now()): StoredRun {
  const plan: RunPlan = {
    version: 1,
    hash: '0'.repeat(64),
    runbook: {
      id: '2026-11-02-checkout',
      title: 'Checkout',
      service: 'checkout',
      version: '1.0.0',
      date: '2026-11-02',
      owner: 'Ada',
      ticket: 'SHOP-1',
      risk: 'low',
      dashboard: 'https://dashboards.example/checkout',
    },
    card: null,
    contingencyMs: 300_000,
    inputs: [],
    briefing: [],
    verification: [],
    call: [],
    stages: [],
    levels: [],
    moves: [],
    restored: [],
    messages: [],
  };
  return { id, plan, createdAt };
}
