import type { ConsumptionPool } from "@licet/sdk";
import { Button, Group, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { confirm } from "../../kit/confirm/confirm.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconTrash } from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { PoolFields, sentTerms } from "./pool-fields.part.tsx";
import { PoolUse } from "./pool-use.part.tsx";
import { changePool, deletePool, membersQuery, poolQuery } from "./pools.queries.ts";

/** One pool: what is used of it, by whom, and its terms. */
export default function PoolDetail() {
  const id = useId();
  const may = useMay()("licenses_write");
  const navigate = useNavigate();
  const { data: pool } = useSuspenseQuery(poolQuery(id));
  const remove = () =>
    confirm({
      title: t.pools.deleteTitle(pool.name),
      body: t.pools.deleteBody(pool.member_count),
      button: t.pools.delete,
      isDanger: true,
      act: async () => {
        await deletePool(id);
        await navigate({ to: to.pools() });
      },
    });
  return (
    <Stack maw={840}>
      <Heading
        actions={
          may && (
            <Button
              variant="outline"
              color="red"
              size="sm"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={remove}
            >
              {t.pools.delete}
            </Button>
          )
        }
      >
        {pool.name}
      </Heading>
      <Group gap="xs">
        <Copyable value={pool.code} what={t.pools.code} />
        <Text size="sm">{t.pools.types[pool.type]}</Text>
        <PageLink to={to.account(pool.customer_account)}>{t.pools.itsAccount}</PageLink>
      </Group>
      <PoolUse pool={pool} />
      <Text size="sm">{t.pools.held(pool.held_total)}</Text>
      <Members pool={pool} />
      {may && <PoolForm key={pool.updated_at} pool={pool} />}
    </Stack>
  );
}

function Members({ pool }: { pool: ConsumptionPool }) {
  const { data: members } = useSuspenseQuery(membersQuery(pool.id));
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t.pools.members(pool.member_count)}
      </Title>
      {members.rows.length === 0 ? (
        <Text c="dimmed">{t.pools.noMembers}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.pools.types[pool.type]}</Table.Th>
              <Table.Th ta="right">{t.pools.heldOffline}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.rows.map(({ id, held }) => (
              <Table.Tr key={id}>
                <Table.Td>{pool.type === "license" ? <PageLink to={to.license(id)}>{id}</PageLink> : id}</Table.Td>
                <Table.Td ta="right">{number(held)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {members.hasNext && <Text c="dimmed">{t.pools.moreMembers(members.rows.length)}</Text>}
    </Stack>
  );
}

function PoolForm({ pool }: { pool: ConsumptionPool }) {
  const body = useBodyForm({
    initial: {
      name: pool.name,
      max_consumptions: String(pool.max_consumptions),
      max_overages: String(pool.max_overages),
      default_offline_checkout: String(pool.default_offline_checkout),
      allow_overages: pool.allow_overages,
      reset_consumption: pool.reset_consumption,
      consumption_period: pool.consumption_period ?? "",
    },
    submit: (typed, options) => changePool(pool.id, { name: typed.name, ...sentTerms(typed) }, options),
    onDone: () => toast(kit.form.saved),
  });
  return (
    <>
      <Title order={2} size="h4">
        {t.pools.edit}
      </Title>
      <BodyForm body={body}>
        <TextInput label={t.pools.name} required {...body.form.getInputProps("name")} />
        <PoolFields form={body.form} />
      </BodyForm>
    </>
  );
}
