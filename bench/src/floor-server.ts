import { generateKeyPairSync, sign } from "node:crypto";
import { parseArgs } from "node:util";
import Fastify from "fastify";
import pg from "pg";
import { placeOf } from "./database.ts";

// The floors of HTTP: the least that any such server does, with the same framework, driver and database.

const { values } = parseArgs({ options: { database: { type: "string" } } });
const db = new pg.Pool({ ...placeOf(JSON.parse(values.database ?? "{}")), max: 16 });
await db.query("create schema if not exists bench");
await db.query(`create table if not exists bench.rows (company_id bigint, id text, value jsonb not null, at timestamptz not null,
  primary key (company_id, id))`);

const app = Fastify();
const answer = JSON.stringify({ status: "ok" });

app.get("/constant", (_request, reply) => reply.type("application/json").send(answer));

app.get("/select", async (_request, reply) => {
  await db.query({
    name: "select",
    text: "select value from bench.rows where company_id = 1 and id = $1",
    values: ["absent"],
  });
  return reply.type("application/json").send(answer);
});

app.post("/insert", async (request, reply) => {
  await insert(request.body as { id: string });
  return reply.type("application/json").send(answer);
});

/** The least that a signed write is: a row, and an answer that nobody has signed before. */
app.post("/insert-and-sign", async (request, reply) => {
  await insert(request.body as { id: string });
  return reply.type("application/json").send(JSON.stringify(signTwice()));
});

async function insert({ id }: { id: string }): Promise<void> {
  const text = `insert into bench.rows (company_id, id, value, at) values (1, $1, $2, now())
    on conflict (company_id, id) do nothing`;
  await db.query({ name: "insert", text, values: [id, JSON.stringify({ id })] });
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
let signed = 0;
app.get("/sign", (_request, reply) => reply.type("application/json").send(JSON.stringify(signTwice())));

/**
 * Two RSA signatures over texts that were never signed before: the cost of an answer about a license when nothing is
 * cached.
 */
function signTwice(): string[] {
  signed += 1;
  return ["v1", "v2"].map((kind) => sign("sha256", Buffer.from(`${kind} ${signed}`), privateKey).toString("base64"));
}

process.stdout.write(`listens on ${await app.listen({ port: 0, host: "127.0.0.1" })}\n`);
process.once("SIGTERM", () => process.exit(0));
