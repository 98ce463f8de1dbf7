import { moments } from '../../src/documents/runbook/communication.ts';
import { runbookFrontMatter } from '../../src/documents/runbook/front-matter.ts';
import { parseRunbook } from '../../src/documents/runbook/parse.ts';
import {
  runbookSections,
  type Level,
  type Metric,
  type Runbook,
  type Stage,
} from '../../src/documents/runbook/schema.ts';
import {
  attributeCuts,
  cellCuts,
  listCuts,
  removalsBy,
  requiredKeys,
  sectionCuts,
  type NamedCuts,
  type Removal,
} from './cuts.ts';
import type { SourceText } from './source-text.ts';

/** Takes every required thing out of a complete runbook, one at a time. */
export function removalsFrom(path: string, text: string): Removal[] {
  return removalsBy({ path, text }, parseRunbook, (source, parsed) => [
    ...frontMatterCuts(source, parsed),
    ...sectionCuts(source, runbookSections, parsed.document),
    ...parsed.document.rollout.stages.flatMap((stage) => stageCuts(source, stage)),
    ...levelCuts(source, parsed.document),
    ...tableCuts(source, parsed.document),
  ]);
}

function frontMatterCuts(source: SourceText, parsed: ReturnType<typeof parseRunbook>): NamedCuts[] {
  const { locate } = parsed.fields;
  const required = requiredKeys(runbookFrontMatter);
  const nested: [string, string[]][] = [
    ['approved', ['by', 'on']],
    ['rehearsed', ['on', 'environment', 'took']],
  ];
  const inputs = parsed.document.inputs.map(({ name }) => name);
  const lastInput = Math.max(...parsed.document.inputs.map(({ at }) => at.endLine));
  return [
    ...required.flatMap((key): NamedCuts[] => [
      [`the front matter's ${key}`, source.entry(key)],
      [`the value of ${key}`, source.span(locate([key]))],
    ]),
    ...nested.flatMap(([key, fields]) =>
      fields.map((field): NamedCuts => [
        `${key}'s ${field}`,
        source.flowEntry(locate([key]), field),
      ]),
    ),
    ...inputs.flatMap((name): NamedCuts[] => [
      [`the input ${name}`, source.entryIn(name, lastInput)],
      [`the label of ${name}`, source.flowEntry(locate(['inputs', name]), 'label')],
      [`the pattern of ${name}`, source.flowEntry(locate(['inputs', name]), 'pattern')],
    ]),
  ];
}

function stageCuts(source: SourceText, stage: Stage): NamedCuts[] {
  const of = `of stage ${stage.name}`;
  return [
    [`the stage ${stage.name}`, source.span(stage.at)],
    ...attributeCuts(source, stage.attributes, of),
    [`the commands ${of}`, ...stage.commands.map(({ at }) => source.span(at))],
    [`what the command blocks hold ${of}`, ...stage.commands.map(({ at }) => source.inside(at))],
    [`the validations ${of}`, ...listCuts(source, stage.validations)],
    [`the triggers ${of}`, ...source.tableAround(stage.triggers)],
    [`the trigger rows ${of}`, ...stage.triggers.map(({ at }) => source.span(at))],
    ...stage.triggers.flatMap(({ signal, healthy, rollbackIf }) =>
      cellCuts(source, { signal, healthy, 'rollback if': rollbackIf }, of),
    ),
    ...source
      .headerCells(stage.triggers)
      .map((cut): NamedCuts => [`a column's name in the triggers ${of}`, cut]),
  ];
}

function levelCuts(source: SourceText, { rollback: { levels } }: Runbook): NamedCuts[] {
  return levels.flatMap((level: Level): NamedCuts[] => {
    const of = `of level ${level.name}`;
    return [
      // With more than the three that must be there, none of them is required by itself.
      ...(levels.length > 3
        ? []
        : [[`the level ${level.name}`, source.span(level.at)] as NamedCuts]),
      ...attributeCuts(source, level.attributes, of),
      [`when to use it ${of}`, ...(level.when ? [source.span(level.when.at)] : [])],
      [`the commands ${of}`, ...level.commands.map(({ at }) => source.span(at))],
      [`what the command blocks hold ${of}`, ...level.commands.map(({ at }) => source.inside(at))],
      [`the verification ${of}`, ...listCuts(source, level.verification)],
    ];
  });
}

function tableCuts(source: SourceText, runbook: Runbook): NamedCuts[] {
  const { risks, beforeYouStart, monitoring, communication } = runbook;
  const ofKind = (kind: Metric['kind']): Metric[] =>
    monitoring.metrics.filter((metric) => metric.kind === kind);
  const messagesAt = (moment: (typeof moments)[number]) =>
    communication.messages.filter((message) => message.moment === moment);
  const alarm = monitoring.deadMansSwitch;
  return [
    ['the risks', ...source.tableAround(risks.items)],
    ['the rows of the risks', ...risks.items.map(({ at }) => source.span(at))],
    ...risks.items.flatMap(({ failure, detection, recovery }) =>
      cellCuts(source, { failure, detection, recovery }, 'of a risk'),
    ),
    ['the tasks before you start', ...listCuts(source, beforeYouStart.items)],
    ['the metrics', ...source.tableAround(monitoring.metrics)],
    ...(['technical', 'business'] as const).map((kind): NamedCuts => [
      `the ${kind} metrics`,
      ...ofKind(kind).map(({ at }) => source.span(at)),
    ]),
    ...monitoring.metrics.flatMap(({ name, kindText, query, warning, critical }) =>
      cellCuts(source, { name, kind: kindText, query, warning, critical }, 'of a metric'),
    ),
    ...(alarm ? [["the dead-man's switch", source.span(alarm.at)] as NamedCuts] : []),
    ...(alarm ? attributeCuts(source, alarm.attributes, "of the dead-man's switch") : []),
    ['the communication plan', ...source.tableAround(communication.messages)],
    ...moments.map((moment): NamedCuts => [
      `what is said ${moment}`,
      ...messagesAt(moment).map(({ at }) => source.span(at)),
    ]),
    ...communication.messages.flatMap(({ when, who, where, what }) =>
      cellCuts(source, { when, who, where, what }, 'of a message'),
    ),
    [
      'how often is reported',
      ...messagesAt('during').map(({ when }) => source.match(when.at, /,?\s*every.*/i)),
    ],
    ...[risks.items, monitoring.metrics, communication.messages].flatMap((rows) =>
      source.headerCells(rows).map((cut): NamedCuts => ["a column's name", cut]),
    ),
  ];
}
