// The vendor's side of offline files (license-api.md §3.3, §3.4, §7): written from the reference, sharing no code with
// the client.
import { createHmac } from "node:crypto";
import type { World } from "./world.ts";

/** The contents of a request file, if its signature is the shared key's. */
export function readRequest(world: World, file: string): Record<string, unknown> {
  const text = Buffer.from(file, "base64").toString("utf8");
  const match = /^\{"request":(\{.*\}),"signature":"([^"]+)"\}$/s.exec(text);
  if (!match?.[1]) throw new Error(`not a request of schema 2: ${text}`);
  const expected = createHmac("sha256", world.app.sharedKey).update(match[1]).digest("base64");
  if (expected !== match[2]) throw new Error("the signature of the request does not fit");
  return JSON.parse(match[1]) as Record<string, unknown>;
}

/** Creates the license file for a license as the server answers it (activation: §7.3; refresh: §7.4). */
export function licenseFile(
  world: World,
  answer: Readonly<Record<string, unknown>>,
  hardwareId: string,
  kind: "activation" | "refresh" = "activation",
  changes: object = {},
): string {
  const { license_signature: _, request: __, username, ...rest } = answer;
  const date = `${world.app.clock.now().toUTCString().replace("GMT", "")}GMT+0000`;
  const user = answer["user"] as { email: string } | undefined;
  const name = String(answer["license_key"] ?? username ?? user?.email);
  const hmacText = `licenseSpring\ndate: ${date}\n${name}\n${hardwareId}\n${world.app.apiKey}`;
  const document: Record<string, unknown> = {
    ...rest,
    ...(kind === "activation" ? { request: "activation" } : {}),
    ...(answer["license_key"] ? {} : { username: name }),
    hardware_id: hardwareId,
    date,
    ...changes,
  };
  document["offline_signature"] = createHmac("sha256", world.app.sharedKey).update(hmacText).digest("base64");
  const { sign } = world.app.deps.keys.for(undefined, world.app.clock.now()).signer;
  const signed = sign(`${hardwareId}#${name.split("|")[0]}#${document["validity_period"] ?? ""}`.toLowerCase());
  const covered = kind === "activation" ? document : { ...document, license_signature: signed };
  const complete = {
    ...document,
    license_signature: signed,
    license_signature_v2: sign(JSON.stringify(covered)),
  };
  return Buffer.from(JSON.stringify(complete), "utf8").toString("base64");
}
