import { defineConfig } from "vitest/config";

// Tests that take minutes run only when asked for: npm run test:long. npm run test:crash kills more often than npm test does.
const long = process.env["LICET_TEST_LONG"] === "1";
const crash = process.env["LICET_TEST_CRASH"] === "1";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", ...(long ? [] : ["test/long/**"])],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    // The server is loaded once, and not for each file.
    isolate: false,
    maxWorkers: 2,
    testTimeout: long || crash ? 600_000 : 30_000,
    hookTimeout: 60_000,
  },
});
