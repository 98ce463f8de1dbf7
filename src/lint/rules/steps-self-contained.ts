import { addressOfPath, directionOf, linksOf, resolveLink } from '../links.ts';
import { documentRule } from '../rule.ts';
import { quoted } from '../words.ts';

export default documentRule(
  {
    id: 'steps-self-contained',
    kinds: ['runbook'],
    severity: 'error',
    summary: 'No step of a rollout or a rollback needs another document of this site.',
    why: 'Who follows a link in the middle of a stage is away from the timer and the triggers. At 3 AM, with the VPN down, the other page may not be there.',
  },
  ({ path, tree, text }, report) => {
    const own = addressOfPath(path);
    for (const { url, at, step } of linksOf(tree, text)) {
      if (step === null || url === '' || directionOf(url) !== 'inside') continue;
      if (resolveLink(url, own).page === own) continue;
      report({
        at,
        found: `link to ${quoted(url)} within \`<${step}>\``,
        expected: 'a step that needs no other document',
        fix: 'write here what is needed of it, or move the link to the overview',
      });
    }
  },
);
