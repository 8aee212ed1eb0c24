import type { Product } from "@licet/sdk";
import { Badge } from "@mantine/core";
import { t } from "../../texts/staff.ts";

/** Whether a product is sold, in a word. */
export function ProductState({ product }: { product: Pick<Product, "active" | "is_archived"> }) {
  const [state, color] = product.is_archived
    ? (["archived", "gray"] as const)
    : product.active
      ? (["active", "green"] as const)
      : (["inactive", "yellow"] as const);
  return (
    <Badge color={color} variant="light">
      {t.catalog.states[state]}
    </Badge>
  );
}
