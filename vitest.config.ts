import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}'],
    allowOnly: false,
    // By itself Vitest leaves one core alone: on a machine with two that makes it twice as slow.
    maxWorkers: availableParallelism(),
  },
});
