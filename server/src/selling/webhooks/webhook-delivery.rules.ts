/** What became of a delivery. */
export const DELIVERY_STATUSES = ["pending", "delivered", "failed", "canceled"] as const;

/** Lanes of deliveries: checks are many, and delay nothing else. */
export const LANES = { events: 0, checks: 1 } as const;

/** An event with what its body is made of. */
export interface Envelope {
  readonly event_id: string;
  readonly event: string;
  readonly company_id: number;
  readonly ts: Date;
  readonly user_id: number | null;
  /** JSON. */
  readonly data: string;
}

/** The body of an event in a format: it is signed and sent byte for byte as it is here. */
export function bodyOf({ event_id, event, company_id, user_id, ts, data }: Envelope, format: string): string {
  const head =
    format === "standard"
      ? { type: event, timestamp: ts.toISOString() }
      : { id: event_id, event, company_id, user_id, ts: Math.floor(ts.getTime() / 1000) };
  return `${JSON.stringify(head).slice(0, -1)},"data":${data}}`;
}
