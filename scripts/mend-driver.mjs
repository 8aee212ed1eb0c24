// Mends the PostgreSQL driver after it is installed: a connection that is lost at the wrong moment ends the whole process
// (https://github.com/porsager/postgres/issues/1208), and what is asked and read costs twice what it need. What and why: docs/decisions/0012.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const mark = "/* mended by Licet */";

/** A change that adds something behind a text. */
function behind(file, find, added) {
  const sign = `${mark} ${added}`;
  return { file, find, sign, put: (found) => `${found}\n    ${sign}` };
}

/** Each: in which file a text is found, what is put there, and the sign that it was put there. */
const changes = [
  // What was still to be sent when the connection was lost must not be sent on the next one, nor keep it from sending.
  behind("connection.js", /^ {4}socket = null$/m, "chunk = nextWriteTimer = null"),
  // Between its error and its end a connection still takes queries: they fail like those before the error, instead of never.
  {
    file: "connection.js",
    find: /^ {4}!hadError && (\(query \|\| sent\.length\) && error\(.*)$/m,
    sign: `${mark} ;(query || sent.length) && error(`,
    put: (_found, rest) => `    ${mark} ;${rest}`,
  },
  // A query that finds no connection fails like one that lost it.
  behind(
    "connection.js",
    /^ {2}function nextWrite\(fn\) \{$/m,
    "if (socket === null) { chunk = nextWriteTimer = null; error(Errors.connection('CONNECTION_CLOSED', options)); return true }",
  ),
  // A connection that is lost while it is being set up is set up again; nobody waits for this query by itself.
  behind("connection.js", /^ {8}return fetchArrayTypes\(\)$/m, ".catch(() => {})"),
  // An object that is given more than some sixteen members under names that are computed becomes a hash table: slow to fill, to read, to print
  // and to collect. And each value becomes a text before it is read. So rows are made by a constructor of their columns, and a parser with `bytes` reads
  // a value where it stands.
  behind(
    "connection.js",
    /^ {2}function DataRow\(x\) \{$/m,
    `if (!query.isRaw && !transform.value.from && !transform.row.from) {
      const row = new (rowMadeOf(query.statement))(x, query.statement.columns)
      return query.forEachFn ? query.forEachFn(row, result) : (result[rows++] = row)
    }`,
  ),
  {
    file: "connection.js",
    find: /\n$(?![\s\S])/,
    sign: "function rowMadeOf(statement)",
    put: () => `
${mark}
const rowsByColumns = new Map()
function rowMadeOf(statement) {
  if (statement.rowColumns === statement.columns) return statement.Row
  const steps = statement.columns.map(({ name, parser }, i) => {
    const value = !parser
      ? "x.toString('utf8', at, at += length)"
      : parser.bytes
        ? 'columns[' + i + '].parser.bytes(x, at, at += length)'
        : 'columns[' + i + "].parser(x.toString('utf8', at" + (parser.array === true ? ' + 1' : '') + ', at += length))'
    const member = name === '__proto__' ? '' : 'this[' + JSON.stringify(name) + '] = '
    return 'length = x.readInt32BE(at); at += 4; ' + member + 'length === -1 ? null : ' + value
  })
  const text = 'return function Row(x, columns) { let at = 7, length; ' + steps.join('; ') + ' }'
  if (!rowsByColumns.has(text)) {
    const Row = new Function(text)()
    Row.prototype = Object.prototype
    rowsByColumns.set(text, Row)
  }
  statement.rowColumns = statement.columns
  return statement.Row = rowsByColumns.get(text)
}
`,
  },
  // Whole numbers (int4[], int8[]) need no quotes.
  behind(
    "types.js",
    /^ {2}const delimiter = typarray === 1020 \? ';' : ','$/m,
    "if ((typarray === 1007 || typarray === 1016) && xs.every(x => typeof x === 'number')) return '{' + xs.join() + '}'",
  ),
  // V8 takes a function that is written where a member gets it for one that stays, and puts it among the old objects. From there it holds the
  // query, and all that was asked and answered, until the old objects are collected.
  {
    file: "query.js",
    find: /^ {4}this\.resolve = (x => .*)\n {4}this\.reject = (x => .*)$/m,
    sign: "this.resolve = resolved",
    put: (_found, resolved, rejected) => `    ${mark}
    const resolved = ${resolved}
    const rejected = ${rejected}
    this.resolve = resolved
    this.reject = rejected`,
  },
  // V8 never finishes optimizing what makes an object whose class has an accessor for its species, and begins it again and again.
  ...["query.js", "result.js"].map((file) => ({
    file,
    find: /^ {2}static get (\[Symbol\.species\])\(\) \{\n {4}return (\w+)\n {2}\}$/m,
    sign: "static [Symbol.species] =",
    put: (_found, name, species) => `  ${mark} static ${name} = ${species}`,
  })),
];

/** Mends the installed driver where it is not mended already. Answers whether it is. */
export function mendDriver(root) {
  const files = [...new Set(changes.map(({ file }) => file))];
  return ["src", "cjs/src"].every((folder) =>
    files.every((file) => mendFile(join(root, "node_modules/postgres", folder, file), changesOf(file))),
  );
}

const changesOf = (file) => changes.filter((change) => change.file === file);

function mendFile(path, wanted) {
  if (!existsSync(path)) return true;
  const text = readFileSync(path, "utf8");
  const missing = wanted.filter(({ sign }) => !text.includes(sign));
  if (missing.some(({ find }) => !find.test(text))) {
    console.error(`${path} is not the driver that docs/decisions/0012 is about: see whether it still needs mending`);
    return false;
  }
  const mended = missing.reduce((so, { find, put }) => so.replace(find, put), text);
  if (mended !== text) writeFileSync(path, mended);
  return true;
}
