#!/usr/bin/env node
// The command exists before the first build, so that npm can link it.

import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(main)) {
  console.error("Licet is not built yet: run `npm run build` first.");
  process.exit(1);
}
await import(main.href);
