import { isMap, isNode, isSeq, parseDocument, stringify } from 'yaml';
import { normalized } from '../documents/outline.ts';
import type { House } from '../documents/site/schema.ts';

/**
 * site.yaml with one check more among those that every release needs. Nothing else of the text
 * changes where its list is written over lines; a list in one line, or none at all, is written anew.
 *
 * @param text with Unix line ends
 * @returns the same text where a check has these words already; null where it is no YAML
 */
export function withHouseCheck(text: string, check: House['checks'][number]): string | null {
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  const checks = document.getIn(['house', 'checks']);
  const items = isSeq(checks) ? checks.items : [];
  if (
    items.some(
      (item) => isMap(item) && normalized(String(item.get('text'))) === normalized(check.text),
    )
  )
    return text;
  const last = items.at(-1);
  const range = isNode(last) ? last.range : null;
  if (isSeq(checks) && !checks.flow && range) {
    const [start, end] = range;
    const dash = text.lastIndexOf('-', start);
    const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
    const lines = stringify([check], { lineWidth: 0 }).trimEnd().replace(/^/gm, indent);
    // The end of a text in several lines is that of its last line, break included.
    const at = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
    const before = text.slice(0, at);
    return `${before}${before.endsWith('\n') ? '' : '\n'}${lines}\n${text.slice(at)}`;
  }
  document.setIn(['house', 'checks'], document.createNode([...items, document.createNode(check)]));
  return document.toString({ lineWidth: 0 });
}
