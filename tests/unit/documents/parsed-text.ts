import type { Node, Parent, Root } from 'mdast';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import type { Span } from '../../../src/documents/span.ts';

/** The tree of a text that is MDX. */
export function treeOf(text: string): Root {
  const { tree, problem } = parseMarkdown(text);
  if (!tree) throw new Error(problem.message);
  return tree;
}

/** The first node of a type, anywhere in the tree. */
export function firstOf<N extends Node>(tree: Parent, type: N['type']): N {
  const found = find(tree, type);
  if (!found) throw new Error(`There is no ${type}.`);
  return found as N;
}

function find(node: Node, type: string): Node | undefined {
  if (node.type === type) return node;
  for (const child of 'children' in node ? (node as Parent).children : []) {
    const found = find(child, type);
    if (found) return found;
  }
  return undefined;
}

/** What a span covers in a text. */
export function covered(text: string, { line, column, endLine, endColumn }: Span): string {
  const lines = text.split('\n');
  const starts = lines.map((_, index) => lines.slice(0, index).join('\n').length + (index ? 1 : 0));
  return text.slice(
    (starts[line - 1] ?? NaN) + column - 1,
    (starts[endLine - 1] ?? NaN) + endColumn - 1,
  );
}

/** Whether a span lies within a text and does not end before it begins. */
export function isInside(text: string, { line, column, endLine, endColumn }: Span): boolean {
  const lines = text.split('\n');
  const isPoint = (at: number, col: number): boolean =>
    at >= 1 && at <= lines.length && col >= 1 && col <= (lines[at - 1] ?? '').length + 1;
  return (
    isPoint(line, column) &&
    isPoint(endLine, endColumn) &&
    (endLine > line || (endLine === line && endColumn >= column))
  );
}
