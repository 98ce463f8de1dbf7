import * as z from 'zod';
import { documentId, flag, grade, handle, instant, oneOf, text } from '../fields.ts';

/** How a run may end. */
export const outcomes = ['succeeded', 'rolled-back', 'rolled-forward', 'aborted'] as const;

/** A log's front matter, in the order in which authors write it. */
export const logFrontMatter = z.strictObject({
  runbook: documentId('The runbook that was run.', 'runbook', '2026-11-03-checkout'),
  outcome: oneOf('How the run ended.', outcomes),
  status: oneOf('Drafts may be incomplete; `reviewed` when left out.', [
    'draft',
    'reviewed',
  ]).optional(),
  started: instant(
    'When the run began, in UTC; the file name starts with this day.',
    '2026-11-03T09:02:11Z',
  ),
  ended: instant('When the run was over, in UTC.', '2026-11-03T10:31:40Z'),
  detected: instant('The first sign of trouble, in UTC.', '2026-11-03T09:50:00Z').optional(),
  restored: instant('When the system was back, in UTC.', '2026-11-03T10:05:00Z').optional(),
  level: text(
    'The rollback level that was used: its name, or its address on the page of the runbook.',
    'feature-flag',
  ).optional(),
  operator: handle('Who typed: a team or a handle.', 'payments'),
  monitor: handle('Who watched: a team or a handle, not the operator.', 'platform'),
  special: text('Why the run needed special handling.', 'It ran during a sale.').optional(),
  drill: flag('Whether it was an exercise; `false` when left out.', 'true').optional(),
  rating: grade(
    'How smooth and safe the release was (seed 001); needed once the log is reviewed.',
    10,
    '8',
  ).optional(),
});
