import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transactionInTurn } from "../../platform/db/transaction.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { rowOf } from "../../platform/http/turn-of-call.ts";
import { confirmationCode, generateAirGapKeyPair, verifyClientCode } from "../../platform/signing/air-gap.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { hasOneTime } from "../../selling/licenses/license-state.store.ts";
import { activateDevice } from "../activations/activate.flow.ts";
import { deactivateDevice } from "../activations/deactivate.flow.ts";
import { lockLicense } from "../license-calls/license-identity.store.ts";
import * as store from "./air-gap.store.ts";

// The exchange of codes with a machine that never sees a network (license-api.md §8; semantics.md §2.15). A person
// carries them; who has the license key may begin one, as who has it may activate.

const unusedCodesMax = 10;

interface Machine {
  readonly license_key: string;
  readonly hardware_id: string;
  readonly product: string | undefined;
}

/** What a person types into the machine in the end. */
export interface Confirmation {
  readonly confirmation_code: string;
  /** The id of the license's policy, as the policy file has it; empty where the license has none. */
  readonly policy_id: string;
  /** Only of a license of a test order: codes are too short to say so, and whoever carries them should know. */
  readonly is_test?: true;
}

/** The first code of an exchange. */
export interface Initialization {
  readonly initialization_code: string;
  readonly is_test?: true;
}

/** Step 1: a code that lets one machine ask for the license. */
export async function handOutCode(
  { deps, now, isGone }: Context,
  licenseKey: string,
  product: string | undefined,
): Promise<Initialization> {
  const license = await findAirGapLicense(deps.db, licenseKey, product);
  await hasOneTime(deps.db, license.company_id, [license.id], now);
  const { publicKey, scalar } = await generateAirGapKeyPair();
  const insert = (tx: Db) => store.insertAirGapCode(tx, license.company_id, license.id, publicKey, unusedCodesMax, now);
  const turn = rowOf(license.company_id, "licenses", license.id);
  await transactionInTurn(deps.db, turn, insert, { isGone, now });
  return { initialization_code: scalar, ...testMember(license) };
}

/**
 * Step 3: judges the activation code of a machine, takes its seat, and confirms that. Typed in again, it confirms
 * again.
 */
export async function confirmActivation(context: Context, machine: Machine, code: string): Promise<Confirmation> {
  return exchange(machine, context, async (license, own) => {
    const codes = await store.listAirGapCodes(own.db, own.companyId, license.id, machine.hardware_id);
    const open = codes.filter(({ time_deactivated }) => time_deactivated === null);
    const { used, licenseKey } = findSigned(open, machine, license, code);
    await activateDevice(own, {
      ...callOf(machine, license),
      proof: "absent",
      is_vm: false,
      info: noInfo,
      seat: "air-gap",
    });
    if (used.hardware_id === null) {
      const use = { hardwareId: machine.hardware_id, activationCode: code };
      await store.updateUsedCode(own.db, own.companyId, used.id, use, own.now);
    }
    return licenseKey;
  });
}

/** The way back: the machine's deactivation code frees its seat. The code that activated it does not. */
export async function confirmDeactivation(context: Context, machine: Machine, code: string): Promise<Confirmation> {
  return exchange(machine, context, async (license, own) => {
    const codes = await store.listAirGapCodes(own.db, own.companyId, license.id, machine.hardware_id);
    const bound = codes.filter((each) => each.hardware_id !== null && each.time_deactivated === null);
    const other = bound.filter((each) => each.activation_code !== code);
    const { used, licenseKey } = findSigned(other, machine, license, code);
    await deactivateDevice(own, { ...callOf(machine, license), variables: {}, sdk_ver: undefined, proof: "air-gap" });
    await store.updateSpentCode(own.db, own.companyId, used.id, own.now);
    return licenseKey;
  });
}

/**
 * The public half of a company's air-gap key, for its applications to be built with; made when it is first asked for.
 */
export async function airGapPublicKey(context: Pick<Context, "deps" | "now">, db: Db, companyId: number) {
  return (await findOrMakeKey(db, companyId, context)).public_key;
}

/**
 * Finds the license, works in one transaction under its lock, and confirms over the key that the machine signed with.
 */
async function exchange(
  machine: Machine,
  context: Context,
  work: (license: store.AirGapLicense, own: Context) => Promise<string>,
): Promise<Confirmation> {
  const license = await findAirGapLicense(context.deps.db, machine.license_key, machine.product);
  const { company_id: companyId } = license;
  const { private_sealed } = await findOrMakeKey(context.deps.db, companyId, context);
  const confirm = async (db: Db) => {
    const caller = { companyId, keyId: 0, permissions: context.caller.permissions };
    const { identity } = callOf(machine, license);
    await lockLicense(db, companyId, identity);
    return work(license, { ...context, db, companyId, caller, isInTransaction: true });
  };
  const turn = rowOf(companyId, "licenses", license.id);
  const licenseKey = await transactionInTurn(context.deps.db, turn, confirm, context);
  const policyId = license.license_template_id === null ? "" : String(license.license_template_id);
  const facts = { hardwareId: machine.hardware_id, licenseKey, policyId };
  const privatePem = context.deps.secrets.open(private_sealed, placeOf.airGapKey(companyId));
  return { confirmation_code: confirmationCode(privatePem, facts), policy_id: policyId, ...testMember(license) };
}

function testMember({ is_test }: store.AirGapLicense) {
  return is_test ? ({ is_test } as const) : {};
}

async function findAirGapLicense(db: Db, licenseKey: string, product: string | undefined) {
  const found = await store.findLicensesByKey(db, licenseKey, product);
  if (found.length === 0) throw new ApiError("license_not_found");
  const [first, second] = found.filter(({ is_air_gapped }) => is_air_gapped);
  if (!first) throw new ApiError("air_gap_not_allowed");
  if (second) throw new ApiError("missing_parameters", { message: "The key is for several products: name one." });
  return first;
}

async function findOrMakeKey(db: Db, companyId: number, { deps, now }: Pick<Context, "deps" | "now">) {
  const known = await store.findAirGapKey(db, companyId);
  if (known) return known;
  const { publicKey, privatePem } = await generateAirGapKeyPair();
  const privateSealed = deps.secrets.seal(privatePem, placeOf.airGapKey(companyId));
  await store.insertAirGapKey(db, companyId, { privateSealed, publicKey }, now);
  const made = await store.findAirGapKey(db, companyId);
  if (!made) throw new Error("the air-gap key was not stored");
  return made;
}

/**
 * The code that was handed out for what the machine signed. It signs its own key: the license's, or what the person
 * typed there and here.
 */
function findSigned(
  codes: readonly store.AirGapCode[],
  { hardware_id: hardwareId, license_key }: Machine,
  license: store.AirGapLicense,
  code: string,
) {
  for (const licenseKey of new Set([license.license_key, license_key])) {
    const used = codes.find(({ public_key }) => verifyClientCode(public_key, { hardwareId, licenseKey }, code));
    if (used) return { used, licenseKey };
  }
  throw new ApiError("air_gap_code_not_valid");
}

function callOf({ hardware_id }: Machine, { id, license_key, short_code }: store.AirGapLicense) {
  const none = { email: undefined, bundle_code: undefined, is_bundle: false, scope: undefined };
  return { identity: { product: short_code, license_key, license_id: id, ...none }, hardware_id, variables: undefined };
}

const noInfo = {
  os: undefined,
  hostname: undefined,
  ip: undefined,
  external_ip: undefined,
  mac_address: undefined,
  is_vm: undefined,
  vm_info: undefined,
  sdk_build_version: undefined,
  app_ver: undefined,
  app_name: undefined,
};
