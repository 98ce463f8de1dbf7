import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { kindOf, type AnyDocument, type Kind } from '../documents/kinds.ts';
import { newContext, parsedOf, type LintData, type SiteIndex } from '../lint/context.ts';
import flightplan from '../lint/preset.ts';
import type { HouseData } from './house-data.ts';
import { byPlace, type Problem } from './problem.ts';
import { indexEntryOf, type IndexEntry } from './site-index.ts';

/** A content file, read, parsed and checked. */
export interface CheckedFile {
  /** From the content folder, with `/` between folders. */
  path: string;
  /** Empty where it can't be read. */
  text: string;
  /** Null for the YAML files. */
  kind: Kind | null;
  /** Null where the file can't be parsed, and for the YAML files. */
  document: AnyDocument | null;
  problems: Problem[];
}

const processor = unified().use(flightplan).freeze();

/** A file on its way through the check. */
interface WorkingFile {
  path: string;
  text: string;
  file: VFile;
  tree: Root;
  context: LintData;
}

/**
 * Some files of the content on their way through the check, in two steps: each file is parsed, and
 * then, when all documents of all slices are known, held to the rules.
 */
export class Slice {
  readonly #files: WorkingFile[];

  /**
   * @param texts each file's text, without byte-order mark, by its path from the content folder
   */
  constructor(texts: ReadonlyMap<string, string>, data: HouseData) {
    this.#files = [...texts].map(([path, text]) => parseFile(path, text, data));
  }

  /** What these files contribute to the index. */
  entries(): IndexEntry[] {
    return this.#files.flatMap(({ context: { parsed } }) =>
      parsed ? indexEntryOf(parsed.document) : [],
    );
  }

  /** Holds the files to the rules. */
  check(index: SiteIndex): CheckedFile[] {
    return this.#files.map(({ path, text, file, tree, context }) => {
      context.index = index;
      processor.runSync(tree, file);
      return {
        path,
        text,
        kind: kindOf(path)?.kind ?? null,
        document: context.syntax ? null : (context.parsed?.document ?? null),
        problems: file.messages.map((message) => toProblem(message, path)).sort(byPlace),
      };
    });
  }
}

function parseFile(path: string, text: string, data: HouseData): WorkingFile {
  const { site, rulesUrl, issues, references } = data;
  const file = new VFile({ path, value: text });
  const context: LintData = {
    ...newContext(path),
    path,
    house: site.house,
    rulesUrl,
    fieldIssues: issues.get(path) ?? null,
    references: references.get(path) ?? [],
  };
  file.data.flightplan = context;
  const isData = issues.has(path);
  const tree: Root = isData ? { type: 'root', children: [] } : (processor.parse(file) as Root);
  if (!isData) parsedOf(tree, file);
  return { path, text, file, tree, context };
}

function toProblem(message: VFile['messages'][number], path: string): Problem {
  const { place } = message;
  const at =
    place && 'start' in place
      ? place
      : { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return {
    path,
    line: at.start.line,
    column: at.start.column,
    endLine: at.end.line,
    endColumn: at.end.column,
    rule: message.ruleId ?? '',
    severity: message.fatal ? 'error' : 'warning',
    message: message.reason,
    url: message.url ?? '',
  };
}
