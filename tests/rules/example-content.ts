import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/complete');

/** The complete content that the examples of all rules change: path to text. */
export function completeContent(): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((path) => /\.(?:mdx|yaml)$/.test(path))
      .toSorted()
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
}

/** One example of a rule: a change to a file of the complete content, and what the rule says of it. */
export interface Example {
  title: string;
  /** The file it changes; the runbook when left out. */
  file?: string;
  /** The file in which it is reported; the changed one when left out. */
  reportedIn?: string;
  /** Files of the complete content that are left out. */
  without?: string[];
  /** The reader's day; none when left out, as in a build. */
  today?: string;
  /** The text it replaces, which must occur exactly once. Left out: the whole file is replaced. */
  find?: string;
  /** What stands there instead. */
  replace: string;
  /** What the rule says, as `line:column message`; none for an example that passes. */
  messages?: string[];
}

/** A rule's examples: `tests/rules/<rule-id>/cases.yaml`. */
export interface Examples {
  passes: Example[];
  fails: Example[];
}

/** The file that an example changes where it names none. */
export const defaultFile = 'runbooks/2026-11-03-checkout.mdx';

/**
 * The complete content with an example's change in it.
 *
 * @throws when the text to replace is not there exactly once
 */
export function contentWith({
  title,
  file = defaultFile,
  without = [],
  find,
  replace,
}: Example): Map<string, string> {
  const content = completeContent();
  for (const path of without) content.delete(path);
  const text = content.get(file) ?? '';
  if (find === undefined) return content.set(file, replace);
  const count = text.split(find).length - 1;
  if (count !== 1)
    throw new Error(`"${title}": the text to find occurs ${String(count)} times in ${file}`);
  return content.set(
    file,
    text.replace(find, () => replace),
  );
}
