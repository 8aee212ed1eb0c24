import type { BillingSourcesRow } from "../../platform/db/rows.generated.ts";
import type { SourceKind } from "./reading.rules.ts";

/** A billing source whose secrets are opened. */
export interface OpenSource
  extends Pick<BillingSourcesRow, "company_id" | "id" | "name" | "token" | "livemode" | "enabled"> {
  readonly kind: SourceKind;
  readonly secret: string | null;
  readonly privateKey: string | null;
  readonly apiKey: string | null;
}
