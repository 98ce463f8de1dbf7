/** What befell the storage, when its error does not tell. */
export type Mishap = 'is blocked' | 'was cleared' | 'cannot be written';

const byError: Readonly<Record<string, string>> = {
  QuotaExceededError: 'is full',
  TimeoutError: 'does not answer',
  VersionError: 'belongs to a newer version of this site',
};

/** The sentence that tells a reader why a run is in memory only, and what to do. */
export function memoryReason(error: unknown, mishap: Mishap): string {
  const what = byError[nameOf(error)] ?? mishap;
  return `This browser's storage ${what}, so this run is in this tab only: export it before you close the tab.`;
}

/** What kind of error it is, by its name; empty for what is none. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
