import { Button, Card, Grid, Group, NativeSelect, SimpleGrid, Stack, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { BodyForm, newKey, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconPlus } from "../../kit/icons.ts";
import { targetOf } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { bodyOf, type Draft, emptyDraft, isBegun } from "./new-order.rules.ts";
import { OrderItem } from "./order-item.part.tsx";
import { Preview } from "./order-preview.part.tsx";
import { clocksQuery, placeOrder, previewOrder } from "./orders.queries.ts";

const previewAfterMs = 300;

/** A new order, which shows while one types what it would issue. */
export default function NewOrder() {
  const navigate = useNavigate();
  const { test_clock = "" } = useAddress();
  const [initial] = useState(() => ({
    ...emptyDraft,
    id: `order-${newKey().slice(0, 8)}`,
    test_clock: String(test_clock),
  }));
  const body = useBodyForm<Draft, { order_id: number }>({
    initial,
    submit: (draft, options) => placeOrder(bodyOf(draft), options),
    onDone: ({ order_id }) => void navigate(targetOf(to.order(order_id))),
  });
  const { form } = body;
  const draft = form.getValues();
  const [settled] = useDebouncedValue(draft, previewAfterMs);
  const preview = useQuery({
    queryKey: ["orders", "preview", settled],
    queryFn: ({ signal }) => previewOrder(bodyOf(settled), signal),
    enabled: isBegun(settled),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
  // Preview and problems come from one answer; what it refuses stands at its field without a submission.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another answer places problems anew.
  useEffect(() => {
    if (preview.error) body.place(preview.error, { focuses: false });
    else if (preview.isSuccess) body.clear();
  }, [preview.error, preview.dataUpdatedAt]);
  return (
    <Stack>
      <Heading>{t.orders.newTitle}</Heading>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <BodyForm body={body} button={t.orders.place} onCancel={() => void navigate(targetOf(to.orders()))}>
            <Buyer form={form} />
            <TestClock form={form} />
            <Stack gap="sm">
              <NativeSelect
                label={t.orders.sells}
                data={[
                  { value: "false", label: t.orders.sellsProducts },
                  { value: "true", label: t.orders.sellsBundles },
                ]}
                value={String(draft.is_bundle)}
                onChange={(event) =>
                  form.setValues({
                    is_bundle: event.currentTarget.value === "true",
                    items: [{ product_code: "", licenses: [{}] }],
                  })
                }
              />
              {draft.items.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity before they are sold.
                <OrderItem key={at} form={form} at={at} isOnly={draft.items.length === 1} />
              ))}
              <Group>
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => form.insertListItem("items", { product_code: "", licenses: [{}] })}
                >
                  {t.orders.anotherProduct}
                </Button>
              </Group>
            </Stack>
          </BodyForm>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Preview preview={preview.error ? undefined : preview.data} isAsking={preview.isFetching} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

/** Which test clock the order is to live by, where there are any. */
function TestClock({ form }: { form: ReturnType<typeof useBodyForm<Draft, unknown>>["form"] }) {
  const { data: clocks = [] } = useQuery(clocksQuery);
  if (clocks.length === 0) return null;
  return (
    <NativeSelect
      label={t.clocks.livesBy}
      description={t.clocks.livesByHint}
      data={[
        { value: "", label: t.clocks.none },
        ...clocks.map(({ id, name }) => ({ value: String(id), label: name || t.clocks.one(id) })),
      ]}
      {...form.getInputProps("test_clock")}
    />
  );
}

function Buyer({ form }: { form: ReturnType<typeof useBodyForm<Draft, unknown>>["form"] }) {
  return (
    <Card withBorder>
      <Title order={2} size="h5" mb="xs">
        {t.orders.customer}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t.orders.email} type="email" {...form.getInputProps("customer.email")} />
        <TextInput label={t.orders.company} {...form.getInputProps("customer.company_name")} />
        <TextInput label={t.orders.firstName} {...form.getInputProps("customer.first_name")} />
        <TextInput label={t.orders.lastName} {...form.getInputProps("customer.last_name")} />
        <TextInput label={t.orders.id} description={t.orders.idHint} {...form.getInputProps("id")} />
        <TextInput
          label={t.orders.reference}
          description={t.orders.referenceHint}
          {...form.getInputProps("reference")}
        />
      </SimpleGrid>
    </Card>
  );
}
