import { cardPart, isEmptyPart } from '../card-parts.ts';
import { after } from '../../documents/span.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'card-rollback-moves',
    kinds: ['safety-card'],
    severity: 'error',
    summary: 'The rollback action is a numbered list of exactly three moves.',
    why: 'Announce, capture, execute: three moves are remembered under stress, seven are looked up.',
  },
  ({ document }, report) => {
    const part = cardPart(document, 'Failure protocol', 'Rollback action');
    if (!part || isEmptyPart(part)) return;
    const { moves, at } = part;
    if (moves.length === 3) return;
    const fourth = moves[3];
    report({
      at: fourth ? fourth.at : after(moves.at(-1)?.at ?? at),
      found: `rollback action with ${moves.length === 1 ? '1 move' : `${moves.length === 0 ? 'no' : String(moves.length)} moves`}`,
      expected: 'exactly three',
      fix: fourth
        ? 'merge what belongs together'
        : 'write them as a numbered list: announce, capture, execute',
    });
  },
);
