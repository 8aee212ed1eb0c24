// Installs what is missing and compiles what changed.

import { build, install } from "./steps.mjs";

process.exitCode = install() && build() ? 0 : 1;
