import { parsePlaybook } from '../../src/documents/playbook/parse.ts';
import {
  playbookFrontMatter,
  playbookParts,
  playbookSections,
  type Playbook,
  type Step,
  type StepPart,
} from '../../src/documents/playbook/schema.ts';
import {
  attributeCuts,
  listCuts,
  removalsBy,
  requiredKeys,
  sectionCuts,
  type NamedCuts,
  type Removal,
} from './cuts.ts';
import type { SourceText } from './source-text.ts';

/** Takes every required thing out of a complete playbook, one at a time. */
export function playbookRemovalsFrom(path: string, text: string): Removal[] {
  return removalsBy({ path, text }, parsePlaybook, (source, parsed) => {
    const steps = parsed.document.sections.flatMap((section) => section.steps);
    return [
      ...frontMatterCuts(source, parsed),
      ...playbookSectionCuts(source, parsed.document),
      ...partCuts(source, parsed.document),
      ['the steps', ...listCuts(source, steps)] satisfies NamedCuts,
      ...steps.flatMap((step) => stepCuts(source, step)),
    ];
  });
}

function frontMatterCuts(
  source: SourceText,
  parsed: ReturnType<typeof parsePlaybook>,
): NamedCuts[] {
  const required = requiredKeys(playbookFrontMatter);
  // Connections may be left out where no other playbook names this one.
  return [...required, 'connected'].flatMap((key): NamedCuts[] => [
    [`the front matter's ${key}`, source.entry(key)],
    [`the value of ${key}`, source.span(parsed.fields.locate([key]))],
  ]);
}

function playbookSectionCuts(source: SourceText, playbook: Playbook): NamedCuts[] {
  return sectionCuts(source, playbookSections, playbook).map(([what, ...cuts]) => {
    const section = playbook.sections.find(({ title }) => what === `the heading ${title}`);
    // What stands below belongs to the section above then, where no part tells what it is.
    const isProse = section?.parts.length === 0 && section.steps.length === 0;
    const slackLines = isProse ? section.at.endLine - section.at.line : 0;
    return [what, ...cuts.map((cut) => (isProse ? { ...cut, slackLines } : cut))];
  });
}

function partCuts(source: SourceText, { sections }: Playbook): NamedCuts[] {
  const names = new Set<string>(Object.values(playbookParts).flat());
  return sections
    .flatMap(({ parts }) => parts)
    .filter(({ title }) => names.has(title))
    .flatMap(({ title, at }): NamedCuts[] => [
      [`the part ${title}`, source.lines(at.line, at.endLine)],
      [`all below the heading ${title}`, source.lines(at.line + 1, at.endLine)],
    ]);
}

function stepCuts(source: SourceText, { title, attributes, actions, outputs }: Step): NamedCuts[] {
  const of = `of step ${title}`;
  const whole = ({ at }: StepPart) => source.span(at);
  const below = ({ prose }: StepPart) => (prose ? [source.span(prose.at)] : []);
  return [
    ...attributeCuts(source, attributes, of),
    [`the actions ${of}`, whole(actions)],
    [`all below "Actions" ${of}`, ...below(actions)],
    [`the word "Actions" ${of}`, source.lines(actions.at.line, actions.at.line)],
    [`the outputs ${of}`, whole(outputs)],
    [`all below "Outputs" ${of}`, ...below(outputs)],
  ];
}
