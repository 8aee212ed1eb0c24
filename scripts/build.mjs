// Installs what is missing and compiles what changed.

import { buildAll, install } from "./steps.mjs";

process.exitCode = install() && (await buildAll()) ? 0 : 1;
