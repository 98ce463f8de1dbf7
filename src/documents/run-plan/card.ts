import { normalized } from '../outline.ts';
import type {
  CardPart,
  CardSection,
  SafetyCard,
  safetyCardParts,
  safetyCardSections,
} from '../safety-card/schema.ts';
import { phrasesOf, plainPhrases } from './phrases.ts';
import type { Phrase, PlanGroup, PlanTask, RunPlan } from './schema.ts';
import { inPlan, tasksOf, type Frame } from './steps.ts';

type SectionTitle = (typeof safetyCardSections)[number];
type PartTitle = (typeof safetyCardParts)[keyof typeof safetyCardParts][number];

/** What holds where no card says otherwise: seed 004's protocol in its shortest form. */
const usual = {
  contingencyMs: 5 * 60_000,
  call: [
    { role: 'Operator', text: 'My access works, and I know the first command and the way back.' },
    { role: 'Monitor', text: 'I see every signal live, and I know every limit.' },
  ],
  moves: [
    'Say aloud that you are rolling back, and to which level.',
    'Save logs and metrics, if time allows.',
    'Run the commands of the level, one after the other.',
  ],
};

/** How long a breached signal may last before the rollback starts, milliseconds. */
export function contingencyOf(card: SafetyCard | null): number {
  return card?.contingency ?? usual.contingencyMs;
}

/** What must hold at the end of each stage; the ids are those of the card's list. */
export function stopPointsOf(card: SafetyCard | null, { cardPage }: Frame): PlanTask[] {
  const part = partNamed(card, 'Execution discipline', 'Stop-points');
  return tasksOf(part?.tasks ?? [], cardPage);
}

/** The phases of the verification, each a group. */
export function phasesOf(card: SafetyCard | null, frame: Frame): PlanGroup[] {
  const verification = sectionNamed(card, 'Verification');
  return (verification ? [verification, ...verification.parts] : [])
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ slug, title, tasks }) => ({
      id: slug,
      title,
      tasks: inPlan(slug, tasksOf(tasks, frame.cardPage), frame),
    }));
}

/** What each role vouches for. A task that begins in bold begins with its role. */
export function callOf(card: SafetyCard | null, { cardPage }: Frame): RunPlan['call'] {
  const tasks = sectionNamed(card, 'Go/No-Go')?.tasks ?? [];
  if (tasks.length === 0)
    return usual.call.map(({ role, text }) => ({ role, text: plainPhrases(text) }));
  return tasks.map(({ text }, index) => {
    const phrases = phrasesOf(text, cardPage);
    const [first, second, ...rest] = phrases;
    if (first?.style !== 'strong') return { role: `Role ${String(index + 1)}`, text: phrases };
    const spoken = second && { ...second, text: second.text.replace(/^\s*[:,–—-]?\s*/, '') };
    return {
      role: first.text.replace(/:\s*$/, ''),
      text: spoken ? [...(spoken.text === '' ? [] : [spoken]), ...rest] : [],
    };
  });
}

/** The moves of the rollback, in order. */
export function movesOf(card: SafetyCard | null, { cardPage }: Frame): Phrase[][] {
  const moves = partNamed(card, 'Failure protocol', 'Rollback action')?.moves ?? [];
  return moves.length > 0
    ? moves.map((move) => phrasesOf(move, cardPage))
    : usual.moves.map(plainPhrases);
}

/** What must hold before a rollback is over. */
export function restoredOf(card: SafetyCard | null, frame: Frame): PlanTask[] {
  const part = partNamed(card, 'Failure protocol', 'Rollback verification');
  return inPlan('restored', tasksOf(part?.tasks ?? [], frame.cardPage), frame);
}

function sectionNamed(card: SafetyCard | null, title: SectionTitle): CardSection | undefined {
  return card?.sections.find((section) => normalized(section.title) === normalized(title));
}

function partNamed(
  card: SafetyCard | null,
  section: SectionTitle,
  title: PartTitle,
): CardPart | undefined {
  return sectionNamed(card, section)?.parts.find(
    (part) => normalized(part.title) === normalized(title),
  );
}
