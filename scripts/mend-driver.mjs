// Mends a fault of the PostgreSQL driver that ends the whole process when a connection is lost at the wrong moment, until a
// release has it mended (https://github.com/porsager/postgres/issues/1208). What and why: docs/decisions/0012.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const mark = "/* mended by Licet */";

/** Each: after which line of the driver's connection.js something is added, and what. */
const additions = [
  // What was still to be sent when the connection was lost must not be sent on the next one, nor keep it from sending.
  [/^ {4}socket = null$/m, `${mark} chunk = nextWriteTimer = null`],
  // A query that finds no connection fails like one that lost it.
  [
    /^ {2}function nextWrite\(fn\) \{$/m,
    `${mark} if (socket === null) { chunk = nextWriteTimer = null; error(Errors.connection('CONNECTION_CLOSED', options)); return true }`,
  ],
  // A connection that is lost while it is being set up is set up again; nobody waits for this query by itself.
  [/^ {8}return fetchArrayTypes\(\)$/m, `${mark} .catch(() => {})`],
];

/** Mends the installed driver where it is not mended already. Answers whether it is. */
export function mendDriver(root) {
  return ["src", "cjs/src"].every((folder) => {
    const file = join(root, "node_modules/postgres", folder, "connection.js");
    if (!existsSync(file)) return true;
    const text = readFileSync(file, "utf8");
    const missing = additions.filter(([, addition]) => !text.includes(addition));
    if (missing.some(([line]) => !line.test(text))) {
      console.error(`${file} is not the driver that docs/decisions/0012 is about: see whether it still needs mending`);
      return false;
    }
    const mended = missing.reduce(
      (so, [line, addition]) => so.replace(line, (found) => `${found}\n    ${addition}`),
      text,
    );
    if (mended !== text) writeFileSync(file, mended);
    return true;
  });
}
