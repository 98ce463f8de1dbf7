/**
 * A value that a complete runbook has.
 *
 * @throws Error for null: the check has not been asked, or its errors were not heeded
 */
export function needed<Value>(value: Value | null, of: string, name: string): Value {
  if (value === null)
    throw new Error(
      `Unexpected ${of} without ${name}, expected a runbook that passed the check, run \`npm run check\``,
    );
  return value;
}
