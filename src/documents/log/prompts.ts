/**
 * The prompts of the reflection, in order (seed 001, step 1), by the ids under which figures count
 * their answers.
 */
export const prompts = [
  { id: 'trouble', title: 'What went wrong or took longer' },
  { id: 'gaps', title: 'What the documents left open' },
  { id: 'differences', title: 'What production did differently' },
  { id: 'friction', title: 'Where it was hard' },
  { id: 'strengths', title: 'What worked and should stay' },
  { id: 'assumptions', title: 'What we had assumed' },
] as const;

/** The id of a prompt. */
export type PromptId = (typeof prompts)[number]['id'];

/** The ids of the prompts, in order. */
export const promptIds = prompts.map(({ id }) => id) as [PromptId, ...PromptId[]];
