import type { List, ListItem, Node, Root } from 'mdast';
import { plainText } from '../documents/rich-text.ts';
import { isTaskList } from '../documents/task-list.ts';
import { nodesOf } from './nodes.ts';

/** A box with nothing after it, which Markdown takes for text. */
const bareBox = /^\[[ xX]?\]$/;

/** All task lists of a document, nested ones too, in file order. */
export function taskListsOf(tree: Root): List[] {
  return nodesOf(tree, 'list')
    .map(({ node }) => node)
    .filter(hasTasks);
}

/** Whether a list has a task, or a box that waits for the words of one. */
export function hasTasks(node: Node): node is List {
  return isTaskList(node) || (node.type === 'list' && (node as List).children.some(isBareBox));
}

/** Whether an item is a box with nothing after it. */
export function isBareBox(item: ListItem): boolean {
  return typeof item.checked !== 'boolean' && bareBox.test(wordsOf(item));
}

/** The words of a task, without what is indented below it. */
export function wordsOf({ children: [first] }: ListItem): string {
  return first?.type === 'paragraph' ? plainText(first.children) : '';
}
