import { daysBetween, dayMs } from '../../documents/date.ts';
import { formatDuration } from '../../documents/duration.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'log-written',
    kinds: ['runbook'],
    frontMatterOnly: true,
    severity: 'warning',
    summary:
      'A release has its log soon after its day. Only `npm run check` asks: a build knows no day.',
    why: 'What nobody writes down in the same week is told differently in the next, and forgotten in the one after.',
  },
  ({ document: { id, status, date }, fields, house, index }, report) => {
    if (!index?.today || status !== 'ready' || date === null || index.loggedRunbooks.has(id))
      return;
    const age = daysBetween(date, index.today);
    if (!(age * dayMs > house.logWithin)) return;
    report({
      at: fields.locate(['date']),
      found: `release of ${date} without a log`,
      expected: `one within ${formatDuration(house.logWithin)} after it`,
      fix: 'put the log that the run gave into `logs/`, set another date, or retire the runbook',
    });
  },
);
