import { riskColumns } from '../../documents/runbook/risks.ts';
import { after } from '../../documents/span.ts';
import { sectionNamed } from '../parts.ts';
import { reportTable } from '../required-table.ts';
import { documentRule } from '../rule.ts';

export default documentRule(
  {
    id: 'risk-complete',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'The risks are a table: what can fail, how it is detected, how one recovers.',
    why: 'A risk that nobody can detect is found by customers, and one without a way back is found out under pressure. The three columns make both gaps visible while there is time.',
  },
  ({ outline, text }, report) => {
    const section = sectionNamed(outline, 'Risks');
    if (!section) return;
    const table = { of: 'risks', columns: riskColumns, place: after(section.at) };
    reportTable(section.nodes, text, table, report);
  },
);
