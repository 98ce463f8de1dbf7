import { kindOf } from '../documents/kinds.ts';
import { checkName } from '../documents/log/anchors.ts';
import { byImpact } from '../documents/log/impact.ts';
import { proposalsOfLog } from '../documents/log/proposals.ts';
import type { Improvement, Log, PreCheck } from '../documents/log/schema.ts';
import { normalized } from '../documents/outline.ts';
import { remembered } from '../documents/remembered.ts';
import { compare } from './problem.ts';
import { readDocument } from './read-document.ts';

/** An improvement that a log proposed, and that is neither applied nor declined. */
export interface OpenImprovement {
  /** What it is called by: the log's id, and its number among the log's improvements, from 1. */
  id: string;
  log: Log;
  improvement: Improvement;
}

/** A check before releases that logs flagged, and that is neither applied nor declined. */
export interface OpenCheck {
  /** What it is called by: the id of the latest log, and its number among that log's checks, from 1. */
  id: string;
  /** Each log that flags it in these words, the latest first. */
  flags: { log: Log; preCheck: PreCheck }[];
}

/** All improvements that are open, in the order of their impact and of their logs. */
export function openImprovements(texts: ReadonlyMap<string, string>): OpenImprovement[] {
  const open = logsWith(texts, 'proposed').flatMap((log) =>
    proposalsOfLog(log, log).map(({ name, improvement }) => ({ id: name, log, improvement })),
  );
  const orderOf = remembered((id) => {
    const path = `guidelines/${id}.mdx`;
    const document = readDocument(path, texts.get(path) ?? '')?.document;
    return document?.kind === 'guideline' ? document.order : null;
  });
  return byImpact(open, ({ improvement }) => improvement.target, orderOf);
}

/** All checks that are open; one that several logs flag in the same words is one. */
export function openChecks(texts: ReadonlyMap<string, string>): OpenCheck[] {
  const byText = new Map<string, OpenCheck>();
  for (const log of logsWith(texts, '<PreCheck').toReversed()) {
    for (const [index, preCheck] of log.recommendations.preChecks.entries()) {
      if (preCheck.status !== 'proposed') continue;
      const words = normalized(preCheck.text);
      const known = byText.get(words);
      if (known) known.flags.push({ log, preCheck });
      else byText.set(words, { id: checkName(log.id, index), flags: [{ log, preCheck }] });
    }
  }
  return [...byText.values()];
}

/** The logs whose text has some words, in the order of their names, which begin with the day. */
function logsWith(texts: ReadonlyMap<string, string>, words: string): Log[] {
  return [...texts]
    .filter(([path, text]) => kindOf(path)?.kind === 'log' && text.includes(words))
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([path, text]) => {
      const document = readDocument(path, text)?.document;
      return document?.kind === 'log' ? [document] : [];
    });
}
