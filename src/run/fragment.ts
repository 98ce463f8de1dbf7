import type { RunPlan } from '../documents/run-plan/schema.ts';
import { matchesPattern } from './inputs.ts';

/**
 * The inputs that an address carries in its fragment, as `#SHA=3f2c1ab&REGION=eu-1`, so that an
 * alert or a ticket can open a runbook with its values.
 *
 * @returns the sound ones, and the names of those that do not have the form that is asked for
 */
export function inputsInFragment(
  { inputs }: Pick<RunPlan, 'inputs'>,
  fragment: string,
): { values: Record<string, string>; unsound: string[] } {
  // A fragment is no form: its `+` is a plus, as in the version 1.2.3+build.5.
  const given = new URLSearchParams(fragment.replace(/^#/, '').replaceAll('+', '%2B'));
  const values: Record<string, string> = {};
  const unsound: string[] = [];
  for (const { name, pattern } of inputs) {
    const value = given.get(name);
    if (value === null) continue;
    if (matchesPattern(pattern, value)) values[name] = value;
    else unsound.push(name);
  }
  return { values, unsound };
}
