import { ruleList } from '../rule-list.ts';
import type { Report } from '../report.ts';

/** The report in SARIF 2.1.0, which code hosts and editors read. */
export function sarifReport({ problems }: Report, prefix = ''): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Flightplan',
            rules: ruleList.map(({ id, summary, why, severity }) => ({
              id,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map(
          ({ path, line, column, endLine, endColumn, rule, severity, message }) => ({
            ruleId: rule,
            level: severity,
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(prefix + path) },
                  region: { startLine: line, startColumn: column, endLine, endColumn },
                },
              },
            ],
          }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
