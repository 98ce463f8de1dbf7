import type { Role } from '../../run/events.ts';
import type { Phase } from '../../run/state.ts';

/** What the two roles are called. */
export const roleNames: Readonly<Record<Role, string>> = {
  operator: 'Operator',
  monitor: 'Monitor',
};

/** What the phases are called. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  briefing: 'Briefing',
  verification: 'Verification',
  call: 'Go/no-go',
  execution: 'Execution',
  rollback: 'Rollback',
  ending: 'The end',
  closed: 'Closed',
};
