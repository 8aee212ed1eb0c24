import type { Product } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { IconArchive, IconArrowBackUp, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changeProduct, deleteProduct } from "./catalog.queries.ts";

const permission = "catalog_write";

async function setArchived({ id, product_name }: Product, is_archived: boolean): Promise<void> {
  await changeProduct(id, { is_archived });
  const back = { text: t.catalog.undo, act: () => changeProduct(id, { is_archived: !is_archived }) };
  toast(is_archived ? t.catalog.archived(product_name) : t.catalog.restored(product_name), back);
}

/** What can be done with a product or a bundle. */
export const productActions: readonly Action<Product>[] = [
  {
    id: "archive",
    text: t.catalog.archive,
    icon: IconArchive,
    permission,
    isFor: ({ is_archived }) => !is_archived,
    act: (product) => setArchived(product, true),
  },
  {
    id: "restore",
    text: t.catalog.restore,
    icon: IconArrowBackUp,
    permission,
    isFor: ({ is_archived }) => is_archived,
    act: (product) => setArchived(product, false),
  },
  {
    id: "delete",
    text: t.catalog.delete,
    icon: IconTrash,
    permission,
    isDanger: true,
    question: ({ product_name, is_bundle }) => ({
      title: t.catalog.deleteTitle(product_name),
      body: is_bundle ? t.catalog.deleteBundleBody : t.catalog.deleteProductBody,
      button: t.catalog.delete,
      isDanger: true,
    }),
    act: async ({ id, product_name }) => {
      await deleteProduct(id);
      toast(t.catalog.deleted(product_name));
    },
  },
];
