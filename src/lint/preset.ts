import type { Root } from 'mdast';
import type { Preset } from 'unified';
import type { VFile } from 'vfile';
import { contextOf, parsedOf } from './context.ts';
import { satteriMdx } from './parser.ts';
import { severityNumber, type Rule } from './rule.ts';
import fieldPresent from './rules/field-present.ts';
import stageHasTrigger from './rules/stage-has-trigger.ts';
import validMdx from './rules/valid-mdx.ts';

/** All rules, in the order of the rule pages: the file, its front matter, its parts from top to bottom. */
export const rules: readonly Rule[] = [validMdx, fieldPresent, stageHasTrigger];

const evenInDrafts = new Set(rules.filter(({ meta }) => meta.inDrafts).map(({ meta }) => meta.id));

/**
 * Completes the messages of all rules: each links to its rule's page, and in a draft an error is a
 * warning, since a draft is published with its problems, and can't be run.
 */
function complete() {
  return (tree: Root, file: VFile): void => {
    if (file.messages.length === 0) return;
    const document = parsedOf(tree, file)?.document;
    const isDraft = document?.kind === 'runbook' && document.status === 'draft';
    const { rulesUrl } = contextOf(file);
    for (const message of file.messages) {
      const id = message.ruleId ?? '';
      message.url = `${rulesUrl}${id}/`;
      if (isDraft && !evenInDrafts.has(id)) message.fatal = false;
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
    complete,
  ],
};

export default flightplan;
