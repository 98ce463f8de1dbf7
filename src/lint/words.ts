import { closest, distance } from 'fastest-levenshtein';

/** Text from a file, quoted within a message, and cut where it is long. */
export function quoted(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
  return `\`${cut.replaceAll('`', '´')}\``;
}

/** A few words, quoted and joined: `` `a`, `b` or `c` ``. */
export function anyOf(words: readonly string[]): string {
  const all = words.map((word) => `\`${word}\``);
  const last = all.pop();
  return all.length === 0 ? (last ?? 'nothing') : `${all.join(', ')} or ${last ?? ''}`;
}

/** The word of a list that is most like a given one, or null when none is alike. */
export function nearest(word: string, words: Iterable<string>): string | null {
  const list = [...words];
  if (list.length === 0) return null;
  const candidate = closest(word.toLowerCase(), list);
  const most = Math.max(2, Math.ceil(Math.max(word.length, candidate.length) / 2));
  return distance(word.toLowerCase(), candidate.toLowerCase()) <= most ? candidate : null;
}
