import type { Example, Office } from "./office.ts";

// Calls about test clocks.

const made = async (office: Office) => (await office.make("test-clocks/", { time: "2030-01-01" })).id as number;
const of =
  (action = ""): Example =>
  async (office) => ({ address: `test-clocks/${await made(office)}/${action}` });

/** Examples of calls about test clocks. */
export const testClockExamples: Readonly<Record<string, Example>> = {
  "GET /test-clocks/": async () => ({ address: "test-clocks/" }),
  "POST /test-clocks/": async (office) => ({
    address: "test-clocks/",
    body: { time: "2030-01-01T12:00:00Z", name: office.fresh("clock") },
  }),
  "GET /test-clocks/:id/": of(),
  "DELETE /test-clocks/:id/": of(),
  "GET /test-clocks/:id/due/": of("due/"),
  "POST /test-clocks/:id/advance/": async (office) => ({
    ...(await of("advance/")(office)),
    body: { to: "2030-02-01" },
  }),
  "GET /test-clock-moments/": async () => ({ address: "test-clock-moments/" }),
};
