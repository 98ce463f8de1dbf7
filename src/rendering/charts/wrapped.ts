/**
 * A text in lines of so many signs at most, parted between words. A word that is longer than a line
 * is parted, too: all of it is shown.
 */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (const part of partsOf(word, most)) {
      const longer = line === '' ? part : `${line} ${part}`;
      if (longer.length > most) {
        lines.push(line);
        line = part;
      } else line = longer;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

function partsOf(word: string, most: number): string[] {
  return word.match(new RegExp(`.{1,${String(most)}}`, 'gu')) ?? [];
}
