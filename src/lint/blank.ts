import type { Node, Text } from 'mdast';
import { isBlank, isComment, plainText } from '../documents/rich-text.ts';

const showsSomething = new Set([
  'code',
  'table',
  'heading',
  'definition',
  'mdxJsxFlowElement',
  'mdxFlowExpression',
]);

/** Whether a block says nothing: a comment, a line, a stand-in such as "TBD". */
export function saysNothing(node: Node): boolean {
  if (isComment(node) || node.type === 'thematicBreak') return true;
  if (isLongText(node)) return false;
  if (showsSomething.has(node.type) || holdsImage(node)) return false;
  return isBlank(plainText([node]));
}

/** The common case, told without reading on: a text or a list that begins with more than a stand-in. */
function isLongText(node: Node): boolean {
  let first: Node | undefined = node;
  while (first && 'children' in first) first = (first.children as Node[])[0];
  if (first?.type !== 'text') return false;
  const { value } = first as Text;
  return value.length > 40 && /\p{L}{2}/u.test(value);
}

function holdsImage(node: Node): boolean {
  return (
    node.type === 'image' || ('children' in node && (node.children as Node[]).some(holdsImage))
  );
}
