import { unified } from 'unified';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import type { FieldIssue } from '../documents/front-matter.ts';
import { kindOf, type AnyDocument, type Kind } from '../documents/kinds.ts';
import type { Reference } from '../documents/reference.ts';
import { parseServices } from '../documents/service/parse.ts';
import type { Service } from '../documents/service/schema.ts';
import { parseSite } from '../documents/site/parse.ts';
import type { Site } from '../documents/site/schema.ts';
import { parseTeams } from '../documents/team/parse.ts';
import type { Team } from '../documents/team/schema.ts';
import { newContext, parsedOf, type LintData } from '../lint/context.ts';
import flightplan from '../lint/preset.ts';
import type { Disk } from './disk.ts';
import { fileProblem } from './file-rules.ts';
import { findFiles, type FileFinding } from './find-files.ts';
import { indexOf, sameAddress } from './site-index.ts';
import { byPlace, type Problem } from './problem.ts';
import { readText } from './read-text.ts';

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

/** The whole content, checked. */
export interface CheckedContent {
  /** The content folder. */
  root: string;
  site: Site;
  services: Service[];
  teams: Team[];
  /** In file order. */
  files: CheckedFile[];
  /** Of all files, in file order. */
  problems: Problem[];
  errors: number;
  warnings: number;
}

const processor = unified().use(flightplan).freeze();

/** A file on its way through the check. */
interface WorkingFile {
  path: string;
  text: string;
  kind: Kind | null;
  file: VFile;
  tree: Root;
  context: LintData;
}

/**
 * Reads, parses and checks all content.
 *
 * @param root the content folder
 * @throws when the content folder is not there or can't be read
 */
export async function checkContent(root: string, disk?: Disk): Promise<CheckedContent> {
  const { paths, findings } = await findFiles(root, disk);
  const texts = new Map<string, string>();
  const read = await Promise.all(
    paths.map(async (path) => [path, await readText(root, path, disk)] as const),
  );
  for (const [path, result] of read) {
    if (typeof result === 'string') texts.set(path, result);
    else findings.push(result);
  }
  return checkTexts(root, texts, findings);
}

/**
 * Checks content that has been read.
 *
 * @param texts each file's text, without byte-order mark, by its path from the content folder
 */
export function checkTexts(
  root: string,
  texts: ReadonlyMap<string, string>,
  findings: readonly FileFinding[] = [],
): CheckedContent {
  const { site, services, teams, issues, references } = readData(texts);
  const rulesUrl = `${site.url.replace(/\/$/, '')}${site.base.replace(/\/$/, '')}/rules/`;
  const working = [...texts].map(([path, text]) =>
    parseFile(path, text, { issues, references, site, rulesUrl }),
  );
  const documents = working.flatMap(({ context }) => context.parsed?.document ?? []);
  const index = indexOf({ documents, services, teams });
  const files = working.map(({ file, tree, context, ...rest }): CheckedFile => {
    context.index = index;
    processor.runSync(tree, file);
    return {
      ...rest,
      document: context.syntax ? null : (context.parsed?.document ?? null),
      problems: file.messages.map((message) => toProblem(message, rest.path)),
    };
  });
  for (const { path, rule, ...finding } of [...findings, ...sameAddress(documents)]) {
    addProblem(files, fileProblem(path, rule, finding, rulesUrl));
  }
  for (const file of files) file.problems.sort(byPlace);
  const problems = files.flatMap((file) => file.problems);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    root,
    site,
    services,
    teams,
    files,
    problems,
    errors,
    warnings: problems.length - errors,
  };
}

function readData(texts: ReadonlyMap<string, string>): {
  site: Site;
  services: Service[];
  teams: Team[];
  issues: Map<string, FieldIssue[]>;
  references: Map<string, Reference[]>;
} {
  const { site, issues: ofSite } = parseSite(texts.get('site.yaml') ?? '');
  const {
    services,
    issues: ofServices,
    references,
  } = parseServices('services.yaml', texts.get('services.yaml') ?? '');
  const { teams, issues: ofTeams } = parseTeams('teams.yaml', texts.get('teams.yaml') ?? '');
  const issues = new Map([
    ['site.yaml', ofSite],
    ['services.yaml', ofServices],
    ['teams.yaml', ofTeams],
  ]);
  return { site, services, teams, issues, references: new Map([['services.yaml', references]]) };
}

function parseFile(
  path: string,
  text: string,
  {
    issues,
    references,
    site,
    rulesUrl,
  }: Pick<ReturnType<typeof readData>, 'issues' | 'references' | 'site'> & { rulesUrl: string },
): WorkingFile {
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
  return { path, text, kind: kindOf(path)?.kind ?? null, file, tree, context };
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

function addProblem(files: CheckedFile[], problem: Problem): void {
  const file = files.find(({ path }) => path === problem.path);
  if (file) file.problems.push(problem);
  else {
    const { path } = problem;
    files.push({
      path,
      text: '',
      kind: kindOf(path)?.kind ?? null,
      document: null,
      problems: [problem],
    });
    files.sort((a, b) => byPlace({ ...problem, path: a.path }, { ...problem, path: b.path }));
  }
}
