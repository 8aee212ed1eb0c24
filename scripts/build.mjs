// Installs what is missing and compiles what changed.

import { build, buildLibrary, buildPages, install } from "./steps.mjs";

process.exitCode = install() && build() && buildPages() && buildLibrary("client") && buildLibrary("sdk") ? 0 : 1;
