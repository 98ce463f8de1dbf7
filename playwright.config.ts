import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/setup/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts'],
  outputDir: '.cache/playwright',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
  },
});
