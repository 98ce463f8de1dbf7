import type { VFile } from 'vfile';

/** Rules that say what is wrong with any text, and give way where a rule on that place speaks. */
const givingWay = new Set(['no-placeholder', 'heading-depth']);

/**
 * Leaves the one message on YAML that can't be read, where all others on the same block follow
 * from it.
 *
 * @param end last line of the front matter
 */
export function leaveYamlMessage(file: VFile, end: number): void {
  file.messages = file.messages.filter(
    ({ ruleId, line }) => ruleId === 'valid-yaml' || (line ?? 1) > end,
  );
}

/**
 * Leaves one message for one fault: a cell with "TBD" is empty to the rule on its table, and a
 * placeholder to the rule on all text.
 */
export function leaveOneMessage(file: VFile): void {
  const placeOf = (line: number, column: number): string => `${String(line)}:${String(column)}`;
  if (!file.messages.some(({ ruleId }) => givingWay.has(ruleId ?? ''))) return;
  const taken = new Set(
    file.messages
      .filter(({ ruleId }) => !givingWay.has(ruleId ?? ''))
      // A value may stand in quotes, which are part of its place and not of the placeholder's.
      .flatMap(({ line = 1, column = 1 }) => [placeOf(line, column), placeOf(line, column + 1)]),
  );
  file.messages = file.messages.filter(
    (message) =>
      !givingWay.has(message.ruleId ?? '') ||
      !taken.has(placeOf(message.line ?? 1, message.column ?? 1)),
  );
}
