import type { BodyOf } from "@licet/sdk";
import { Checkbox, Modal, Stack, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Loaded } from "../../kit/loaded.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import {
  type ApplicationKey,
  changeApplicationKey,
  createApplicationKey,
  type KeyPair,
  productsQuery,
} from "./keys.queries.ts";

const k = t.settings.keys;

type Body = Required<BodyOf<"post_license_api_keys">>;

/** Makes a key of the License API, or changes one. */
export function ApplicationKeyDialog({
  row,
  onClose,
  onMade,
}: {
  /** Undefined: a new one. */
  row: ApplicationKey | undefined;
  onClose: () => void;
  onMade: (pair: KeyPair) => void;
}) {
  const body = useBodyForm<Body, KeyPair | undefined>({
    initial: {
      label: row?.label ?? "",
      is_read_only: row?.is_read_only ?? false,
      allow_orders: row?.allow_orders ?? false,
      product_ids: row?.product_ids ?? null,
    },
    submit: async (values, once) => {
      if (!row) return createApplicationKey(values, once);
      await changeApplicationKey(row.id, values);
      return undefined;
    },
    onDone: (pair) => {
      onClose();
      if (pair === undefined) toast(kit.form.saved);
      else onMade(pair);
    },
  });
  const { form } = body;
  const { product_ids } = form.getValues();
  return (
    <Modal
      opened
      onClose={onClose}
      title={row ? k.edit : k.create}
      closeOnClickOutside={!form.isDirty()}
      closeOnEscape={!form.isDirty()}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} button={row ? kit.form.save : k.create} onCancel={onClose}>
        <TextInput label={k.label} description={k.labelHint} data-autofocus {...form.getInputProps("label")} />
        <Checkbox
          label={k.readOnly}
          description={k.readOnlyHint}
          {...form.getInputProps("is_read_only", { type: "checkbox" })}
        />
        <Checkbox
          label={k.orders}
          description={k.ordersHint}
          {...form.getInputProps("allow_orders", { type: "checkbox" })}
        />
        <Checkbox
          label={k.everyProduct}
          checked={product_ids === null}
          onChange={(event) => form.setFieldValue("product_ids", event.currentTarget.checked ? null : [])}
        />
        {product_ids !== null && (
          <Loaded query={productsQuery}>
            {(products) => (
              <Checkbox.Group
                label={k.products}
                value={product_ids.map(String)}
                onChange={(ids) => form.setFieldValue("product_ids", ids.map(Number))}
                error={form.errors["product_ids"]}
                data-field="product_ids"
              >
                <Stack mt="xs" gap="xs">
                  {products.map(({ id, product_name }) => (
                    <Checkbox key={id} value={String(id)} label={product_name} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
          </Loaded>
        )}
      </BodyForm>
    </Modal>
  );
}
