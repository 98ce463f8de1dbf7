import type { Report } from '../report.ts';

/** The report as GitHub's workflow commands, which become annotations of a pull request. */
export function githubReport({ problems }: Report, prefix = ''): string {
  return problems
    .map(({ path, line, column, endLine, endColumn, severity, message, rule, url }) => {
      const place = `file=${property(prefix + path)},line=${String(line)},col=${String(column)},endLine=${String(endLine)},endColumn=${String(endColumn)}`;
      return `::${severity} ${place},title=${property(rule)}::${data(`${message} (${url})`)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
