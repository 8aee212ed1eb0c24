import { defineConfig } from "vitest/config";

// npm run pictures: every main page, as it looks.
export default defineConfig({
  test: {
    include: ["test/pictures.ts"],
    globalSetup: ["../server/test/support/global-setup.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
