import type { Improvement } from '../documents/log/schema.ts';
import { shareFigure, type Parts, type ShareFigure } from './figure.ts';
import type { DatedLog } from './joined-log.ts';
import type { Missing } from './run-kind.ts';
import type { Scope } from './scope.ts';

/** Whether lessons became improvements. All runs count: a drill and an aborted run teach, too. */
export interface LearningFigures {
  lessonsWithImprovement: ShareFigure;
  improvementsApplied: ShareFigure;
  improvementsDeclined: ShareFigure;
  improvementsProposed: ShareFigure;
}

/** Computes whether lessons became improvements, by the month of the run that taught them. */
export function learningFigures(scope: Scope): LearningFigures {
  return {
    lessonsWithImprovement: shareFigure(
      scope,
      {
        title: 'Lessons with an improvement',
        definition:
          'The share of lessons, those of drills and aborted runs too, from which the same log draws at least one improvement.',
        of: 'lessons',
      },
      lessonsImproved,
    ),
    improvementsApplied: statusFigure(scope, 'applied', 'Improvements applied', 'were applied'),
    improvementsDeclined: statusFigure(scope, 'declined', 'Improvements declined', 'were declined'),
    improvementsProposed: statusFigure(
      scope,
      'proposed',
      'Improvements still open',
      'are still proposed, neither applied nor declined',
    ),
  };
}

function statusFigure(
  scope: Scope,
  status: NonNullable<Improvement['status']>,
  title: string,
  what: string,
): ShareFigure {
  const definition = `The share of improvements, those of drills and aborted runs too, that ${what}.`;
  return shareFigure(scope, { title, definition, of: 'improvements' }, (logs) =>
    improvementsThatAre(logs, status),
  );
}

function lessonsImproved(logs: readonly DatedLog[]): Parts {
  const missing: Missing[] = [];
  let numerator = 0;
  let denominator = 0;
  for (const { id, lessons, improvements } of logs) {
    const improved = new Set(improvements.items.map(({ lessonId }) => lessonId));
    numerator += lessons.items.filter((lesson) => improved.has(lesson.id)).length;
    denominator += lessons.items.length;
    if (improved.has(null))
      missing.push({ log: id, why: 'an improvement names none of its lessons' });
  }
  return { numerator, denominator, missing };
}

function improvementsThatAre(
  logs: readonly DatedLog[],
  status: NonNullable<Improvement['status']>,
): Parts {
  const all = logs.flatMap(({ id, improvements }) =>
    improvements.items.map((item) => ({ log: id, ...item })),
  );
  const known = all.filter((item) => item.status !== null);
  return {
    numerator: known.filter((item) => item.status === status).length,
    denominator: known.length,
    missing: all
      .filter((item) => item.status === null)
      .map(({ log, to }) => ({ log, why: `the improvement to \`${to}\` has no status` })),
  };
}
