/*
 * The figures once more, from the text of /logs.json and from what DESIGN, seed 003 and the
 * definitions on the page say: one pass over the logs with running sums, and nothing of
 * src/insights. It is a script that anybody could have written who has that file and no more.
 */

interface ServedLog {
  id: string;
  outcome: string | null;
  status: string;
  started: number | null;
  detected: number | null;
  restored: number | null;
  operator: string | null;
  special: string | null;
  drill: boolean;
  timeline: {
    events: { time: number | null; elapsed: { text: string }; event: { text: string } }[];
  };
  lessons: { items: { id: string }[] };
  improvements: { items: { lessonId: string | null; status: string | null }[] };
  runbookFacts: { service: string | null; rehearsedOn: string | null } | null;
}

/** The numbers of one group of logs: counts as they are, shares as [part, whole], times as [n, median, p90]. */
export interface Recomputed {
  releases: number;
  changeFailureRate: [number, number];
  nearMisses: [number, number];
  timeToDetect: [number, number | null, number | null];
  timeToRestore: [number, number | null, number | null];
  specialHandling: [number, number];
  operatorDependence: [number, number];
  rehearsalAge: [number, number | null, number | null];
  drills: number;
  abortedRuns: number;
  lessonsWithImprovement: [number, number];
  improvementsApplied: [number, number];
  improvementsDeclined: [number, number];
  improvementsProposed: [number, number];
}

/** All numbers of `/logs.json`: in total, by month and by service. */
export function recomputed(json: string): {
  total: Recomputed;
  months: Record<string, Recomputed>;
  services: Record<string, Recomputed>;
} {
  const { logs } = JSON.parse(json) as { logs: ServedLog[] };
  const counted = logs.filter((log) => log.status !== 'draft' && log.started !== null);
  const months: Record<string, ServedLog[]> = {};
  const services: Record<string, ServedLog[]> = {};
  for (const log of counted) {
    (months[monthName(log.started ?? 0)] ??= []).push(log);
    const service = log.runbookFacts?.service;
    if (service) (services[service] ??= []).push(log);
  }
  const each = (groups: Record<string, ServedLog[]>) =>
    Object.fromEntries(Object.entries(groups).map(([name, some]) => [name, sums(some)]));
  return { total: sums(counted), months: each(months), services: each(services) };
}

function monthName(ms: number): string {
  const date = new Date(ms);
  const month = date.getUTCMonth() + 1;
  return `${String(date.getUTCFullYear())}-${month < 10 ? '0' : ''}${String(month)}`;
}

function sums(logs: ServedLog[]): Recomputed {
  let [releases, drills, aborted, failed, near, special] = [0, 0, 0, 0, 0, 0];
  let [lessons, improved, applied, declined, proposed] = [0, 0, 0, 0, 0];
  const [detect, restore, ages]: [number[], number[], number[]] = [[], [], []];
  const operators: string[] = [];
  for (const log of logs) {
    for (const { id } of log.lessons.items) {
      lessons += 1;
      if (log.improvements.items.some((improvement) => improvement.lessonId === id)) improved += 1;
    }
    for (const { status } of log.improvements.items) {
      if (status === 'applied') applied += 1;
      if (status === 'declined') declined += 1;
      if (status === 'proposed') proposed += 1;
    }
    if (log.drill) {
      drills += 1;
      continue;
    }
    if (log.outcome === null) continue;
    const began = log.timeline.events.some(({ event: { text } }) => {
      const words = text.toLowerCase().split(/[^a-z]+/);
      const has = (word: string) => words.includes(word);
      return (
        words[0] === 'stage' &&
        (has('started') || has('began') || has('passed')) &&
        !(has('not') || has('never'))
      );
    });
    if (log.outcome === 'aborted' && !began && log.restored === null) {
      aborted += 1;
      continue;
    }
    releases += 1;
    if (log.outcome !== 'succeeded') failed += 1;
    else if (log.detected !== null || log.restored !== null) near += 1;
    if (log.special !== null) special += 1;
    if (log.operator !== null) operators.push(log.operator.toLowerCase().replace('@', ''));
    if (log.detected !== null) {
      const zero = log.timeline.events.find(
        ({ time, elapsed }) => time !== null && /^[0:]*0[0:]*$/.test(elapsed.text),
      );
      const since = zero?.time ?? log.started ?? 0;
      if (log.detected >= since) detect.push(log.detected - since);
      if (log.restored !== null && log.restored >= log.detected)
        restore.push(log.restored - log.detected);
    }
    if (log.runbookFacts?.rehearsedOn) {
      const day = Math.floor((log.started ?? 0) / 86_400_000);
      const age = day - Date.parse(log.runbookFacts.rehearsedOn) / 86_400_000;
      if (age >= 0) ages.push(age);
    }
  }
  const mostFrequent = Math.max(
    0,
    ...operators.map((operator) => operators.filter((other) => other === operator).length),
  );
  const known = applied + declined + proposed;
  return {
    releases,
    changeFailureRate: [failed, releases],
    nearMisses: [near, releases],
    timeToDetect: spread(detect),
    timeToRestore: spread(restore),
    specialHandling: [special, releases],
    operatorDependence: [mostFrequent, operators.length],
    rehearsalAge: spread(ages),
    drills,
    abortedRuns: aborted,
    lessonsWithImprovement: [improved, lessons],
    improvementsApplied: [applied, known],
    improvementsDeclined: [declined, known],
    improvementsProposed: [proposed, known],
  };
}

/** The median as the middle of a sorted list, the 90th percentile on the line through ranks, n first. */
function spread(values: number[]): [number, number | null, number | null] {
  const list = [...values].sort((a, b) => a - b);
  const n = list.length;
  const nth = (index: number): number => list[index] ?? NaN;
  if (n === 0) return [0, null, null];
  const median = n % 2 === 1 ? nth((n - 1) / 2) : (nth(n / 2 - 1) + nth(n / 2)) / 2;
  // In tenths of a rank, which are whole numbers: 9 of them for each step between two values.
  const tenths = 9 * (n - 1);
  const [rank, rest] = [Math.floor(tenths / 10), tenths % 10];
  const p90 = rest === 0 ? nth(rank) : (nth(rank) * (10 - rest) + nth(rank + 1) * rest) / 10;
  return [n, median, p90];
}
