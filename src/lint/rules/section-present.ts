import { missingSections, requiredSections } from '../required-sections.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'section-present',
    kinds: ['runbook', 'safety-card', 'playbook', 'log'],
    severity: 'error',
    summary: 'Every section that a document of its kind needs is there.',
    why: 'Each section is the answer to a question that comes up during a release. A missing one is noticed when its answer is needed.',
  },
  ({ document, outline, sectionPlaces, tree }, report) => {
    const names = requiredSections(document.kind);
    for (const { name, meant } of missingSections(document.kind, outline)) {
      if (meant) {
        const asWritten = `${'#'.repeat(meant.depth)} ${meant.title}`;
        report({
          at: meant.at,
          found: `heading ${quoted(asWritten)}`,
          expected: `\`## ${name}\``,
          fix: `write \`## ${name}\``,
        });
        continue;
      }
      const at = sectionPlaces[name];
      if (!at) continue;
      const [previous, next] = [names.indexOf(name) - 1, names.indexOf(name) + 1].map(
        (index) => names[index],
      );
      const where = previous ? `after \`${previous}\`` : `before \`${next ?? ''}\``;
      report({
        at,
        found: `${tree.children.length === 0 ? 'empty document' : 'document'} without \`## ${name}\``,
        expected: `the section \`${name}\` ${where}`,
        fix: `add the heading \`## ${name}\` and what belongs below it`,
      });
    }
  },
);
