// Starts the server from a fresh clone: installs and builds what is missing or stale, then becomes the server.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildServed, install, root } from "./steps.mjs";

const isReady = install() && (await buildServed());
if (!isReady) process.exit(1);

// In this very process, so that signals reach the server directly.
const main = join(root, "server/dist/main.js");
process.argv[1] = main;
await import(pathToFileURL(main).href);
