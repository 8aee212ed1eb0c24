import { join } from "node:path";
import { icons as drawings } from "@iconify-json/tabler";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/** Makes `icon:<name>` the icon of that name. The package of components would be eighteen thousand files to install. */
const icons: Plugin = {
  name: "icons",
  resolveId: (id) => (id.startsWith("icon:") ? `\0${id}.jsx` : undefined),
  load(id) {
    const name = /^\0icon:(.+)\.jsx$/.exec(id)?.[1];
    if (name === undefined) return undefined;
    const drawing = drawings.icons[name];
    if (!drawing) throw new Error(`Tabler draws no "${name}"`);
    const inside = drawing.body.replaceAll(/-([a-z])(?=[a-z-]*=")/g, (_, letter: string) => letter.toUpperCase());
    const maker = JSON.stringify(join(here, "src/kit/icon.tsx"));
    const code = `import { makeIcon } from ${maker}; export default makeIcon(<>${inside}</>);`;
    return { code, moduleSideEffects: false };
  },
};

// Two entries, two bundles: `/` for the vendor's staff, `/portal` for the vendor's customers.
export default defineConfig({
  root: here,
  // The server writes <base href> from its own address, so that any prefix works.
  base: "./",
  plugins: [react(), icons],
  resolve: { alias: { "@licet/sdk": join(here, "../sdk/src/index.ts") } },
  build: {
    target: "es2022",
    manifest: true,
    // What is put into the page breaks the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { staff: join(here, "staff.html"), portal: join(here, "portal.html") },
      // A build beside other work is slow, and that says nothing about its plugins.
      checks: { pluginTimings: false },
    },
  },
  server: {
    proxy: Object.fromEntries(["/api", "/offline", "/docs", "/openapi"].map((path) => [path, "http://127.0.0.1:8080"])),
  },
});
