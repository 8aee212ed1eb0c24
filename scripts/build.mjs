// Installs what is missing and compiles what changed.

import { build, buildClient, install } from "./steps.mjs";

process.exitCode = install() && build() && buildClient() ? 0 : 1;
