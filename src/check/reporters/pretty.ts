import { styleText } from 'node:util';
import { codeFrame } from '../code-frame.ts';
import type { Problem } from '../problem.ts';
import type { Report } from '../report.ts';

/** Colours a text for a terminal; the plain text where colours are off. */
type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Whether standard output is a terminal that shows colours; NO_COLOR turns them off. */
export function terminalHasColors(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors();
}

/**
 * The report for people: each problem as `path:line:column  message  rule`, with the lines around
 * it and the address of the rule's page, then the count.
 *
 * @param colors whether the output understands them
 * @param prefix put before each path, so that a terminal can open the file
 */
export function prettyReport(report: Report, colors: boolean, prefix = ''): string {
  const paint: Paint = (format, text) =>
    colors ? styleText(format, text, { validateStream: false }) : text;
  const texts = new Map(report.files.map(({ path, text }) => [path, text]));
  const parts = report.problems.map((problem) => {
    const frame = codeFrame(texts.get(problem.path) ?? '', problem);
    return [
      heading(problem, paint, prefix),
      indented(paintFrame(frame, paint)),
      paint('dim', `  ${problem.url}`),
    ].join('\n');
  });
  return `${[...parts, summary(report, paint)].join('\n\n')}\n`;
}

function heading(
  { path, line, column, severity, message, rule }: Problem,
  paint: Paint,
  prefix: string,
): string {
  const place = paint('underline', `${prefix}${path}:${String(line)}:${String(column)}`);
  const mark =
    severity === 'error' ? paint(['red', 'bold'], 'error') : paint(['yellow', 'bold'], 'warning');
  return `${place}  ${mark}  ${message}  ${paint('dim', rule)}`;
}

function paintFrame(frame: string, paint: Paint): string {
  return frame
    .replace(/^>.*$/gm, (line) => paint('bold', line))
    .replace(/\^+$/gm, (marks) => paint('red', marks));
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function summary({ files, errors, warnings }: Report, paint: Paint): string {
  const checked = counted(files.length, 'file');
  if (errors + warnings === 0) return `${paint('green', '✓')} ${checked} checked, no problems`;
  const mark = errors > 0 ? paint('red', '✗') : paint('yellow', '!');
  return `${mark} ${checked} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
