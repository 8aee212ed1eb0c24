import { z } from "zod";
import { bigCount, text } from "../../platform/http/scalars.schema.ts";

const given = (max: number) => text(max, 1);

/** Body of `POST session/oidc/`. */
export const beginBody = z.object({
  company: bigCount({ min: 1 }).optional().describe("Which one, where the staff of several sign on at this server."),
  redirect_uri: given(2000).optional().describe("One of those configured; without it the first."),
});

/** Where to sign on. */
export const beginAnswer = z.strictObject({
  url: z.string().describe("To be opened in the browser that has the cookie of this answer."),
  expires_at: z.iso.datetime(),
});

/** Body of `POST session/oidc/callback/`. */
export const callbackBody = z.object({
  state: given(200),
  code: given(4000).optional().describe("As it came back to the redirect_uri. Not needed where `totp` follows."),
  iss: given(2000).optional().describe("If one came back."),
  totp: given(40).optional().describe("The code of the authenticator app, or one for recovery, after `code_required`."),
});
