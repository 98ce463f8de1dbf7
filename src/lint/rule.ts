import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { lintRule } from 'unified-lint-rule';
import type { AnyDocument, DocumentsByKind, Kind } from '../documents/kinds.ts';
import type { Parsed } from '../documents/parsed.ts';
import { spanInside, type Span } from '../documents/span.ts';
import { LastOnly } from './last-only.ts';
import { contextOf, parsedOf, textOf, type LintData } from './context.ts';

/** What a rule says of itself: the words of its page. */
export interface RuleMeta {
  /** Its file's name: a requirement (`stage-has-trigger`) or a ban (`no-placeholder`). */
  id: string;
  /** One sentence: what must hold. */
  summary: string;
  /** Why, for a reader who would rather skip it. */
  why: string;
  /** Errors stop the build, warnings do not. */
  severity: 'error' | 'warning';
  /** An error in drafts too, where other errors are warnings: what no page could show safely. */
  inDrafts?: boolean;
}

/** One thing that is wrong. Its message reads "Unexpected <found>, expected <expected>, <fix>". */
export interface Finding {
  /** Where the author must type. */
  at: Span;
  /** What is there. */
  found: string;
  /** What would be accepted. */
  expected: string;
  /** What to do, as an imperative. */
  fix: string;
}

/** Takes one thing that is wrong. */
export type Report = (finding: Finding) => void;

/** What a rule on documents is given. */
export interface RuleInput<K extends Kind> extends Parsed<DocumentsByKind[K]> {
  house: LintData['house'];
  index: LintData['index'];
}

/** A rule: its words, and the unified plugin that checks a file. */
export interface Rule {
  meta: RuleMeta;
  plugin: Plugin<[severity?: unknown], Root>;
}

/** Severities as unified-lint-rule counts them. */
export const severityNumber = { warning: 1, error: 2 } as const;

/** The text of a finding, as every reporter shows it. */
export function messageOf({ found, expected, fix }: Omit<Finding, 'at'>): string {
  return `Unexpected ${found}, expected ${expected}, ${fix}`;
}

/**
 * Defines a rule on the typed documents of some kinds. It is not asked about files that are no
 * MDX, unless it reads nothing but the front matter.
 */
export function documentRule<K extends Kind>(
  meta: RuleMeta & { kinds: readonly K[]; frontMatterOnly?: boolean },
  check: (input: RuleInput<K>, report: Report) => void,
): Rule {
  const kinds: readonly Kind[] = meta.kinds;
  return fileRule(meta, (_tree, context, report, parsed) => {
    if (context.syntax && !meta.frontMatterOnly) return;
    const document = parsed();
    if (!document || !kinds.includes(document.document.kind)) return;
    check(inputOf(document as Parsed<DocumentsByKind[K]>, context), report);
  });
}

const inputs = new LastOnly<Parsed<AnyDocument>, unknown>();

/** What all rules on one document are given; put together once, for there are many rules. */
function inputOf<K extends Kind>(
  parsed: Parsed<DocumentsByKind[K]>,
  { house, index }: LintData,
): RuleInput<K> {
  return inputs.get(parsed, () => ({ ...parsed, house, index })) as RuleInput<K>;
}

/** Defines a rule on any file of the content, documents and YAML files alike. */
export function fileRule(
  meta: RuleMeta,
  check: (
    tree: Root,
    context: LintData,
    report: Report,
    parsed: () => ReturnType<typeof parsedOf>,
    text: string,
  ) => void,
): Rule {
  const plugin = lintRule<Root>({ origin: `flightplan:${meta.id}` }, (tree, file) => {
    const context = contextOf(file);
    const text = textOf(file);
    check(
      tree,
      context,
      ({ at, ...finding }) => {
        const { line, column, endLine, endColumn } = spanInside(at, text);
        file.message(messageOf(finding), {
          place: { start: { line, column }, end: { line: endLine, column: endColumn } },
        });
      },
      () => parsedOf(tree, file),
      text,
    );
  });
  return { meta, plugin };
}
