import type { Caller } from "../../platform/http/endpoint.ts";
import type { Permission } from "../../platform/http/roles-and-permissions.schema.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { judgeDelegation } from "./delegation.rules.ts";

/**
 * Asks before rights are made, changed, reset, read or ended whether the caller holds them: those that were there, and
 * those that will be. Throws `owner_required` or `permission_not_grantable`.
 */
export function requireDelegable({ permissions }: Pick<Caller, "permissions">, ...carried: Iterable<Permission>[]) {
  accept(
    judgeDelegation(
      permissions,
      carried.flatMap((each) => [...each]),
    ),
  );
}

/** What an application's credential amounts to in the words of the back office. */
export function permissionsOfApplication({ is_read_only, allow_orders }: Application): readonly Permission[] {
  if (is_read_only) return ["licenses_read"];
  return ["licenses_read", "licenses_write", ...(allow_orders ? (["orders_write"] as const) : [])];
}

interface Application {
  readonly is_read_only: boolean;
  readonly allow_orders: boolean;
}
