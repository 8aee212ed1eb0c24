import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { ApiError, type Problem } from "../../errors.ts";
import type { Contract } from "./contract.ts";
import { problemsOf } from "./partial-input.ts";

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

/** The parts of a request as a handler gets them, or what is wrong with query and body beside what is right. Throws `not_found` for a path. */
export async function parseInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
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
