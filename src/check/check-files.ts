import { setImmediate } from 'node:timers/promises';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { kindOf, kinds, type AnyDocument, type Kind } from '../documents/kinds.ts';
import { newContext, parsedOf, type LintData } from '../lint/context.ts';
import flightplan from '../lint/preset.ts';
import type { HouseData } from './house-data.ts';
import { byPlace, type Problem } from './problem.ts';
import type { ContentIndex } from './site-index.ts';

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

/** A file that has been parsed. */
interface ParsedFile {
  path: string;
  text: string;
  file: VFile;
  tree: Root;
  context: LintData;
}

/** Parses some files of the content, and holds them to the rules: `checkEach`, all at once. */
export function checkFiles(...what: Parameters<typeof checkEach>): CheckedFile[] {
  const work = checkEach(...what);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * The same, with a pause between some of the files, in which Node lets go of the native buffers that
 * hold parsed trees. Without one a thousand files take each a new piece of memory, which costs more
 * than to write into one that is at hand.
 */
export async function checkManyFiles(
  ...what: Parameters<typeof checkEach>
): Promise<CheckedFile[]> {
  const work = checkEach(...what);
  for (let count = 1; ; count++) {
    const { done, value } = work.next();
    if (done) return value;
    if (count % 16 === 0) await setImmediate();
  }
}

/**
 * Parses some files of the content, and holds them to the rules. The tree of a runbook or a log is
 * let go before the next is parsed, for there may be thousands; what other documents decide upon
 * (the last release with a card, the order of principles) is known when all the others are. Logs come
 * after the runbooks, whose rollback levels and headings they name.
 *
 * @param texts each file's text, without byte-order mark, by its path from the content folder
 * @param keep whether the documents are kept, or let go with their trees
 * @yields after each file
 * @returns all files, in file order
 */
function* checkEach(
  texts: ReadonlyMap<string, string>,
  data: HouseData,
  index: ContentIndex,
  keep: boolean,
): Generator<undefined, CheckedFile[]> {
  const checked = new Map<string, CheckedFile>();
  const last: ParsedFile[] = [];
  for (const [path, text] of logsLast(texts)) {
    const parsed = parseFile(path, text, data, index);
    const { document } = parsed.context.parsed ?? {};
    if (document) index.note(document);
    if (document && isOneOfFew(document)) last.push(parsed);
    else checked.set(path, checkFile(parsed, keep));
    yield;
  }
  for (const parsed of last) checked.set(parsed.path, checkFile(parsed, keep));
  return [...texts.keys()].flatMap((path) => checked.get(path) ?? []);
}

function logsLast(texts: ReadonlyMap<string, string>): (readonly [string, string])[] {
  const isLog = (path: string): boolean => path.startsWith(`${kinds.log.folder}/`);
  const files = [...texts];
  return [...files.filter(([path]) => !isLog(path)), ...files.filter(([path]) => isLog(path))];
}

function isOneOfFew({ kind }: AnyDocument): boolean {
  return kind !== 'runbook' && kind !== 'log';
}

function checkFile({ path, text, file, tree, context }: ParsedFile, keep: boolean): CheckedFile {
  processor.runSync(tree, file);
  const document = context.syntax ? null : (context.parsed?.document ?? null);
  return {
    path,
    text,
    kind: kindOf(path)?.kind ?? null,
    document: keep ? document : null,
    problems: file.messages.map((message) => toProblem(message, path)).sort(byPlace),
  };
}

function parseFile(path: string, text: string, data: HouseData, index: ContentIndex): ParsedFile {
  const { site, rulesUrl, issues, references } = data;
  const file = new VFile({ path, value: text });
  const context: LintData = {
    ...newContext(path),
    path,
    house: site.house,
    index,
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
