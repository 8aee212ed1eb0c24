import type { Context } from "../../platform/http/endpoint.ts";
import { type Named, requireMembers } from "./license-call.flow.ts";
import { type Credentials, emailOf, type ProvenUser, proveUser } from "./prove-user.flow.ts";

/** The first half of a call with credentials, before its transaction: who calls, once the call names all it has to. */
export async function proveCaller(
  { body }: { readonly body: Named & Credentials },
  context: Context,
): Promise<ProvenUser> {
  requireMembers(body);
  return proveUser(context, body);
}

/** The same for a call that needs no proof: a name is enough, but who signs on has to be who they are. */
export async function nameCaller(
  { body }: { readonly body: Named & Credentials },
  context: Context,
): Promise<ProvenUser> {
  requireMembers(body);
  const signsOn = body.id_token !== undefined || body.code !== undefined;
  return signsOn ? proveUser(context, body) : { email: emailOf(body.username), proof: "absent" };
}
