import type { Cause } from "../../platform/values/cause.ts";
import type { EventType } from "./event-types.rules.ts";

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly id: number;
  readonly type: EventType;
  /** The id of what it is about: see its type in `EVENT_TYPES`. */
  readonly subject_id: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ts: Date;
  /** Null where time alone did it, or the billing system. */
  readonly cause: Cause | null;
}
