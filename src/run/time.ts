/** A duration as a clock shows it: `4:07`, `1:02:33`, `-0:05`. Milliseconds in. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = h > 0 ? `${String(h)}:${two(m)}:${two(s)}` : `${String(m)}:${two(s)}`;
  return ms < 0 && seconds > 0 ? `-${text}` : text;
}

/** A duration in words for reading: `1 h 5 min`, `14 min`, `1 min 30 s`. Milliseconds in. */
export function spokenDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${String(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  const rest = seconds % 60;
  if (seconds < 600 && rest > 0) return `${String(Math.floor(seconds / 60))} min ${String(rest)} s`;
  if (minutes < 60) return `${String(minutes)} min`;
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return m === 0 ? `${String(h)} h` : `${String(h)} h ${String(m)} min`;
}

/** An instant as logs write it: `2026-11-03T09:02:11Z`. Milliseconds since the epoch in. */
export function instantText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The time of day in UTC: `09:02:11`. Milliseconds since the epoch in. */
export function utcTime(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
