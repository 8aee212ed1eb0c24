import { fastSpringEnvelopes, readFastSpring } from "./fastspring.rules.ts";
import { genericEnvelope, readGeneric } from "./generic.rules.ts";
import { lemonSqueezyEnvelope, readLemonSqueezy } from "./lemon-squeezy.rules.ts";
import { paddleEnvelope, readPaddle } from "./paddle.rules.ts";
import type { Envelope, Members, Reading, SourceKind } from "./reading.rules.ts";
import { readStripe, stripeEnvelope } from "./stripe.rules.ts";
import { readWooCommerce, wooCommerceEnvelope } from "./woocommerce.rules.ts";

/** The billing systems, by what they are called. */

/** How the messages of one billing system are told apart and read. */
export interface Adapter {
  /** The messages of a request; none, where it only tries the address. Undefined: it is no message. */
  readonly envelopes: (
    body: string,
    json: Members,
    header: (name: string) => string,
  ) => readonly Envelope[] | undefined;
  readonly read: (json: Members, type: string) => Reading;
}

const one = (envelope: Envelope | undefined) => (envelope ? [envelope] : undefined);

/** The adapters of all billing systems. */
export const ADAPTERS: Readonly<Record<SourceKind, Adapter>> = {
  stripe: { envelopes: (body, json) => one(stripeEnvelope(body, json)), read: readStripe },
  paddle: { envelopes: (body, json) => one(paddleEnvelope(body, json)), read: readPaddle },
  fastspring: { envelopes: (_body, json) => fastSpringEnvelopes(json), read: readFastSpring },
  lemon_squeezy: { envelopes: (body, json) => one(lemonSqueezyEnvelope(body, json)), read: readLemonSqueezy },
  woocommerce: { envelopes: (body, json, header) => wooCommerceEnvelope(body, json, header), read: readWooCommerce },
  generic: { envelopes: (body, json, header) => one(genericEnvelope(body, json, header)), read: readGeneric },
};
