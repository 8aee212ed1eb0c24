import { Alert, NativeSelect, SimpleGrid } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { asLicetError } from "../../kit/api.ts";
import { sentenceOf } from "../../kit/sentence.ts";
import { t } from "../../texts/staff.ts";
import { bundleProducts, catalogQuery } from "./orders.queries.ts";
import type { OrderForm } from "./term-field.part.tsx";

/** The products of a bundle, each on a policy of its own. */
export function BundleParts({ form, path, bundleId }: { form: OrderForm; path: string; bundleId: number }) {
  const { data: parts, error } = useQuery(bundleProducts(bundleId));
  const { data: catalog } = useSuspenseQuery(catalogQuery);
  const field = `${path}.products`;
  useEffect(() => {
    if (!parts) return;
    const chosen = parts.map(({ id, short_code }) => ({
      product_code: short_code,
      policy_code: catalog.policies.find((policy) => policy.product === id && policy.is_default)?.code ?? "",
    }));
    form.setFieldValue(field as "items", chosen as never);
  }, [parts, catalog, field, form.setFieldValue]);
  if (error) return <Alert color="red">{sentenceOf(asLicetError(error))}</Alert>;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {parts?.map(({ id, product_name }, at) => {
        const props = form.getInputProps(`${field}.${at}.policy_code`);
        return (
          <NativeSelect
            key={id}
            label={t.orders.policyOf(product_name)}
            data={catalog.policies
              .filter((policy) => policy.product === id && !policy.is_archived)
              .map(({ code, name }) => ({ value: code, label: name }))}
            {...props}
            value={String(props.value ?? "")}
          />
        );
      })}
    </SimpleGrid>
  );
}
