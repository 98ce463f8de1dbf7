/** A change to a complete runbook that leaves it complete. */
export interface Variation {
  title: string;
  change: (text: string) => string;
}

/** What authors write differently without leaving anything out. */
export const variations: readonly Variation[] = [
  { title: 'front matter keys in reverse order', change: inFrontMatter(reversedKeys) },
  {
    title: 'groups of the front matter over several lines',
    change: inFrontMatter((yaml) => yaml.replace(/^(approved|rehearsed): \{(.*)\}$/gm, blockMap)),
  },
  {
    title: 'quoted values and comments in the front matter',
    change: inFrontMatter((yaml) =>
      yaml.replace(/^(service|risk|date): (\S+)$/gm, '$1: "$2" # as agreed\n'),
    ),
  },
  {
    title: 'longer prose',
    change: after(
      '## Overview\n',
      `\n${'A sentence that goes on for a while, as sentences do. '.repeat(60)}\n`,
    ),
  },
  {
    title: 'prose in another language',
    change: after(
      '## Overview\n',
      '\nTodo el tráfico cambia de versión; los reembolsos quedan así: 返金は一度だけ行われます。 Für alle Länder, auch für Größe „XXL“.\n',
    ),
  },
  {
    title: 'prose with quotes, lists, tables, emphasis and links',
    change: after(
      '## Overview\n',
      '\n> A quote, with **weight** and a [link](https://status.example.com/).\n\n1. One\n2. Two\n   - nested\n\n| a | b |\n| - | - |\n| 1 | `x \\| y` |\n',
    ),
  },
  {
    title: 'a comment',
    change: after('## Overview\n', '\n{/* Ask the payments team before changing this. */}\n'),
  },
  {
    title: 'a further section at the end',
    change: (text) => `${text}\n## Where the numbers are from\n\nThe numbers are from October.\n`,
  },
  {
    title: 'a further section in the middle',
    change: (text) =>
      text.replace(
        '## Before you start\n',
        '## Background\n\nWhy this took three weeks.\n\n## Before you start\n',
      ),
  },
  {
    title: 'a heading within a section',
    change: after('## Risks\n', '\n### What we looked at\n\nThe last five incidents.\n'),
  },
  { title: 'more blank lines', change: outsideCode((line) => (line === '' ? '\n' : line)) },
  {
    title: 'trailing spaces',
    change: outsideCode((line) => (line === '' || line === '---' ? line : `${line} `)),
  },
  {
    title: 'asterisks for bullets',
    change: outsideCode((line) => line.replace(/^(\s*)- (?=\[)/, '$1* ')),
  },
  {
    title: 'cells without padding',
    change: outsideCode((line) =>
      line.startsWith('|') ? line.replace(/ *(?<!\\)\| */g, '|') : line,
    ),
  },
  {
    title: 'cells with more padding',
    change: outsideCode((line) =>
      line.startsWith('|') ? line.replace(/(?<!\\)\|/g, '  |  ').trim() : line,
    ),
  },
  {
    title: 'aligned columns',
    change: outsideCode((line) =>
      /^\|[\s|-]+$/.test(line) ? line.replace(/-{2,}/g, (dashes) => `:${dashes}:`) : line,
    ),
  },
  {
    title: 'escaped pipes in a cell',
    change: (text) =>
      text.replace(/^(\| (?:Before|After)[^\n]*[^|\s])(\s*\|)$/m, '$1, page 1 \\| 2$2'),
  },
  {
    title: 'a nested list below a task',
    change: (text) =>
      text.replace(/^(- \[ \] [^\n]+)\n/m, '$1\n\n  - because of this\n  - and of that\n'),
  },
  { title: 'longer fences', change: (text) => text.replace(/^```/gm, '````') },
  {
    title: 'underlined headings',
    change: (text) => text.replace(/^## (Overview|Risks)$/gm, '$1\n--------'),
  },
  {
    title: 'headings in capitals',
    change: (text) => text.replace('## Before you start', '## BEFORE YOU START'),
  },
  {
    title: 'single quotes around attributes',
    change: outsideCode((line) =>
      line.startsWith('<') && !line.includes("'") ? line.replaceAll('"', "'") : line,
    ),
  },
  {
    title: 'attributes on lines of their own',
    change: outsideCode((line) =>
      /^<(?:Stage|Level) /.test(line)
        ? line.replace(/ (?=\w+=)/g, '\n  ').replace(/>$/, '\n>')
        : line,
    ),
  },
  {
    title: 'columns in another order',
    change: outsideCode((line) => (line.startsWith('|') ? swapFirstColumns(line) : line)),
  },
  // Last: what follows is written with the line ends that are there.
  { title: 'Windows line ends', change: (text) => text.replace(/\r?\n/g, '\r\n') },
];

function after(heading: string, addition: string): Variation['change'] {
  return (text) => text.replace(heading, () => `${heading}${addition}`);
}

function inFrontMatter(change: (yaml: string) => string): Variation['change'] {
  return (text) =>
    text.replace(/^---\n([^]*?)\n---\n/, (_, yaml: string) => `---\n${change(yaml)}\n---\n`);
}

function reversedKeys(yaml: string): string {
  return (yaml.match(/^\S.*(?:\n\s+.*)*/gm) ?? []).toReversed().join('\n');
}

function blockMap(_: string, key: string, fields: string): string {
  return `${key}:\n${fields
    .split(',')
    .map((field) => `  ${field.trim()}`)
    .join('\n')}`;
}

function swapFirstColumns(row: string): string {
  const [start = '', first = '', second = '', ...rest] = row.split(/(?<!\\)\|/);
  return [start, second, first, ...rest].join('|');
}

/** Changes lines that are neither front matter nor within a fence. */
function outsideCode(change: (line: string) => string): Variation['change'] {
  return (text) => {
    let inside = text.startsWith('---\n');
    return text
      .split('\n')
      .map((line, index) => {
        const fence = /^\s*```/.test(line) || (line === '---' && index > 0 && inside);
        if (fence) inside = !inside;
        return inside || fence || index === 0 ? line : change(line);
      })
      .join('\n');
  };
}
