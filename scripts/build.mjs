// Installs what is missing and compiles what changed.

import { build, buildLibrary, install } from "./steps.mjs";

process.exitCode = install() && build() && buildLibrary("client") && buildLibrary("sdk") ? 0 : 1;
