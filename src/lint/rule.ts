import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DocumentsByKind, Kind } from '../documents/kinds.ts';
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

/** What a rule on files is given. */
export interface FileInput {
  tree: Root;
  context: LintData;
  /** With Unix line ends. */
  text: string;
  /** The typed document; null where the file's folder holds no kind of document. */
  parsed: ReturnType<typeof parsedOf>;
  /** What the rules on documents are given: the same for all of them, for there are many. */
  input: RuleInput<Kind> | null;
}

/** A rule: its words, and what it checks. */
export interface Rule {
  meta: RuleMeta;
  /** The kinds of document that it is about; null: any file of the content. */
  kinds: readonly Kind[] | null;
  check: (input: FileInput, report: Report) => void;
}

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
  return {
    meta,
    kinds: meta.kinds,
    check: ({ context, input }, report) => {
      if (!input || (context.syntax && !meta.frontMatterOnly)) return;
      check(input as RuleInput<K>, report);
    },
  };
}

/** Defines a rule on any file of the content, documents and YAML files alike. */
export function fileRule(meta: RuleMeta, check: Rule['check']): Rule {
  return { meta, kinds: null, check };
}

/**
 * What holds a file to some rules: what they find becomes messages of the file, each with its rule's
 * id. It is one unified transformer for all of them. A transformer each, as unified-lint-rule makes
 * them, calls the next from within the one before: with 72 rules a stack of 700 calls, which took a
 * twelfth of the whole check.
 */
export function ruleRunner(rules: readonly Rule[]): (tree: Root, file: VFile) => void {
  const byKind = new Map<Kind | null, readonly Rule[]>();
  /** Each kind has a third of the rules to itself, which need not be asked about the others. */
  const rulesFor = (kind: Kind | null): readonly Rule[] => {
    const known = byKind.get(kind);
    if (known) return known;
    const some = rules.filter(({ kinds }) => !kinds || (kind !== null && kinds.includes(kind)));
    byKind.set(kind, some);
    return some;
  };
  return (tree, file) => {
    const parsed = parsedOf(tree, file);
    const context = contextOf(file);
    const { house, index } = context;
    const input = {
      tree,
      context,
      text: textOf(file),
      parsed,
      input: parsed && { ...parsed, house, index },
    };
    for (const rule of rulesFor(parsed?.document.kind ?? null)) runRule(rule, input, file);
  };
}

function runRule({ meta, check }: Rule, input: FileInput, file: VFile): void {
  const { id: ruleId, severity } = meta;
  try {
    check(input, ({ at, ...finding }) => {
      const { line, column, endLine, endColumn } = spanInside(at, linesOf(input));
      const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
      const message = file.message(messageOf(finding), { place, ruleId, source: 'flightplan' });
      message.fatal = severity === 'error';
    });
  } catch (error) {
    // A fault of a rule must not hide what the other rules find.
    const reason = error instanceof Error ? error.message : String(error);
    file.message(`The rule failed: ${reason}`, { ruleId, source: 'flightplan' }).fatal = true;
  }
}

const lines = new LastOnly<FileInput, readonly string[]>();

function linesOf(input: FileInput): readonly string[] {
  return lines.get(input, () => input.text.split('\n'));
}
