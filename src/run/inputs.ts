import type { PlanCommand } from '../documents/run-plan/schema.ts';

/** Whether a value has the form that an input asks for, as a whole. */
export function matchesPattern(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(value);
  } catch {
    return false;
  }
}

/** A command with its inputs filled in. */
export interface FilledCommand {
  /** What is shown and copied; inputs without a value stand as `$NAME`. */
  text: string;
  /** Names of the inputs that have no value yet: it can't be copied until they have. */
  missing: string[];
}

/** Fills the inputs of a command in, in quotes where the shell would read them otherwise. */
export function fillCommand(
  { parts, assigned }: Pick<PlanCommand, 'parts' | 'assigned'>,
  inputs: Readonly<Record<string, string>>,
): FilledCommand {
  const missing = new Set<string>();
  const valueOf = (name: string): string | null => {
    const value = inputs[name] ?? '';
    if (value === '') missing.add(name);
    return value === '' ? null : value;
  };
  const lines = assigned.map((name) => {
    const value = valueOf(name);
    return `${name}=${value === null ? `$${name}` : quoted(value)}\n`;
  });
  const code = parts.map((part) => {
    if (typeof part === 'string') return part;
    const value = valueOf(part.input);
    if (value === null) return `$${part.input}`;
    return part.within === 'nothing' ? quoted(value) : withinDoubleQuotes(value);
  });
  return { text: [...lines, ...code].join(''), missing: [...missing] };
}

/** A value as one word of a shell: as it is where that is safe, else in single quotes. */
function quoted(value: string): string {
  return /^(?!=)[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** An interactive shell expands `!` between double quotes, where no backslash hides it. */
function withinDoubleQuotes(value: string): string {
  return value.replace(/[\\"$`]/g, '\\$&').replace(/!+/g, `"'$&'"`);
}
