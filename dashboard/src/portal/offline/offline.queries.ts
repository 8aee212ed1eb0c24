import { postOffline } from "../../kit/api.ts";
import type { Purpose } from "./request-file.rules.ts";

/** A license file, to be carried to its machine. */
export interface LicenseFile {
  readonly file_name: string;
  readonly file: string;
}

/** Exchanges a request file: for a license file, or for nothing where a license is given back. */
export async function sendRequestFile(purpose: Purpose, text: string): Promise<LicenseFile | undefined> {
  const answer = await postOffline(purpose, text);
  return purpose === "activate" ? (answer as LicenseFile) : undefined;
}

/** A license, as the page of an air-gapped machine names it. */
export interface Named {
  readonly license_key: string;
  readonly product: string;
}

/** A machine and the code that it shows. */
export interface Machine extends Named {
  readonly hardware_id: string;
  readonly code: string;
}

/** A code that lets one machine ask for a license; `is_test`: for one that was not sold. */
export async function initializationCode({
  license_key,
  product,
}: Named): Promise<{ readonly initialization_code: string; readonly is_test?: true }> {
  return (await postOffline("air-gap/initialize", filled({ license_key, product }))) as {
    initialization_code: string;
    is_test?: true;
  };
}

/** The code that confirms what a machine asked for, and the policy that it has to have. */
export async function confirmationCode(
  purpose: Purpose,
  machine: Machine,
): Promise<{ readonly confirmation_code: string; readonly policy_id: string; readonly is_test?: true }> {
  return (await postOffline(`air-gap/${purpose}`, filled(machine))) as {
    confirmation_code: string;
    policy_id: string;
    is_test?: true;
  };
}

function filled(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
}
