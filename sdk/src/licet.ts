import type { Call } from "./call.ts";
import { Caller, type CallOptions, type Parts } from "./caller.ts";
import { Connection, type LicetOptions } from "./connection.ts";
import type { paths } from "./generated/management.ts";
import { Resources } from "./generated/resources.ts";
import type { AnswerOfOperation, Method, OperationAt, PartsOf, PathFor } from "./types.ts";

/** The arguments behind method and path: none are needed where an operation needs none. */
type Rest<O> = object extends PartsOf<O> ? [parts?: PartsOf<O> & CallOptions] : [parts: PartsOf<O> & CallOptions];

/**
 * The Management API of one server. Every resource is a property, every operation a method, in the words of the wire:
 * parameters of the path first, then the body, then the query, then how the call is made.
 */
export class Licet extends Resources {
  readonly #caller: Caller;

  /** Throws `invalid_options` for an address that is none. */
  constructor(options: LicetOptions) {
    const caller = new Caller(new Connection(options));
    super(caller);
    this.#caller = caller;
  }

  /** Any operation of the OpenAPI document by method and path, with its types. */
  request<M extends Method, P extends PathFor<M> & keyof paths>(
    method: M,
    path: P,
    ...[parts]: Rest<OperationAt<M, P>>
  ): Call<AnswerOfOperation<OperationAt<M, P>>> {
    const { path: names, query, body, ...options } = (parts ?? {}) as Parts & CallOptions;
    const isFile = body instanceof Blob || typeof body === "string" || body instanceof Uint8Array;
    return this.#caller.call(method, path, {
      ...(names ? { path: names } : {}),
      ...(query ? { query } : {}),
      ...(isFile ? { file: body } : body === undefined ? {} : { body }),
      options,
    });
  }
}
