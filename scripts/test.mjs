// Runs the tests of the server, the client, the SDK and the pages; its last line is "N passed, N failed".
//   npm test [-- file or option of vitest…]      npm run test:long      npm run test:crash

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAll, install, root, runTool } from "./steps.mjs";

const args = process.argv.slice(2);
const isLong = args.includes("--long");
const isCrash = args.includes("--crash");
const passedOn = args.filter((arg) => arg !== "--long" && arg !== "--crash");

const isInstalled = install();
// Tests run from the sources and may prove something even where the types are wrong; the exit code covers both.
const isBuilt = isInstalled && (await buildAll());
const workspaces = isCrash ? ["server"] : ["server", "client", "sdk", "dashboard"];
const runs = isInstalled ? workspaces.map(runTests) : [];
const passed = runs.reduce((sum, run) => sum + run.passed, 0);
const failed = runs.reduce((sum, run) => sum + run.failed, 0);
const isComplete = runs.length > 0 && runs.every((run) => run.isComplete);
if (!isBuilt) console.log("the build failed, see above");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = isBuilt && isComplete && passed > 0 && failed === 0 ? 0 : 1;

function runTests(workspace) {
  const folder = mkdtempSync(join(tmpdir(), "licet-report-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  try {
    const isWell = runTool(
      "vitest",
      ["run", "--passWithNoTests", ...(isCrash ? ["test/crash"] : []), ...reporters, ...passedOn],
      {
        cwd: join(root, workspace),
        env: {
          ...process.env,
          ...(isLong ? { LICET_TEST_LONG: "1" } : {}),
          ...(isCrash ? { LICET_TEST_CRASH: "1" } : {}),
        },
      },
    );
    const result = JSON.parse(readFileSync(report, "utf8"));
    // A file that could not be loaded has no failed test, but is a failure all the same.
    const brokenFiles = result.testResults.filter(
      (file) => file.status === "failed" && !file.assertionResults.some(hasFailed),
    );
    return { passed: result.numPassedTests, failed: result.numFailedTests + brokenFiles.length, isComplete: isWell };
  } catch (error) {
    console.error(`the test run left no report: ${error.message}`);
    return { passed: 0, failed: 1, isComplete: false };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasFailed(test) {
  return test.status === "failed";
}
