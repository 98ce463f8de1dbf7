import type { Problem } from './problem.ts';
import type { CheckedFile } from './check-files.ts';

/** What a check found: all that a reporter shows. */
export interface Report<File = Pick<CheckedFile, 'path' | 'text' | 'problems'>> {
  /** In file order, with their texts for the code frames. */
  files: File[];
  /** Of all files, in file order. */
  problems: Problem[];
  errors: number;
  warnings: number;
}

/** The report of some checked files, which are in file order. */
export function reportOf<File extends Pick<CheckedFile, 'path' | 'text' | 'problems'>>(
  files: File[],
): Report<File> {
  const problems = files.flatMap((file) => file.problems);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { files, problems, errors, warnings: problems.length - errors };
}
