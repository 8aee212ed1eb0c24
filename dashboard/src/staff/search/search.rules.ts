import { to } from "../paths.ts";

/** What is known of a thing that was found. */
interface Found {
  readonly kind: string;
  readonly id: number;
  readonly license_id: number | null;
  readonly product_id: number | null;
}

/** The page of something that was found. */
export function pageOfHit({ kind, id, license_id, product_id }: Found): string {
  switch (kind) {
    case "order":
      return to.order(id);
    case "customer":
      return to.customer(id);
    case "license_user":
      return to.user(id);
    case "device":
      return license_id === null ? to.device(id) : to.license(license_id, { tab: "devices", device: id });
    case "product":
      return to.product(id);
    case "product_feature":
      return to.product(product_id ?? id, { tab: "features" });
    case "decision":
      return to.decision(id);
    default:
      return to.license(id);
  }
}
