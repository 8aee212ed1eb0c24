import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

// Two entries, two bundles: `/` for the vendor's staff, `/portal` for the vendor's customers.
export default defineConfig({
  root: here,
  // The server writes <base href> from its own address, so that any prefix works.
  base: "./",
  plugins: [react()],
  resolve: { alias: { "@licet/sdk": join(here, "../sdk/src/index.ts") } },
  build: {
    target: "es2022",
    manifest: true,
    // What is put into the page breaks the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: { staff: join(here, "staff.html"), portal: join(here, "portal.html") } },
  },
  server: {
    proxy: Object.fromEntries(["/api", "/offline", "/docs", "/openapi"].map((path) => [path, "http://127.0.0.1:8080"])),
  },
});
