import { ownAddress } from '../../documents/outline.ts';
import { isBlank } from '../../documents/rich-text.ts';
import { after, type Span } from '../../documents/span.ts';
import type { StepPart } from '../../documents/playbook/schema.ts';
import { requireAttribute } from '../log-parts.ts';
import { sectionNamed, tagsIn } from '../parts.ts';
import { documentRule, type Report } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'playbook-steps-complete',
    kinds: ['playbook'],
    severity: 'error',
    summary:
      'A procedure has steps; each has a title of its own, a purpose, at least one action and at least one output.',
    why: 'A step without its purpose is done for its own sake, and one without an output leaves nothing that anybody could use or check.',
  },
  ({ document: { sections }, outline }, report) => {
    const section = sectionNamed(outline, 'Procedure');
    if (!section) return;
    const steps = sections.flatMap((each) => each.steps);
    if (steps.length === 0) {
      report({
        at: after(section.at),
        found: `section ${quoted(section.heading.title)} without a step`,
        expected: '`<Step title="…" purpose="…">`',
        fix: 'add a step with its actions and its outputs',
      });
    }
    const nodes = tagsIn(section, 'Step');
    const holders = new Map(
      outline.headings.map(({ slug, at }) => [slug, `the heading on line ${String(at.line)}`]),
    );
    for (const [index, { title, attributes, actions, outputs }] of steps.entries()) {
      const node = nodes[index];
      const what = title === '' ? 'a step' : `the step ${quoted(title)}`;
      const asTitle = {
        name: 'title',
        at: attributes.title,
        expected: 'what the step does, as an imperative',
        example: 'Write down where confidence comes from',
      };
      if (requireAttribute(node, asTitle, 'a step', report) !== null) {
        const { line } = attributes.title;
        reportAddress(title, attributes.title, holders, report);
        holders.set(ownAddress(title), `the step on line ${String(line)}`);
      }
      const asPurpose = {
        name: 'purpose',
        at: attributes.purpose,
        expected: 'why the step exists',
        example: 'To see which releases rest on a person and not on a number',
      };
      requireAttribute(node, asPurpose, what, report);
      requireItems(actions, asActions, what, report);
      requireItems(outputs, asOutputs, what, report);
    }
  },
);

/** A log names a step by its address for years: it is made of the title's words alone. */
function reportAddress(
  title: string,
  at: Span,
  holders: ReadonlyMap<string, string>,
  report: Report,
): void {
  const address = ownAddress(title);
  const holder = holders.get(address);
  if (address === '') {
    report({
      at,
      found: `step ${quoted(title)}`,
      expected: 'a letter or a digit, of which its address can be made',
      fix: 'write what the step does',
    });
  } else if (holder !== undefined) {
    report({
      at,
      found: `step ${quoted(title)}, whose address \`#${address}\` ${holder} has`,
      expected: 'a title of its own',
      fix: 'give it other words',
    });
  }
}

interface PartWords {
  /** As it stands above the list. */
  name: string;
  single: string;
  expected: string;
  example: string;
}

const asActions = {
  name: 'Actions',
  single: 'an action',
  expected: 'what is done',
  example: 'List what made each of the last ten releases feel safe',
};

const asOutputs = {
  name: 'Outputs',
  single: 'an output',
  expected: 'what the step leaves behind',
  example: 'A table of the releases and what each relied on',
};

function requireItems(
  { prose, items, at }: StepPart,
  { name, single, expected, example }: PartWords,
  what: string,
  report: Report,
): void {
  if (items > 0) return;
  report({
    at: prose && isBlank(prose.text) ? prose.at : after(at),
    found: `${what.replace(/^(?:a|the) /, '')} without ${single}`,
    expected: `a list below \`**${name}**\` of ${expected}`,
    fix: `add for example \`- ${example}\``,
  });
}
