/** What befell the storage, when its error does not tell. */
export type Mishap = 'is blocked' | 'was cleared' | 'cannot be written';

const byError: Readonly<Record<string, string>> = {
  QuotaExceededError: 'is full',
  TimeoutError: 'does not answer',
  VersionError: 'belongs to a newer version of this site',
};

/** The sentence that tells a reader why a run is in memory only, and what to do. */
export function memoryReason(error: unknown, mishap: Mishap): string {
  const what = (error instanceof Error && byError[error.name]) || mishap;
  return `This browser's storage ${what}, so this run is kept in this tab only: export it before you close the tab.`;
}
