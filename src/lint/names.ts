import type { Span } from '../documents/span.ts';
import { normalized } from '../documents/outline.ts';
import { isBlank } from '../documents/rich-text.ts';
import type { TagNode } from '../documents/tag.ts';
import { attributeText } from './parts.ts';
import type { Report } from './rule.ts';
import { quoted } from './words.ts';

/** Reports tags without a name, and those whose name another one of them has. */
export function reportNames(
  what: 'stage' | 'level',
  nodes: readonly TagNode[],
  parts: readonly { attributes: { name: Span } }[],
  report: Report,
): void {
  const lines = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    const at = parts[index]?.attributes.name;
    const name = attributeText(node, 'name');
    if (!at || name === null) continue;
    const first = lines.get(normalized(name));
    if (isBlank(name)) {
      report({
        at,
        found: name === '' ? `${what} without a name` : `${quoted(name)} as the name of a ${what}`,
        expected: 'a name that says what happens in it',
        fix: 'write `name="…"`',
      });
    } else if (first !== undefined) {
      report({
        at,
        found: `second ${what} ${quoted(name)}, the name of the one in line ${String(first)}`,
        expected: 'a name of its own',
        fix: 'rename one of the two',
      });
    } else lines.set(normalized(name), at.line);
  }
}
