import { isBlank } from '../../documents/rich-text.ts';
import { metricColumns } from '../../documents/runbook/monitoring.ts';
import { after } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { reportTable } from '../required-table.ts';
import { documentRule } from '../rule.ts';
import { nearest, quoted } from '../words.ts';

const kindsOfMetric = ['technical', 'business'];

export default documentRule(
  {
    id: 'metric-complete',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'Every metric has its kind, its query, and limits for warning and critical.',
    why: 'A metric without its query is searched for while the graph is needed, and one without limits is a curve to look at.',
  },
  ({ document, outline, text }, report) => {
    const section = sectionNamed(outline, 'Monitoring');
    if (!section) return;
    const first = section.nodes.find(({ type }) => type === 'mdxJsxFlowElement');
    const { line } = first?.position?.start ?? {};
    const place =
      line === undefined ? after(section.at) : { line, column: 1, endLine: line, endColumn: 1 };
    const table = { of: 'metrics', columns: metricColumns, place };
    reportTable(section.nodes, text, table, report);
    for (const { kind, kindText } of document.monitoring.metrics) {
      if (kind || isBlank(kindText.text)) continue;
      report({
        at: kindText.at,
        found: `kind ${quoted(kindText.text)} of a metric`,
        expected: '`technical` or `business`',
        fix: `write \`${nearest(kindText.text, kindsOfMetric) ?? 'technical'}\``,
      });
    }
  },
);
