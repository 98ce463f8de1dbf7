// Starts a browser as the tests do and prints its path: a program that is there may still lack
// libraries, or be a stub that asks to install it. Without an argument: Playwright's own browser.
import { chromium } from '@playwright/test';
import { browserArguments } from './browser.mjs';

const executablePath = process.argv[2] ?? chromium.executablePath();
const browser = await chromium.launch({ executablePath, args: browserArguments, timeout: 30_000 });
await browser.newPage();
await browser.close();
console.log(executablePath);
