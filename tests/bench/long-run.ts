import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Condition } from '../../src/documents/condition.ts';
import type { RunPlan } from '../../src/documents/run-plan/schema.ts';
import type { NewEvent } from '../../src/run/events.ts';
import { runFileText } from '../../src/run/run-file.ts';

/** How many commands and checks each stage gets; the card adds five checks to each. */
const stages = [
  { commands: 60, checks: 50 },
  { commands: 22, checks: 20 },
  { commands: 22, checks: 20 },
  { commands: 21, checks: 20 },
  { commands: 20, checks: 20 },
];

/**
 * Makes a runbook with 300 items of one in a content folder: the stages stay,
 * with their triggers, and get many commands and checks instead of theirs.
 *
 * @returns its id
 */
export async function writeLongRunbook(content: string): Promise<string> {
  const folder = join(content, 'runbooks');
  const texts = await Promise.all(
    (await readdir(folder)).map(async (name) => ({
      name,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
  // Its commands take an input, as those of most releases do.
  const sample = texts.find(({ text }) => /^status: ready$/m.test(text) && /^ {2}SHA:/m.test(text));
  if (!sample) throw new Error('There is no ready runbook with an input SHA to make longer.');
  const { name, text } = sample;
  let index = -1;
  const long = text.replace(
    /(<Stage [^>]*>)([\s\S]*?)(<\/Stage>)/g,
    (_, start: string, body: string, end: string) => {
      index++;
      const table = body.split('\n').filter((line) => line.startsWith('|'));
      return [start, '', ...stageLines(index), '', ...table, '', end].join('\n');
    },
  );
  await writeFile(join(folder, name), long);
  return name.replace(/\.mdx$/, '');
}

function stageLines(index: number): string[] {
  const { commands, checks } = stages[index] ?? { commands: 20, checks: 20 };
  const number = (at: number): string => `${String(index + 1)}.${String(at + 1)}`;
  return [
    ...Array.from({ length: commands }, (_, at) => [
      '```bash',
      `ship rollout checkout --sha "$SHA" --step ${number(at)}`,
      '```',
      '',
    ]).flat(),
    ...Array.from({ length: checks }, (_, at) => `- [ ] Part ${number(at)} runs the new version`),
  ];
}

/** How many items the stages of a plan have. */
export function itemsIn({ stages: all }: RunPlan): number {
  return all.reduce((sum, { commands, checks }) => sum + commands.length + checks.length, 0);
}

/** The file of a run of a plan, just before the first command of its first stage. */
export function runBefore(plan: RunPlan): string {
  const begun = Date.now() - 60_000;
  const inputs = Object.fromEntries(plan.inputs.map(({ name }) => [name, '3f2c1ab']));
  const started = { type: 'started', operator: 'ada', monitor: 'grace', drill: false } as const;
  const said: NewEvent[] = [
    { ...started, inputs },
    ...plan.briefing.map(({ id }) => ({ type: 'briefed', row: id, by: 'operator' }) as const),
    ...plan.stages.map(
      ({ id, triggers: [trigger] }) =>
        ({
          type: 'trigger-recalled',
          stage: id,
          trigger: trigger?.id ?? '',
          by: 'monitor',
        }) as const,
    ),
    { type: 'briefing-ended', by: 'operator' },
    ...plan.verification
      .flatMap(({ tasks }) => tasks)
      .map(({ id, limit }) => ({
        ...({ type: 'item-done', item: id, by: 'operator' } as const),
        value: within(limit),
      })),
    { type: 'verification-ended', by: 'monitor' },
    { type: 'called', call: 'go', by: 'operator' },
    { type: 'called', call: 'go', by: 'monitor' },
  ];
  const events = said.map((event, index) => ({
    ...event,
    id: `event-${String(index)}`,
    after: index === 0 ? [] : [`event-${String(index - 1)}`],
    at: begun + index,
  }));
  return runFileText({ id: 'long-run', plan, createdAt: begun }, events);
}

/** A number that a limit takes. */
function within(limit: Condition | null): number {
  if (limit?.kind === 'range') return limit.from;
  if (limit?.kind !== 'comparison') return 0;
  const { operator, value } = limit;
  return operator === '<' ? value * 0.9 : operator === '>' ? value + 1 : value;
}
