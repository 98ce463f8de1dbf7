import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'file-name-matches-date',
    kinds: ['runbook'],
    frontMatterOnly: true,
    severity: 'error',
    summary: "A runbook's file name begins with the day of its release.",
    why: 'The list of files is the list of releases: whoever looks for what went out that day finds it by its name.',
  },
  ({ document, fields }, report) => {
    const { id, date } = document;
    if (date === null) return;
    const inName = /^(\d{4}-\d{2}-\d{2})-./.exec(id)?.[1];
    if (inName === date) return;
    const rest = id.replace(/^[\d-]+/, '') || (document.service ?? 'feature');
    report({
      at: fields.locate(['date']),
      found: inName
        ? `\`date: ${date}\` in a file of ${inName}`
        : `file name ${quoted(`${id}.mdx`)} without the date`,
      expected: 'a file name that begins with the date',
      fix: `${inName ? `write \`date: ${inName}\`, or ` : ''}rename the file to \`${date}-${rest}.mdx\``,
    });
  },
);
