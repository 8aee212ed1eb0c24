import { defineConfig } from "vitest/config";

// npm run budget:lists: what a page of a long list costs a browser.
export default defineConfig({
  test: {
    include: ["test/scripting.ts"],
    globalSetup: ["../server/test/support/global-setup.ts"],
    testTimeout: 600_000,
    hookTimeout: 1_800_000,
  },
});
