import type {
  Phrase,
  PlanCommand,
  PlanTask,
  PlanTrigger,
  RunPlan,
} from '../../../src/documents/run-plan/schema.ts';
import { parseCondition } from '../../../src/documents/condition.ts';

const says = (text: string): Phrase[] => [{ text }];

const task = (id: string, text: string): PlanTask => ({
  id,
  text: says(text),
  why: [],
  limit: null,
});

const command = (id: string, ...parts: PlanCommand['parts']): PlanCommand => ({
  id,
  language: 'bash',
  danger: false,
  parts,
  assigned: [],
  note: [],
});

const trigger = (id: string, healthy: string, rollbackIf: string, unit: string): PlanTrigger => ({
  id,
  signal: says(id),
  healthy: { text: healthy, condition: parseCondition(healthy) },
  rollbackIf: { text: rollbackIf, condition: parseCondition(rollbackIf) },
  unit,
});

const minute = 60_000;

/** A plan with one of everything: three stages, three levels, an input, a limit in a check. */
export function smallPlan(): RunPlan {
  return {
    version: 1,
    hash: 'a'.repeat(64),
    runbook: {
      id: '2026-11-03-checkout',
      title: 'Checkout 4.2.0',
      service: 'checkout',
      version: '4.2.0',
      date: '2026-11-03',
      owner: 'payments',
      ticket: 'PAY-1',
      risk: 'high',
      dashboard: 'https://grafana.example.com/d/checkout',
    },
    card: { id: 'tech-operator', title: 'Tech Operator safety card' },
    contingencyMs: 5 * minute,
    inputs: [{ name: 'SHA', label: 'Release commit', pattern: '[0-9a-f]{7,40}' }],
    briefing: [
      { id: 'aim', step: 'Aim', focus: 'Goal', asked: says('What for?'), given: [] },
      { id: 'close-the-loop', step: 'Close the loop', focus: '', asked: says('?'), given: [] },
    ],
    verification: [
      {
        id: 'phase-a',
        title: 'Phase A: system',
        tasks: [
          {
            ...task('phase-a.capacity', 'CPU is below 60%'),
            limit: parseCondition('below 60%'),
          },
          task('phase-a.rollback', 'The rollback ran on staging'),
        ],
      },
    ],
    call: [
      { role: 'Operator', text: says('My access works') },
      { role: 'Monitor', text: says('I see every signal') },
    ],
    stages: [
      {
        id: 'dark',
        name: 'Dark',
        traffic: '0%',
        soakMs: 10 * minute,
        prose: [],
        commands: [
          command('dark.command-1', 'ship --sha ', { input: 'SHA', within: 'nothing' }),
          command('dark.command-2', 'ship status'),
        ],
        remarks: [],
        checks: [task('dark.check.ready', 'All pods are ready')],
        triggers: [trigger('dark.signal.errors', '< 0.5%', '> 2% for 5m', '%')],
      },
      {
        id: 'canary',
        name: 'Canary',
        traffic: '5%',
        soakMs: 30 * minute,
        prose: [],
        commands: [command('canary.command-1', 'ship 5')],
        remarks: [],
        checks: [task('canary.check.refund', 'A refund went through')],
        triggers: [
          trigger('canary.signal.latency', '< 800 ms', '> 2x baseline', 'ms'),
          trigger('canary.signal.migration', 'none', 'any failed migration', ''),
        ],
      },
      {
        id: 'all',
        name: 'All',
        traffic: '100%',
        soakMs: 24 * 60 * minute,
        prose: [],
        commands: [command('all.command-1', 'ship 100')],
        remarks: [],
        checks: [task('all.check.refund', 'Refunds go through')],
        triggers: [trigger('all.signal.errors', '< 0.5%', '> 2%', '%')],
      },
    ],
    levels: [
      ['flag', 1],
      ['redeploy', 5],
      ['restore', 15],
    ].map(([id, minutes]) => ({
      id: String(id),
      name: String(id),
      withinMs: Number(minutes) * minute,
      when: [],
      commands: [command(`${String(id)}.command-1`, `undo ${String(id)}`)],
      remarks: [],
      checks: [task(`${String(id)}.check.gone`, 'It is gone')],
    })),
    moves: [says('Say ROLLING BACK NOW')],
    restored: [task('restored.signals', 'All signals are healthy')],
    messages: [
      {
        id: 'message-1',
        moment: 'after',
        everyMs: null,
        who: 'support',
        where: '#releases',
        what: says('outcome'),
      },
    ],
  };
}
