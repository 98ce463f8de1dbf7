import type { Root } from 'mdast';
import type { Preset } from 'unified';
import type { VFile } from 'vfile';
import { parsedOf } from './context.ts';
import { satteriMdx } from './parser.ts';
import { severityNumber, type Rule } from './rule.ts';
import fieldPresent from './rules/field-present.ts';
import stageHasTrigger from './rules/stage-has-trigger.ts';
import validMdx from './rules/valid-mdx.ts';

/** All rules, in the order of the rule pages: the file, its front matter, its parts from top to bottom. */
export const rules: readonly Rule[] = [validMdx, fieldPresent, stageHasTrigger];

const evenInDrafts = new Set(rules.filter(({ meta }) => meta.inDrafts).map(({ meta }) => meta.id));

/** In a draft an error is a warning: the draft is published with its problems, and can't be run. */
function draftsWarn() {
  return (tree: Root, file: VFile): void => {
    if (file.messages.length === 0) return;
    const document = parsedOf(tree, file)?.document;
    if (document?.kind !== 'runbook' || document.status !== 'draft') return;
    for (const message of file.messages) {
      if (!evenInDrafts.has(message.ruleId ?? '')) message.fatal = false;
    }
  };
}

/** The rules as a unified preset: for `unified().use(flightplan)` in any tool or editor. */
const flightplan: Preset = {
  plugins: [
    satteriMdx,
    ...rules.map(
      ({ plugin, meta }) => [plugin, [severityNumber[meta.severity]]] as [typeof plugin, unknown],
    ),
    draftsWarn,
  ],
};

export default flightplan;
