import type { Problem } from './problem.ts';

/** The lines around a problem, with a mark below the place: plain text, no colours. */
export function codeFrame(
  text: string,
  problem: Pick<Problem, 'line' | 'column' | 'endLine' | 'endColumn'>,
): string {
  const lines = text.split(/\r?\n/);
  const from = Math.max(1, problem.line - 2);
  const to = Math.min(lines.length, problem.line + 1);
  const width = String(to).length;
  const frame: string[] = [];
  for (let number = from; number <= to; number++) {
    const line = clip(lines[number - 1] ?? '');
    const current = number === problem.line;
    frame.push(`${current ? '>' : ' '} ${String(number).padStart(width)} │ ${line}`.trimEnd());
    if (!current) continue;
    const column = Math.min(problem.column, line.length + 1);
    const end = problem.endLine === problem.line ? problem.endColumn : line.length + 1;
    const marks = '^'.repeat(Math.max(1, Math.min(end, line.length + 1) - column));
    const indent = line.slice(0, column - 1).replace(/[^\t]/g, ' ');
    frame.push(`  ${' '.repeat(width)} │ ${indent}${marks}`);
  }
  return frame.join('\n');
}

function clip(line: string): string {
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
