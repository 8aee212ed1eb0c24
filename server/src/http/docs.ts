import type { FastifyInstance } from "fastify";
import type { Api } from "./endpoint.ts";
export function docsPages(_app: FastifyInstance, _apis: { management: Api; license: Api }): void {}
