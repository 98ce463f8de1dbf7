export { checkContent, checkTexts, readContent, type CheckedContent } from './check-content.ts';
export {
  applyImprovement,
  declineImprovement,
  openImprovements,
  type OpenImprovement,
} from './improvements.ts';
export { checkReport } from './check-report.ts';
export { codeFrame } from './code-frame.ts';
export { contentRoot, projectRoot } from './content-root.ts';
export { readSite } from './read-site.ts';
export { ruleList } from './rule-list.ts';
export { byPlace, type Problem } from './problem.ts';
export { githubReport } from './reporters/github.ts';
export { jsonReport } from './reporters/json.ts';
export { prettyReport, terminalHasColors } from './reporters/pretty.ts';
export { reportOf, type Report } from './report.ts';
export { sarifReport } from './reporters/sarif.ts';
export { selectPaths } from './select.ts';
export type { CheckedFile } from './check-files.ts';
