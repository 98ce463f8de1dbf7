import { dayOf, formatInstant } from '../../documents/instant.ts';
import type { Log } from '../../documents/log/schema.ts';
import type { Runbook } from '../../documents/runbook/schema.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'file-name-matches-date',
    kinds: ['runbook', 'log'],
    frontMatterOnly: true,
    severity: 'error',
    summary: 'The file name of a runbook or a log begins with the day of its release.',
    why: 'The list of files is the list of releases: whoever looks for what went out that day finds it by its name.',
  },
  ({ document, fields }, report) => {
    const { id } = document;
    const release = releaseOf(document);
    if (!release) return;
    const { key, date, written } = release;
    const inName = /^(\d{4}-\d{2}-\d{2})-./.exec(id)?.[1];
    if (inName === date) return;
    const rest = id.replace(/^[\d-]+/, '') || (release.name ?? 'feature');
    report({
      at: fields.locate([key]),
      found: inName
        ? `\`${key}: ${written}\` in a file of ${inName}`
        : `file name ${quoted(`${id}.mdx`)} without the date`,
      expected: 'a file name that begins with the date',
      fix: `${inName ? `write \`${key}: ${written.replace(date, inName)}\`, or ` : ''}rename the file to \`${date}-${rest}.mdx\``,
    });
  },
);

interface Release {
  /** The field that says when it was, and what stands there. */
  key: string;
  written: string;
  /** The day of it, YYYY-MM-DD. */
  date: string;
  /** What the file may be named after. */
  name: string | null;
}

function releaseOf(document: Runbook | Log): Release | null {
  if (document.kind === 'runbook') {
    const { date, service } = document;
    return date === null ? null : { key: 'date', written: date, date, name: service };
  }
  const { started, runbook } = document;
  if (started === null) return null;
  const name = runbook?.replace(/^[\d-]+/, '') ?? null;
  return { key: 'started', written: formatInstant(started), date: dayOf(started), name };
}
