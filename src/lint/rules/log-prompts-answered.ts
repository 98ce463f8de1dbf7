import { prompts } from '../../documents/log/prompts.ts';
import { isBlank } from '../../documents/rich-text.ts';
import { sectionNamed } from '../parts.ts';
import { reportParts } from '../required-parts.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

const titles = prompts.map(({ title }) => title);

export default documentRule(
  {
    id: 'log-prompts-answered',
    kinds: ['log'],
    severity: 'error',
    summary: 'The reflection has its six prompts in order, each with an answer; "None." is one.',
    why: 'What goes unasked is not remembered. "None." says that somebody thought about it, which an empty line does not.',
  },
  ({ document: { reflection }, outline }, report) => {
    const section = sectionNamed(outline, 'Reflection');
    if (!section) return;
    const { answers } = reflection;
    const { title } = section.heading;
    reportParts({ title, at: section.at, parts: answers }, titles, 'prompt', report);
    for (const { prompt, title: asked, answer, places } of answers) {
      if (prompt === null || (answer && !isBlank(answer.text))) continue;
      report({
        at: places.answer,
        found: `prompt ${quoted(asked)} without an answer`,
        expected: 'what happened, or `None.`',
        fix: 'answer it below its heading',
      });
    }
  },
);
