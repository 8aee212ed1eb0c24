import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["../server/test/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The server is loaded once, and not for each file.
    isolate: false,
    // Each file starts a browser, which takes a core by itself.
    maxWorkers: 2,
  },
});
