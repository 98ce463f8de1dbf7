import { kindOf } from '../documents/kinds.ts';
import type { Improvement, Log } from '../documents/log/schema.ts';
import { compare } from './problem.ts';
import { readDocument } from './read-document.ts';

/** An improvement that a log proposed, and that is neither applied nor declined. */
export interface OpenImprovement {
  /** What it is called by: the log's id, and its number among the log's improvements, from 1. */
  id: string;
  log: Log;
  improvement: Improvement;
}

/** All improvements that are open, in the order of their logs. */
export function openImprovements(texts: ReadonlyMap<string, string>): OpenImprovement[] {
  return [...texts]
    .filter(([path, text]) => kindOf(path)?.kind === 'log' && text.includes('proposed'))
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([path, text]) => {
      const log = readDocument(path, text)?.document;
      if (log?.kind !== 'log') return [];
      return log.improvements.items.flatMap((improvement, index) =>
        improvement.status === 'proposed'
          ? [{ id: `${log.id}#${String(index + 1)}`, log, improvement }]
          : [],
      );
    });
}
