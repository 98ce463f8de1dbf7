import { slug } from 'github-slugger';
import { formatDuration } from '../duration.ts';
import { normalized } from '../outline.ts';
import type { Risk, Runbook } from '../runbook/schema.ts';
import { briefingSteps, type SafetyCard } from '../safety-card/schema.ts';
import { blocksOf, phrasesOf, plainPhrases } from './phrases.ts';
import type {
  Block,
  Phrase,
  PlanBriefingRow,
  PlanLevel,
  PlanStage,
  PlanTrigger,
} from './schema.ts';
import { uniqueIds } from './unique-ids.ts';

type Step = (typeof briefingSteps)[number];

/** What is asked where no card asks it. */
const usual: Record<Step, { focus: string; asked: string }> = {
  Aim: { focus: 'Goal', asked: 'What is better after this release, and for whom.' },
  Intent: { focus: 'Method', asked: 'The stages in order, who types and who watches.' },
  Mishaps: { focus: 'Risks', asked: 'Where this release may fail, and what shows it first.' },
  Contingency: { focus: 'Plan B', asked: 'Each limit that ends the rollout, and the way back.' },
  'Close the loop': {
    focus: 'Read back',
    asked:
      'Each person says the limits and their own part aloud. A wrong one restarts the briefing.',
  },
};

/** How many risks are said aloud: who hears ten remembers none. */
const mostMishaps = 3;

/** What the briefing speaks of, beside the card. */
interface Briefed {
  runbook: Pick<Runbook, 'overview' | 'risks'>;
  stages: readonly PlanStage[];
  levels: readonly PlanLevel[];
}

/**
 * The rows of the AIM-C briefing: what is asked, and what the runbook says to it.
 *
 * @param pages the addresses of the runbook's and the card's page
 */
export function briefingOf(
  card: SafetyCard | null,
  briefed: Briefed,
  pages: { runbookPage: string; cardPage: string },
): PlanBriefingRow[] {
  const rows = card
    ? card.briefing.map(({ step, focus, said }) => ({
        step: step.text,
        focus: focus.text,
        asked: phrasesOf(said, pages.cardPage),
      }))
    : briefingSteps.map((step) => ({
        step,
        focus: usual[step].focus,
        asked: plainPhrases(usual[step].asked),
      }));
  const unique = uniqueIds();
  return rows.map((row) => ({
    id: unique(slug(row.step)),
    ...row,
    given: givenFor(row.step, briefed, pages.runbookPage),
  }));
}

function givenFor(step: string, { runbook, stages, levels }: Briefed, page: string): Block[] {
  switch (normalized(step)) {
    case 'aim':
      return blocksOf(runbook.overview.prose, page);
    case 'intent':
      return stages.map(({ name, traffic, soakMs }) =>
        item(strong(name), `: ${traffic} of traffic, watched for ${formatDuration(soakMs)}`),
      );
    case 'mishaps':
      return runbook.risks.items.slice(0, mostMishaps).map((risk) => riskItem(risk, page));
    case 'contingency':
      return [
        ...stages.map(({ name, triggers }) =>
          item(strong(name), ...triggers.flatMap(limitPhrases)),
        ),
        ...levels.map(({ name, withinMs }, index) =>
          item(
            `Level ${String(index + 1)}, `,
            strong(name),
            `: within ${formatDuration(withinMs)}`,
          ),
        ),
      ];
    default:
      return [];
  }
}

function riskItem({ failure, detection, recovery }: Risk, page: string): Block {
  return item(
    ...phrasesOf(failure, page),
    ' — ',
    ...phrasesOf(detection, page),
    ' — ',
    ...phrasesOf(recovery, page),
  );
}

/** "5xx rate > 2%" reads on; "Migration any failed migration" does not. */
function limitPhrases({ signal, rollbackIf }: PlanTrigger, index: number): (Phrase | string)[] {
  const between = rollbackIf.condition?.kind === 'comparison' ? ' ' : ': ';
  return [index === 0 ? ': ' : ', ', ...signal, between, rollbackIf.text];
}

function strong(text: string): Phrase {
  return { text, style: 'strong' };
}

function item(...parts: (Phrase | string)[]): Block {
  return {
    kind: 'item',
    phrases: parts.map((part) => (typeof part === 'string' ? { text: part } : part)),
  };
}
