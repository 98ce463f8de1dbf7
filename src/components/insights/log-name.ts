/** What a log is called where figures name it, by its id. */
export type LogName = (log: string) => string;
