import { mkdirSync, writeFileSync } from "node:fs";
import { ERRORS } from "./errors.ts";

// Writes docs/guide/codes.md from the catalogue.

const folder = new URL("../../docs/guide/", import.meta.url);
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
