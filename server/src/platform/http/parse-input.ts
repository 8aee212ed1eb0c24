import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { ApiError, type Problem } from "../../errors.ts";
import { isPlainObject } from "../values/json.ts";
import type { Reader } from "./audit.ts";
import type { Contract } from "./contract.ts";
import type { Context } from "./endpoint.ts";
import { askedOf } from "./objects-sent-back.ts";
import { followsFrom, problemsOf, withoutProblems } from "./partial-input.ts";

/** What a handler is given of a request. */
export type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
};

/** What became of a body. */
export type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: z.ZodError };

/**
 * The parts of a request as a handler gets them. Throws `not_found` for a path, and all that is wrong with query and
 * body at once: with their form, and with what the rules find in the rest.
 */
export async function inputOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  readers: ReadonlyMap<string, Reader>,
  context: Context,
): Promise<Input<P, Q, B>> {
  const { request } = context;
  const sent = contract.method === "PATCH" ? await askedOf(readers, contract, context) : request.body;
  const parsed = await parseInput(contract, request, sent);
  if (!("problems" in parsed)) return parsed.input;
  throw ApiError.of([...parsed.problems, ...(await problemsOfRest(contract, sent, parsed, context))]);
}

/** The parts of a request, or what is wrong with query and body beside what is right. */
async function parseInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Pick<Contract<P, Q, B>, "params" | "query" | "body" | "parseBody">,
  request: FastifyRequest,
  sent: unknown,
): Promise<{ readonly input: Input<P, Q, B> } | { readonly problems: readonly Problem[]; readonly input: unknown }> {
  const problems: Problem[] = [];
  const take = <T>(
    result: z.ZodSafeParseResult<T>,
    value: unknown,
    where: "path" | "query" | "body",
  ): T | undefined => {
    if (result.success) return result.data;
    if (where === "path") throw new ApiError("not_found");
    problems.push(...problemsOf(result.error, where, value));
    return undefined;
  };
  const read = <T extends z.ZodType>(schema: T | undefined, value: unknown, where: "path" | "query" | "body") =>
    schema && take(parsed(schema, value), value, where);
  const body = sent ?? {};
  const input = {
    params: read(contract.params, request.params, "path"),
    query: read(contract.query, request.query, "query"),
    body: contract.parseBody ? take(await contract.parseBody(body), body, "body") : read(contract.body, body, "body"),
  };
  return problems.length > 0 ? { problems, input } : { input: input as Input<P, Q, B> };
}

/** Zod hands the issues of a list over as arguments of one call, of which there can be too many. */
function parsed<T extends z.ZodType>(schema: T, value: unknown): Parsed<z.output<T>> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) throw new ApiError("validation_error");
    throw error;
  }
}

const judgedRestBytesMax = 256 * 1024;

/**
 * What the rules find in the rest of a body that does not have the expected form, but for what follows from the missing
 * members.
 */
async function problemsOfRest<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  body: unknown,
  { problems, input }: { readonly problems: readonly Problem[]; readonly input: unknown },
  context: Context,
): Promise<Problem[]> {
  if (!contract.judgeRest || !contract.body || !isPlainObject(input)) return [];
  // Finding the rest takes several parses of the whole, too slow for a large body.
  if (problems.length >= 100 || !(Number(context.request.headers["content-length"]) <= judgedRestBytesMax)) return [];
  if (problems.some(({ pointer }) => pointer === "")) return [];
  const rest = withoutProblems(contract.body, body);
  if (!rest) return [];
  try {
    await contract.judgeRest({ ...input, body: rest.body } as Input<P, Q, B>, context);
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.problems.filter((each) => !rest.pruned.some((pointer) => followsFrom(pointer, each)));
  }
}
