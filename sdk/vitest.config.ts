import { defineConfig } from "vitest/config";

// The tests run against the real server, on the database that the server's own tests start.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["../server/test/support/global-setup.ts"],
    pool: "forks",
    // The server is loaded once, and not for each file.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
