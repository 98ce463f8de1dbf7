// Runs before the first paint, so that a chosen theme doesn't flash. See src/islands/theme-switch.ts.
try {
  const theme = localStorage.getItem('flightplan-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
document.documentElement.dataset.js = '';
