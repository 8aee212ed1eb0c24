import { licenseKeys } from "../../access/keys/license-keys.flow.ts";
import { presentCarried } from "../../access/signing-keys/signing-keys.schema.ts";
import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { keyMembers, signingSet } from "../../platform/http/signing-set.ts";
import { documentFile, refreshDocument } from "../../platform/signing/offline-document.ts";
import { updateOfflineEnd } from "../../selling/devices/seat.store.ts";
import { endOf } from "../../terms/expiry.rules.ts";
import { findMembers } from "../activations/bundle.store.ts";
import { findLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { answerOf } from "../license-calls/license-answer.flow.ts";
import { presentCheck } from "../license-calls/license-answer.schema.ts";
import { findBoundLicense } from "./refresh-file.store.ts";

/**
 * The present state of a license as a document for one of its machines (license-api.md §7.4), signed for the credential
 * that the machine called with. Whatever state it is in: to carry bad news to a machine is as good a reason as any. A
 * seat that a file holds is held until the end of this one.
 */
export async function refreshDocumentOf(context: Context, licenseId: number, hardwareId: string) {
  const { db, companyId, now, deps } = context;
  const bound = await findBoundLicense(db, companyId, licenseId, hardwareId);
  if (!bound) throw new ApiError("not_found");
  const key_ids = bound.key_ids ?? undefined;
  const { signer } = signingSet(context, key_ids);
  const { product, license_key, email, is_bundle } = bound;
  const identity = {
    product,
    license_key: license_key ?? undefined,
    email: email ?? undefined,
    license_id: licenseId,
    bundle_code: undefined,
    is_bundle,
    scope: undefined,
  };
  const read = {
    hardware_id: hardwareId,
    env: undefined,
    channel: undefined,
    app_ver: undefined,
    counts_devices: false,
    is_answered: true,
  };
  const facts = await findLicenseFacts(db, companyId, identity, read, now);
  const { license, device } = facts;
  if (!license) throw new ApiError("not_found");
  if (!device?.device_active) throw new ApiError("device_not_found");
  const key = await licenseKeys(deps).findForDocuments(companyId, device.credential);
  if (!key) throw new ApiError("not_found", { message: "The company has no License API key to sign the file for." });
  const username = license.license_key === null ? facts.user?.true_email : undefined;
  const call = { hardware_id: hardwareId, license_key: license.license_key ?? undefined, username, key_ids };
  const answer = presentCheck(answerOf(context, facts, license, call), device, false, facts.floating_in_use_devices);
  const named = {
    ...{ ...answer, hardware_id: hardwareId, ...(username === undefined ? {} : { username }) },
    ...keyMembers(context, key_ids, presentCarried),
  };
  await updateOfflineEnd(db, companyId, device.id, endOf(license));
  return refreshDocument(named, now, key, signer);
}

/** The same as a file; of a bundle it holds one document for each product, by its code. */
export async function refreshFileOf(context: Context, licenseId: number, hardwareId: string): Promise<string> {
  const own = await refreshDocumentOf(context, licenseId, hardwareId);
  const members = await findMembers(context.db, context.companyId, licenseId);
  if (members.length === 0) return documentFile(own);
  const documents: Record<string, object> = {};
  for (const { id, short_code } of members) {
    const { license_signature_v2: _ofOne, ...document } = await refreshDocumentOf(context, id, hardwareId);
    documents[short_code] = document;
  }
  return documentFile(documents);
}
