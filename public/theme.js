// See src/islands/theme-switch.ts
try {
  const theme = localStorage.getItem('flightplan-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
document.documentElement.dataset.js = '';
