import { mkdirSync, writeFileSync } from "node:fs";
import { ERRORS } from "../errors.ts";

// Writes docs/guide/codes.md and the type of the two libraries from the catalogue.

const folder = new URL("../../../docs/guide/", import.meta.url);
const rows = Object.entries(ERRORS)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, [status, title]]) => `| \`${code}\` | ${status} | ${title} |`);
const page = `# Error codes

Generated from \`server/src/errors.ts\`. Codes are permanent; sentences may improve.

| code | status | meaning |
| --- | --- | --- |
${rows.join("\n")}
`;
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("codes.md", folder), page);

const union = Object.keys(ERRORS)
  .sort()
  .map((code) => `  | "${code}"`)
  .join("\n");
for (const file of ["client/src/codes.generated.ts", "sdk/src/generated/codes.ts"])
  writeFileSync(
    new URL(`../../../${file}`, import.meta.url),
    `// Generated from server/src/errors.ts.\n\n/** A code that the server may answer; docs/guide/codes.md says what each means. */\nexport type ServerCode =\n${union};\n`,
  );
