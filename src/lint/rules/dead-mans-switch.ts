import { after } from '../../documents/span.ts';
import { attributeText, sectionNamed, tagsIn } from '../parts.ts';
import { documentRule } from '../rule.ts';
import { anyOf, nearest, quoted } from '../words.ts';

export default documentRule(
  {
    id: 'dead-mans-switch',
    kinds: ['runbook'],
    severity: 'error',
    summary: "A dead-man's switch pages a team when no metrics arrive.",
    why: 'When monitoring dies, every graph stays as it was: green. Silence has to be an alert of its own.',
  },
  ({ document, outline, index }, report) => {
    const section = sectionNamed(outline, 'Monitoring');
    const alarm = document.monitoring.deadMansSwitch;
    if (!section) return;
    if (!alarm) {
      report({
        at: after(section.at),
        found: "monitoring without a dead-man's switch",
        expected: 'an alert for the case that no metrics arrive',
        fix: 'add for example `<DeadMansSwitch after="5m" pages="payments" />`',
      });
      return;
    }
    const [node] = tagsIn(section, 'DeadMansSwitch');
    const written = node ? attributeText(node, 'after') : null;
    const pages = node ? attributeText(node, 'pages') : null;
    if (alarm.afterMs === null && written !== null) {
      report({
        at: alarm.attributes.after,
        found:
          written === ''
            ? "dead-man's switch without a time"
            : `time ${quoted(written)} of the dead-man's switch`,
        expected: 'the silence that sets it off, as a duration with a unit',
        fix: 'write for example `after="5m"`',
      });
    }
    if (pages === null || (pages !== '' && (!index || index.teams.has(pages)))) return;
    const near = index && pages !== '' ? nearest(pages, index.teams) : null;
    report({
      at: alarm.attributes.pages,
      found: pages === '' ? "dead-man's switch that pages nobody" : `team ${quoted(pages)}`,
      expected:
        index && index.teams.size > 0 && index.teams.size <= 12
          ? anyOf([...index.teams])
          : 'the id of a team in teams.yaml',
      fix: near ? `write \`pages="${near}"\`` : 'write `pages="…"` with the team that is called',
    });
  },
);
