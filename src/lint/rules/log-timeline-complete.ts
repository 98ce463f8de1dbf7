import { formatInstant } from '../../documents/instant.ts';
import { timelineColumns } from '../../documents/log/timeline.ts';
import type { Log, LogEvent } from '../../documents/log/schema.ts';
import { isBlank } from '../../documents/rich-text.ts';
import { after } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { reportTable } from '../required-table.ts';
import { documentRule, type Report } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'log-timeline-complete',
    kinds: ['log'],
    severity: 'error',
    summary:
      'The timeline is a table of what happened when and by whom, in order, from the start to the end of the run.',
    why: 'Memory puts events into the order in which they make sense. Times put them into the order in which they happened, and show how long each took to be noticed.',
  },
  ({ document, outline, text }, report) => {
    const section = sectionNamed(outline, 'Timeline');
    if (!section) return;
    // What happened before the common timer was started has no time on it.
    const dashIn = ['T+'];
    const place = after(section.heading.at);
    const table = { of: 'events', columns: timelineColumns, dashIn, place };
    reportTable(section.nodes, text, table, report);
    reportTimes(document.timeline.events, runOf(document), report);
  },
);

type Run = Pick<Log, 'started' | 'ended'>;

/** When the run was; unknown where it would end before it starts, of which another rule speaks. */
function runOf({ started, ended }: Log): Run {
  const isSound = started === null || ended === null || started <= ended;
  return isSound ? { started, ended } : { started: null, ended: null };
}

function reportTimes(events: readonly LogEvent[], { started, ended }: Run, report: Report): void {
  let last = -Infinity;
  for (const { time, timeText } of events) {
    const written = quoted(timeText.text);
    if (time === null) {
      if (isBlank(timeText.text)) continue;
      report({
        at: timeText.at,
        found: `time ${written}`,
        expected: 'an instant in UTC',
        fix: `write for example \`${formatInstant(started ?? 0)}\``,
      });
    } else if (started !== null && time < started) {
      report({
        at: timeText.at,
        found: `event at ${written}, before the run started`,
        expected: `a time from \`${formatInstant(started)}\` on`,
        fix: 'correct the time, or `started`',
      });
    } else if (ended !== null && time > ended) {
      report({
        at: timeText.at,
        found: `event at ${written}, after the run ended`,
        expected: `a time up to \`${formatInstant(ended)}\``,
        fix: 'correct the time, or `ended`',
      });
    } else if (time < last) {
      report({
        at: timeText.at,
        found: `event at ${written} below one at \`${formatInstant(last)}\``,
        expected: 'rising times',
        fix: 'correct the time, or move the row up',
      });
    } else last = time;
  }
}
