export {
  checkContent,
  checkTexts,
  type CheckedContent,
  type CheckedFile,
} from './check-content.ts';
export { codeFrame } from './code-frame.ts';
export { contentRoot, projectRoot } from './content-root.ts';
export { readSite } from './read-site.ts';
export { ruleList } from './rule-list.ts';
export { byPlace, type Problem } from './problem.ts';
export { githubReport } from './reporters/github.ts';
export { jsonReport } from './reporters/json.ts';
export { prettyReport, terminalHasColors, type Report } from './reporters/pretty.ts';
export { sarifReport } from './reporters/sarif.ts';
export { selectPaths } from './select.ts';
