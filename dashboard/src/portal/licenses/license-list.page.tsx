import { Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Heading } from "../../kit/heading.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { useSession } from "../session.ts";
import { Gauge } from "./gauge.part.tsx";
import { licensePage, type PortalLicense } from "./licenses.queries.ts";
import { Steps } from "./steps.part.tsx";
import { State, Validity } from "./validity.part.tsx";

/** The licenses that somebody holds or manages. */
export default function LicenseList() {
  const search = useAddress();
  const { kind, first_name, email } = useSession();
  const { data } = useSuspenseQuery(licensePage(search));
  const isLookedFor = search["product"] !== undefined || search["license_key"] !== undefined;
  const isLong = isLookedFor || data.hasNext || search["offset"] !== undefined;
  return (
    <>
      <Heading>{kind === "manager" ? t.licenses.managed : t.licenses.title}</Heading>
      <Text c="dimmed" size="sm" mb="md" style={{ overflowWrap: "anywhere" }}>
        {t.signedInAs(first_name === "" ? email : `${first_name} (${email})`)}
      </Text>
      {isLong && <Look />}
      {data.rows.length === 0 ? (
        <Text>{isLookedFor ? t.licenses.nothingFound : t.licenses.nothingYet[kind]}</Text>
      ) : (
        <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} p={0} m={0} style={{ listStyle: "none" }}>
          {data.rows.map((license) => (
            <Card key={license.id} license={license} />
          ))}
        </SimpleGrid>
      )}
      <Steps page={data} addressOf={(offset) => to.licenses({ ...search, offset })} offset={search["offset"]} />
    </>
  );
}

function Card({ license }: { license: PortalLicense }) {
  const { id, product, license_key, own_seats, seats, is_managed, order_store_id } = license;
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Title order={2} size="h4" style={{ overflowWrap: "anywhere" }}>
            <PageLink to={to.license(id)}>{product.product_name}</PageLink>
          </Title>
          <State license={license} />
        </Group>
        <Text size="sm" ff={license_key ? "monospace" : undefined} style={{ overflowWrap: "anywhere" }}>
          {license_key ?? t.licenses.licenseOf(id)}
        </Text>
        <Text size="sm">
          <Validity license={license} />
        </Text>
        <Gauge seats={is_managed ? seats : (own_seats ?? seats)} />
        {is_managed && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {t.licenses.managedOf(order_store_id)}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

/** For those who have very many. */
function Look() {
  const { product = "", license_key = "" } = useAddress();
  const navigate = useNavigate();
  return (
    <form
      key={`${product} ${license_key}`}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        const address = { product: String(typed.get("product")), license_key: String(typed.get("license_key")) };
        void navigate(targetOf(to.licenses(address)));
      }}
    >
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput name="product" label={t.licenses.product} defaultValue={product} />
        <TextInput name="license_key" label={t.licenses.key} defaultValue={license_key} />
        <Button type="submit" variant="default">
          {t.licenses.look}
        </Button>
      </Group>
    </form>
  );
}
