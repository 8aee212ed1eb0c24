import type { Download } from "./download.ts";
import type { operations, paths } from "./generated/management.ts";

/** The id of an operation in the OpenAPI document. */
export type OperationId = keyof operations;

/** A method of HTTP. */
export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** A file to send: what `openAsBlob()` of `node:fs` gives is read while it is sent. */
export type FileBody = Blob | string | Uint8Array;

type Content<O> = O extends { responses: infer R } ? Success<R> : never;
type Success<R> = R extends { 200: infer S }
  ? S
  : R extends { 201: infer S }
    ? S
    : R extends { 204: infer S }
      ? S
      : never;

/** What an operation answers. */
export type AnswerOfOperation<O> =
  Content<O> extends { content: infer C }
    ? C extends { "application/json": infer J }
      ? J
      : C extends { "text/csv": unknown } | { "image/png": unknown }
        ? Download
        : C extends { "text/plain": unknown }
          ? string
          : unknown
    : // biome-ignore lint/suspicious/noConfusingVoidType: there is no answer to be used.
      void;

/** The body that an operation takes. */
export type BodyOfOperation<O> = O extends { requestBody: { content: infer C } }
  ? C extends { "multipart/form-data": unknown }
    ? FileBody
    : C extends { "application/json": infer B }
      ? B
      : never
  : never;

/** The query that an operation takes. */
export type QueryOfOperation<O> = O extends { parameters: { query?: infer Q } } ? ListQuery<NonNullable<Q>> : never;

/** Lists take every look-up of the kind of a filter, also those that are not written down, and metadata by name. */
type ListQuery<Q> = Q extends { limit?: unknown; order_by?: unknown }
  ? Q & { readonly [lookup: `${string}__${string}`]: QueryValue | readonly QueryValue[] }
  : Q;

/** A value in a query: a moment is sent in UTC. `undefined` is not sent. */
export type QueryValue = string | number | boolean | Date | undefined;

/** The answer of an operation, by its id. */
export type AnswerOf<Id extends OperationId> = AnswerOfOperation<operations[Id]>;

/** The body of an operation, by its id. */
export type BodyOf<Id extends OperationId> = BodyOfOperation<operations[Id]>;

/** The query of an operation, by its id. */
export type QueryOf<Id extends OperationId> = QueryOfOperation<operations[Id]>;

/** A row of a list, by the id of its operation. */
export type RowOf<Id extends OperationId> = AnswerOf<Id> extends { results: (infer Row)[] } ? Row : never;

/** What a write answers with `dry_run`. */
export type PreviewOf<Id extends OperationId> = Extract<AnswerOf<Id>, { dry_run: true }>;

/** What a write answers without `dry_run`. */
export type DoneOf<Id extends OperationId> = Exclude<AnswerOf<Id>, { dry_run: true }>;

type VerbOf<M extends Method> = Lowercase<M>;

/** The operation at a path. */
export type OperationAt<M extends Method, P extends keyof paths> = paths[P] extends { [verb in VerbOf<M>]: infer O }
  ? O
  : never;

/** The paths that serve a method. */
export type PathFor<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [verb in VerbOf<M>]: object } ? P : never;
}[keyof paths];

/** The parts of a request to an operation: `path`, `query` and `body` as far as it takes them. */
export type PartsOf<O> = (O extends { parameters: { path: infer P } } ? { readonly path: P } : unknown) &
  (QueryOfOperation<O> extends never
    ? unknown
    : object extends QueryOfOperation<O>
      ? { readonly query?: QueryOfOperation<O> }
      : { readonly query: QueryOfOperation<O> }) &
  (BodyOfOperation<O> extends never
    ? unknown
    : object extends BodyOfOperation<O>
      ? { readonly body?: BodyOfOperation<O> }
      : { readonly body: BodyOfOperation<O> });
