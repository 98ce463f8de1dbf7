import { roles, type RunEvent } from './events.ts';
import { historyOf } from './history.ts';
import type { RunRecord } from './run-file.ts';

/** What reading a run's file gave: the run, or why it is none. */
export type ReadRunFile =
  { run: RunRecord; events: RunEvent[]; problem: null } | { problem: string };

/** Reads a run's file. Never throws, whatever the text: it may come from anywhere. */
export function readRunFile(text: string): ReadRunFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'This is no JSON file: choose the file that an export gave you.' };
  }
  if (!fits(value, fileShape))
    return { problem: 'This is no run of Flightplan, or its file was changed.' };
  const { run, events } = value as { run: RunRecord; events: RunEvent[] };
  return isWhole(run, events)
    ? { run, events, problem: null }
    : { problem: 'The beginning of this run is missing from its file.' };
}

function isWhole({ plan }: RunRecord, events: readonly RunEvent[]): boolean {
  try {
    return historyOf(plan, events).state !== null;
  } catch {
    // An event without what its type asks for.
    return false;
  }
}

/*
 * The shape of a file, as far as the page relies on it. A library for this would be a tenth of all
 * script that the page may have.
 */
type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'any'
  | { list: Shape }
  | { record: Shape }
  | { oneOf: readonly unknown[] }
  | { either: readonly Shape[] }
  | { object: Readonly<Record<string, Shape>>; optional?: Readonly<Record<string, Shape>> };

function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'any') return true;
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof shape === 'string') return typeof value === shape;
  if ('oneOf' in shape) return shape.oneOf.includes(value);
  if ('either' in shape) return shape.either.some((each) => fits(value, each));
  if ('list' in shape) return Array.isArray(value) && value.every((each) => fits(each, shape.list));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = value as Record<string, unknown>;
  if ('record' in shape) return Object.values(given).every((each) => fits(each, shape.record));
  const required = Object.entries(shape.object).every(([key, each]) => fits(given[key], each));
  return (
    required &&
    Object.entries(shape.optional ?? {}).every(
      ([key, each]) => given[key] === undefined || fits(given[key], each),
    )
  );
}

const nothing: Shape = { oneOf: [null] };
const phrases: Shape = {
  list: { object: { text: 'string' }, optional: { style: 'string', href: 'string' } },
};
const blocks: Shape = { list: { object: { kind: 'string', phrases } } };
const condition: Shape = {
  either: [
    nothing,
    {
      object: {
        kind: { oneOf: ['comparison'] },
        operator: 'string',
        value: 'number',
        unit: 'string',
        baseline: { either: ['string', nothing] },
      },
    },
    {
      object: {
        kind: { oneOf: ['range'] },
        from: 'number',
        to: 'number',
        unit: 'string',
        baseline: { either: ['string', nothing] },
      },
    },
    { object: { kind: { oneOf: ['event', 'none'] } } },
  ],
};
const tasks: Shape = {
  list: { object: { id: 'string', text: phrases, why: blocks, limit: condition } },
};
const commands: Shape = {
  list: {
    object: {
      id: 'string',
      language: 'string',
      danger: 'boolean',
      parts: {
        list: { either: ['string', { object: { input: 'string', within: 'string' } }] },
      },
      assigned: { list: 'string' },
      note: blocks,
    },
  },
};
const limit: Shape = { object: { text: 'string', condition } };
const fileShape: Shape = {
  object: {
    format: { oneOf: ['flightplan-run'] },
    version: { oneOf: [1] },
    run: {
      object: {
        id: 'string',
        createdAt: 'number',
        plan: {
          object: {
            version: { oneOf: [1] },
            hash: 'string',
            runbook: {
              object: Object.fromEntries(
                'id title service version date owner ticket risk dashboard'
                  .split(' ')
                  .map((key) => [key, 'string' as const]),
              ),
            },
            card: { either: [nothing, { object: { id: 'string', title: 'string' } }] },
            contingencyMs: 'number',
            inputs: { list: { object: { name: 'string', label: 'string', pattern: 'string' } } },
            briefing: {
              list: {
                object: {
                  id: 'string',
                  step: 'string',
                  focus: 'string',
                  asked: phrases,
                  given: blocks,
                },
              },
            },
            verification: { list: { object: { id: 'string', title: 'string', tasks } } },
            call: { list: { object: { role: 'string', text: phrases } } },
            stages: {
              list: {
                object: {
                  id: 'string',
                  name: 'string',
                  traffic: 'string',
                  soakMs: 'number',
                  prose: blocks,
                  commands,
                  remarks: blocks,
                  checks: tasks,
                  triggers: {
                    list: {
                      object: {
                        id: 'string',
                        signal: phrases,
                        healthy: limit,
                        rollbackIf: limit,
                        unit: { either: ['string', nothing] },
                      },
                    },
                  },
                },
              },
            },
            levels: {
              list: {
                object: {
                  id: 'string',
                  name: 'string',
                  withinMs: 'number',
                  when: blocks,
                  commands,
                  remarks: blocks,
                  checks: tasks,
                },
              },
            },
            moves: { list: phrases },
            restored: tasks,
            messages: {
              list: {
                object: {
                  id: 'string',
                  moment: 'string',
                  everyMs: { either: ['number', nothing] },
                  who: 'string',
                  where: 'string',
                  what: phrases,
                },
              },
            },
          },
        },
      },
    },
    events: {
      list: {
        object: { id: 'string', type: 'string', at: 'number', after: { list: 'string' } },
        optional: {
          by: { oneOf: roles },
          role: { oneOf: roles },
          inputs: { record: 'string' },
          drill: 'boolean',
          until: 'number',
          from: 'number',
          byMs: 'number',
          value: { either: ['number', 'boolean', 'string'] },
          ...Object.fromEntries(
            'operator monitor item reason target row stage trigger level what to text name hash call outcome'
              .split(' ')
              .map((key) => [key, 'string' as const]),
          ),
        },
      },
    },
  },
};
