import { describe, titleOf, valueText, wordOf } from './describe.ts';
import type { RunEvent } from './events.ts';
import type { History } from './history.ts';
import { durations } from './selectors.ts';
import { isOverridden, type RunState } from './state.ts';
import { clockText, instantText, spokenDuration } from './time.ts';

/** A post-release log, ready to be put into `content/logs/`. */
export interface LogFile {
  /** Its name, with its ending. */
  name: string;
  text: string;
}

/** The prompts of the reflection (seed 001). */
const prompts = [
  'What went wrong or took longer',
  'What the documents left open',
  'What production did differently',
  'Where it was hard',
  'What worked and should stay',
  'What we had assumed',
];

/** What is no news in a timeline: it is in the row that it belongs to, or goes without saying. */
const silent = new Set<RunEvent['type']>(['briefed', 'item-confirmed', 'clock-set']);

/**
 * The log of a run in the grammar of logs: what happened, and the prompts that are left to the two.
 * It is a draft until they are answered.
 *
 * @param now the end of the log where the run is not closed yet, by the run's clock
 */
export function logOf(history: History, now: number): LogFile {
  const { state } = history;
  if (!state) throw new Error('A run that has not begun has no log.');
  const ended = Math.max(state.closedAt ?? now, history.lastAt);
  const date = instantText(state.startedAt).slice(0, 10);
  const slug = state.plan.runbook.id.replace(/^\d{4}-\d{2}-\d{2}-/, '');
  return {
    name: `${date}-${slug}${state.drill ? '-drill' : ''}.mdx`,
    text: [
      frontMatter(history, state, ended),
      section('Timeline', timeline(history, state)),
      section('Durations', durationLines(state, ended)),
      section('Deviations', deviationLines(state)),
      `## Reflection\n\n${prompts.map((prompt) => `### ${prompt}\n\n${toAnswer}\n`).join('\n')}`,
      ...['Lessons', 'Improvements', 'Actions', 'Recommendations'].map((title) =>
        section(title, [toAnswer]),
      ),
    ].join('\n'),
  };
}

const toAnswer = '{/* Answer here. "None." is an answer. */}';

function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.join('\n')}\n`;
}

function frontMatter(history: History, state: RunState, ended: number): string {
  const { plan, rollback } = state;
  const detected = detectedAt(history, state);
  const level = plan.levels[rollback?.levels.at(-1)?.level ?? -1];
  const fields: [string, string | null][] = [
    ['runbook', plan.runbook.id],
    // Of a run that goes on nobody knows: whoever completes the log writes it.
    ['outcome', state.outcome ?? (rollback && 'rolled-back')],
    ['status', 'draft'],
    ['started', instantText(state.startedAt)],
    ['ended', instantText(ended)],
    ['detected', detected === null ? null : instantText(detected)],
    ['restored', rollback?.verifiedAt ? instantText(rollback.verifiedAt) : null],
    ['level', level?.id ?? null],
    ['operator', handle(state.roles.operator)],
    ['monitor', handle(state.roles.monitor)],
    ['drill', state.drill ? 'true' : null],
  ];
  const lines = fields.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n`;
}

/** The first sign of what led to the rollback, or of what was mended on the way forward. */
function detectedAt({ events }: History, state: RunState): number | null {
  const { pastAlarms, rollback, outcome, executionAt } = state;
  if (rollback)
    return pastAlarms.findLast(({ end }) => end === 'rollback')?.since ?? rollback.startedAt;
  if (outcome !== 'rolled-forward') return null;
  const failure = events.find(
    ({ type, at }) => type === 'item-failed' && at >= (executionAt ?? Infinity),
  );
  const signs = [failure?.at, pastAlarms[0]?.since].filter((at) => at !== undefined);
  return signs.length === 0 ? null : Math.min(...signs);
}

/** A name as a log writes it, which names teams and handles: one word, quoted where YAML asks for it. */
function handle(name: string): string {
  const word = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-');
  return /^\p{L}[\p{L}\p{N}_-]*$/u.test(word) && !yamlWords.test(word)
    ? word
    : `"${word.replace(/["\\]/g, '\\$&')}"`;
}

/** What YAML takes for something other than a text. */
const yamlWords = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

function timeline({ events, plan }: History, state: RunState): string[] {
  const confirmations = new Map<RunEvent, string>();
  const open = new Map<string, RunEvent>();
  for (const event of events) {
    if (!('item' in event)) continue;
    const said = open.get(event.item);
    if (event.type === 'item-confirmed' && said) confirmations.set(said, event.by);
    else open.set(event.item, event);
  }
  const rows = events
    .filter(({ type }) => !silent.has(type))
    .map((event) => {
      const by = 'by' in event ? event.by : '';
      const confirmedBy = confirmations.get(event);
      const who = confirmedBy === undefined ? by : `${by}, ${confirmedBy} confirmed`;
      return [
        instantText(event.at),
        state.executionAt === null ? '' : clockText(event.at - state.executionAt),
        escaped(describe(plan, event)),
        who === '' ? 'both' : who,
      ];
    });
  return [
    '| Time | T+ | Event | By |',
    '| --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '-' : cell)).join(' | ')} |`),
  ];
}

function durationLines(state: RunState, ended: number): string[] {
  const { wall, active } = durations(state, ended);
  return [
    `- On the clock: ${spokenDuration(wall)}`,
    `- Without pauses: ${spokenDuration(active)}`,
    ...state.pauses.map(
      ({ from, to, reason }) => `- Paused for ${spokenDuration(to - from)}: ${escaped(reason)}`,
    ),
    ...(state.rollback?.levels ?? []).map(({ level, startedAt }, index, levels) => {
      const took =
        (levels[index + 1]?.startedAt ?? state.rollback?.verifiedAt ?? ended) - startedAt;
      const { name = '', withinMs = 0 } = state.plan.levels[level] ?? {};
      return `- Rollback, ${escaped(name)}: ${spokenDuration(took)} of ${spokenDuration(withinMs)}`;
    }),
    ...(state.rollback?.verifiedAt
      ? [
          `- From ROLLING BACK NOW to verified: ${spokenDuration(state.rollback.verifiedAt - state.rollback.startedAt)}`,
        ]
      : []),
    ...(state.watch
      ? [
          `- The watch goes on with ${escaped(state.watch.to)} until ${instantText(state.watch.until)}`,
        ]
      : []),
  ];
}

function deviationLines(state: RunState): string[] {
  const { plan } = state;
  const lines = Object.entries(state.items).flatMap(([id, { status, reason, by }]) => {
    if (status === 'todo' || status === 'done') return [];
    const why = reason === '' ? '' : `: ${reason}`;
    return [`${titleOf(plan, id)}, ${wordOf(status)} by the ${by ?? 'two'}${why}`];
  });
  for (const [target, { reason, at }] of Object.entries(state.overrides)) {
    if (isOverridden(state, target))
      lines.push(`${titleOf(plan, target)}, overridden by both at ${instantText(at)}: ${reason}`);
  }
  const ends = { rollback: 'ended by the rollback', abort: 'ended by the abort' };
  for (const { since, trigger, value, alert, end, reason } of state.pastAlarms) {
    const what =
      trigger === null
        ? ['Unexpected alert', alert].filter((text) => text !== '').join(', ')
        : `${titleOf(plan, trigger)} beyond its limit (${valueText(plan, trigger, value ?? true)})`;
    const how = end === 'all-clear' ? `all clear: ${reason}` : ends[end];
    lines.push(`${what} at ${instantText(since)}, ${how}`);
  }
  if (state.abortedBecause !== null) lines.push(`Aborted: ${state.abortedBecause}`);
  return lines.length === 0 ? ['None.'] : lines.map((line) => `- ${escaped(line)}`);
}

/** Free text as it stands, in a table, a list and in MDX, whatever somebody typed at 3 AM. */
function escaped(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .split(/(\bhttps?:\/\/\S+|\bwww\.\S+)/i)
    .map((part, index) => (index % 2 === 1 ? address(part) : marksEscaped(part)))
    .join('')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function marksEscaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&');
}

/** An address leads nowhere with a backslash in it: the same one without marks. */
function address(text: string): string {
  const marks = /[\\`*{}[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
  return text.replace(marks, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
