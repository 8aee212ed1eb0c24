import type { FastifyReply } from "fastify";
import { ApiError } from "../../errors.ts";
import { hasBody } from "./unread-bodies.ts";

// A reader that stops for this long is gone.
const silentMsMax = 60_000;

/** How many files are sent at a time, of all companies and of one: each keeps some thousand rows in memory. */
const openMax = 16;
const openMaxOfCompany = 8;

/** Sends files while they are made, a bounded number at a time. */
export class FileSender {
  private readonly open = new Map<number, number>();

  /**
   * Takes a place until the connection of `reply` ends. Throws `too_many_requests` where too many are being read
   * already.
   */
  admit(companyId: number, { raw }: FastifyReply): void {
    const all = [...this.open.values()].reduce((sum, count) => sum + count, 0);
    if (all >= openMax || this.countOf(companyId) >= openMaxOfCompany)
      throw new ApiError("too_many_requests", {
        message: "Too many exports are being read at the moment. Try again when one of them has ended.",
        retryAfterSeconds: 10,
      });
    // Whose connection is gone already would never give the place back; nothing is read for them either.
    if (raw.destroyed) return;
    this.open.set(companyId, this.countOf(companyId) + 1);
    raw.once("close", () => {
      const left = this.countOf(companyId) - 1;
      if (left > 0) this.open.set(companyId, left);
      else this.open.delete(companyId);
    });
  }

  /** Sends a stream as a CSV file of this name. */
  send(stream: unknown, name: string, reply: FastifyReply): FastifyReply {
    const { raw } = reply;
    if (hasBody(reply.request.headers)) reply.header("Connection", "close");
    raw.setTimeout(silentMsMax, () => (raw.writableNeedDrain ? raw.destroy() : raw.socket?.setTimeout(silentMsMax)));
    reply.header("Content-Disposition", `attachment; filename="${name}.csv"`);
    return reply.type("text/csv; charset=utf-8").send(stream);
  }

  private countOf(companyId: number): number {
    return this.open.get(companyId) ?? 0;
  }
}
