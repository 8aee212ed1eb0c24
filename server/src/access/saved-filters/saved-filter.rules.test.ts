import { expect, test } from "vitest";
import { permissionsOf, type Role } from "../../platform/http/roles-and-permissions.schema.ts";
import { judgeSavedFilter } from "./saved-filter.rules.ts";

const ann = 1;
const bob = 2;
const filter = (staff_id: number | null, is_shared: boolean) => ({ staff_id, is_shared });
const own = filter(ann, false);
const shared = filter(ann, true);
const none = undefined;

test.each<[string, Role, ReturnType<typeof filter> | undefined, ReturnType<typeof filter> | undefined, string]>([
  ["read-only staff keep a filter", "read-only", none, own, "may"],
  ["read-only staff change their own", "read-only", own, own, "may"],
  ["read-only staff remove their own", "read-only", own, none, "may"],
  ["read-only staff share none", "read-only", none, shared, "permission_denied"],
  ["read-only staff do not share what they have", "read-only", own, shared, "permission_denied"],
  ["who became read-only does not change what was shared", "read-only", shared, shared, "permission_denied"],
  ["who became read-only does not take back what was shared", "read-only", shared, own, "permission_denied"],
  ["who became read-only does not remove what was shared", "read-only", shared, none, "permission_denied"],
  ["support shares", "support", none, shared, "may"],
  ["support takes back", "support", shared, own, "may"],
  ["support does not change what another shares", "support", filter(bob, true), filter(bob, true), "permission_denied"],
  ["an admin does not remove what another shares", "admin", filter(bob, true), none, "permission_denied"],
  ["an owner changes what another shares", "owner", filter(bob, true), filter(bob, true), "may"],
  ["an owner removes what somebody shared who left", "owner", filter(null, true), none, "may"],
  ["an owner finds no filter that is only another's", "owner", filter(bob, false), none, "not_found"],
])("%s", (_name, role, before, after, expected) => {
  const judged = judgeSavedFilter({ id: ann, permissions: permissionsOf(role) }, before, after);
  expect(judged === true ? "may" : judged.refusal).toBe(expected);
});
