import type { Root } from 'mdast';
import type { Preset } from 'unified';
import type { VFile } from 'vfile';
import { contextOf, parsedOf } from './context.ts';
import { leaveOneMessage, leaveYamlMessage } from './one-message.ts';
import { satteriMdx } from './parser.ts';
import { ruleRunner, type Rule } from './rule.ts';
import approvalIndependent from './rules/approval-independent.ts';
import attributeKnown from './rules/attribute-known.ts';
import beforeYouStart from './rules/before-you-start.ts';
import blamelessWording from './rules/blameless-wording.ts';
import cardBriefing from './rules/card-briefing.ts';
import cardHasParts from './rules/card-has-parts.ts';
import cardHasTasks from './rules/card-has-tasks.ts';
import cardReviewed from './rules/card-reviewed.ts';
import cardRollbackMoves from './rules/card-rollback-moves.ts';
import cardStopPoints from './rules/card-stop-points.ts';
import commandLanguage from './rules/command-language.ts';
import commandNoPrompt from './rules/command-no-prompt.ts';
import commandNoRemoteShell from './rules/command-no-remote-shell.ts';
import commandNoSecret from './rules/command-no-secret.ts';
import commandNotEmpty from './rules/command-not-empty.ts';
import commandParses from './rules/command-parses.ts';
import communicationComplete from './rules/communication-complete.ts';
import communicationEscalation from './rules/communication-escalation.ts';
import communicationFrequency from './rules/communication-frequency.ts';
import dangerMarked from './rules/danger-marked.ts';
import deadMansSwitch from './rules/dead-mans-switch.ts';
import fenceClosed from './rules/fence-closed.ts';
import fieldKnown from './rules/field-known.ts';
import fieldPresent from './rules/field-present.ts';
import fieldValue from './rules/field-value.ts';
import fileNameMatchesDate from './rules/file-name-matches-date.ts';
import guidelineHasSection from './rules/guideline-has-section.ts';
import headingAddress from './rules/heading-address.ts';
import headingDepth from './rules/heading-depth.ts';
import improvementsDealtWith from './rules/improvements-dealt-with.ts';
import inputDeclared from './rules/input-declared.ts';
import inputUsed from './rules/input-used.ts';
import levelCount from './rules/level-count.ts';
import levelHasCommand from './rules/level-has-command.ts';
import levelHasVerification from './rules/level-has-verification.ts';
import levelHasWhen from './rules/level-has-when.ts';
import levelLimit from './rules/level-limit.ts';
import levelNamed from './rules/level-named.ts';
import linkExists from './rules/link-exists.ts';
import linkSafe from './rules/link-safe.ts';
import logActionComplete from './rules/log-action-complete.ts';
import logActionCount from './rules/log-action-count.ts';
import logFlagComplete from './rules/log-flag-complete.ts';
import logImprovementComplete from './rules/log-improvement-complete.ts';
import logImprovementTarget from './rules/log-improvement-target.ts';
import logLessonComplete from './rules/log-lesson-complete.ts';
import logLevelMatches from './rules/log-level-matches.ts';
import logPromptsAnswered from './rules/log-prompts-answered.ts';
import logRatingExplained from './rules/log-rating-explained.ts';
import logTimelineComplete from './rules/log-timeline-complete.ts';
import logTimesInOrder from './rules/log-times-in-order.ts';
import logTwoPeople from './rules/log-two-people.ts';
import logWritten from './rules/log-written.ts';
import metricComplete from './rules/metric-complete.ts';
import metricKinds from './rules/metric-kinds.ts';
import metricThresholds from './rules/metric-thresholds.ts';
import noCode from './rules/no-code.ts';
import noHtml from './rules/no-html.ts';
import noPlaceholder from './rules/no-placeholder.ts';
import orderUnique from './rules/order-unique.ts';
import playbookCodeUnique from './rules/playbook-code-unique.ts';
import playbookConnected from './rules/playbook-connected.ts';
import playbookHasParts from './rules/playbook-has-parts.ts';
import playbookStepsComplete from './rules/playbook-steps-complete.ts';
import principleComplete from './rules/principle-complete.ts';
import referenceExists from './rules/reference-exists.ts';
import riskComplete from './rules/risk-complete.ts';
import rollbackRehearsed from './rules/rollback-rehearsed.ts';
import sectionNotEmpty from './rules/section-not-empty.ts';
import sectionOrder from './rules/section-order.ts';
import sectionPresent from './rules/section-present.ts';
import sectionUnique from './rules/section-unique.ts';
import stageBands from './rules/stage-bands.ts';
import stageHasCommand from './rules/stage-has-command.ts';
import stageHasTrigger from './rules/stage-has-trigger.ts';
import stageHasValidation from './rules/stage-has-validation.ts';
import stageNamed from './rules/stage-named.ts';
import stageSoak from './rules/stage-soak.ts';
import stageTraffic from './rules/stage-traffic.ts';
import stageWatch from './rules/stage-watch.ts';
import stepsSelfContained from './rules/steps-self-contained.ts';
import tagKnown from './rules/tag-known.ts';
import tagPlace from './rules/tag-place.ts';
import taskGroupSize from './rules/task-group-size.ts';
import taskHasBox from './rules/task-has-box.ts';
import taskNotEmpty from './rules/task-not-empty.ts';
import taskNotTicked from './rules/task-not-ticked.ts';
import taskUnique from './rules/task-unique.ts';
import triggerComplete from './rules/trigger-complete.ts';
import triggerHealthy from './rules/trigger-healthy.ts';
import triggerObjective from './rules/trigger-objective.ts';
import validMdx from './rules/valid-mdx.ts';
import validYaml from './rules/valid-yaml.ts';

/** All rules, in the order of the rule pages: the file, its front matter, its parts from top to bottom. */
export const rules: readonly Rule[] = [
  validMdx,
  fenceClosed,
  validYaml,
  fieldPresent,
  fieldKnown,
  fieldValue,
  fileNameMatchesDate,
  referenceExists,
  approvalIndependent,
  rollbackRehearsed,
  improvementsDealtWith,
  logWritten,
  sectionPresent,
  sectionUnique,
  sectionOrder,
  sectionNotEmpty,
  headingDepth,
  headingAddress,
  noPlaceholder,
  noCode,
  noHtml,
  tagKnown,
  tagPlace,
  attributeKnown,
  linkSafe,
  linkExists,
  stepsSelfContained,
  riskComplete,
  beforeYouStart,
  taskHasBox,
  taskUnique,
  taskNotTicked,
  taskNotEmpty,
  taskGroupSize,
  stageBands,
  stageNamed,
  stageTraffic,
  stageSoak,
  stageWatch,
  stageHasCommand,
  stageHasValidation,
  stageHasTrigger,
  triggerComplete,
  triggerObjective,
  triggerHealthy,
  levelCount,
  levelNamed,
  levelLimit,
  levelHasWhen,
  levelHasCommand,
  levelHasVerification,
  commandNotEmpty,
  commandLanguage,
  commandParses,
  commandNoPrompt,
  commandNoSecret,
  commandNoRemoteShell,
  dangerMarked,
  inputDeclared,
  inputUsed,
  metricComplete,
  metricKinds,
  metricThresholds,
  deadMansSwitch,
  communicationComplete,
  communicationFrequency,
  communicationEscalation,
  cardReviewed,
  cardBriefing,
  cardHasParts,
  cardHasTasks,
  cardStopPoints,
  cardRollbackMoves,
  orderUnique,
  principleComplete,
  guidelineHasSection,
  playbookCodeUnique,
  playbookConnected,
  playbookHasParts,
  playbookStepsComplete,
  logTwoPeople,
  logTimesInOrder,
  logLevelMatches,
  logTimelineComplete,
  logPromptsAnswered,
  logLessonComplete,
  logImprovementComplete,
  logImprovementTarget,
  logActionCount,
  logActionComplete,
  logRatingExplained,
  logFlagComplete,
  blamelessWording,
];

const evenInDrafts = new Set(rules.filter(({ meta }) => meta.inDrafts).map(({ meta }) => meta.id));

/**
 * Holds a file to all rules, and completes their messages: each links to its rule's page, and in a draft an error is a
 * warning, since a draft is published with its problems, and can't be run.
 */
function check() {
  const run = ruleRunner(rules);
  return (tree: Root, file: VFile): void => {
    run(tree, file);
    if (file.messages.length === 0) return;
    const parsed = parsedOf(tree, file);
    const isBroken = parsed?.fields.issues.some(
      ({ kind }) => kind === 'syntax' || kind === 'absent',
    );
    if (isBroken) leaveYamlMessage(file, tree.children[0]?.position?.end.line ?? 1);
    leaveOneMessage(file);
    const document = parsed?.document;
    const isDraft = document && 'status' in document && document.status === 'draft';
    const { rulesUrl } = contextOf(file);
    for (const message of file.messages) {
      const id = message.ruleId ?? '';
      message.url = `${rulesUrl}${id}/`;
      if (isDraft && !evenInDrafts.has(id)) message.fatal = false;
    }
  };
}

/** The rules as a unified preset: for `unified().use(flightplan)` in any tool or editor. */
const flightplan: Preset = { plugins: [satteriMdx, check] };

export default flightplan;
