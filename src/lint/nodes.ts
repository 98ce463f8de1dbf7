import type { Node, Parent, Root } from 'mdast';

/** A node with what it stands in, up to the root. */
export interface Located {
  node: Node;
  /** Null for a node directly below the root. */
  parent: Located | null;
}

/** The rules look at one file after the other: the last tree is the one that is asked about. */
let walked: { tree: Root; byType: ReadonlyMap<string, readonly Located[]> } | null = null;

/** All nodes of one type, in file order. The tree is walked once, however many rules ask. */
export function nodesOf(tree: Root, type: string, ...others: string[]): readonly Located[] {
  if (walked?.tree !== tree) walked = { tree, byType: walk(tree) };
  const { byType } = walked;
  const found = byType.get(type) ?? [];
  if (others.length === 0) return found;
  return [...found, ...others.flatMap((other) => byType.get(other) ?? [])].sort(inFileOrder);
}

/** The nearest node around one that passes a test; null where there is none. */
export function ancestorOf(
  { parent }: Located,
  test: (located: Located) => boolean,
): Located | null {
  for (let at = parent; at; at = at.parent) if (test(at)) return at;
  return null;
}

function walk(tree: Root): Map<string, Located[]> {
  const byType = new Map<string, Located[]>();
  const stack: Located[] = tree.children.map((node) => ({ node, parent: null })).reverse();
  for (let located = stack.pop(); located; located = stack.pop()) {
    const { node } = located;
    const alike = byType.get(node.type);
    if (alike) alike.push(located);
    else byType.set(node.type, [located]);
    if (!('children' in node)) continue;
    const { children } = node as Parent;
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) stack.push({ node: child, parent: located });
    }
  }
  return byType;
}

function inFileOrder(a: Located, b: Located): number {
  return offsetOf(a) - offsetOf(b);
}

function offsetOf({ node }: Located): number {
  return node.position?.start.offset ?? 0;
}
