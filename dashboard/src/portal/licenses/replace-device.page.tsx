import { Alert, List, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Heading } from "../../kit/heading.tsx";
import { ButtonLink, PageLink } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { Devices } from "./devices.part.tsx";
import { licensePage, licenseQuery } from "./licenses.queries.ts";

/** For whoever has a new computer while all seats are taken: which license, which old device, and what comes then. */
export default function ReplaceDevice() {
  const { license } = useAddress();
  return (
    <Stack maw={720}>
      <Heading>{t.replace.title}</Heading>
      {license === undefined ? <ChooseLicense /> : <ChooseDevice id={Number(license)} />}
    </Stack>
  );
}

function ChooseLicense() {
  const { data } = useSuspenseQuery(licensePage({}));
  if (data.rows.length === 0) return <Text>{t.replace.noLicense}</Text>;
  return (
    <>
      <Text>{t.replace.which}</Text>
      <List>
        {data.rows.map(({ id, product, license_key }) => (
          <List.Item key={id} style={{ overflowWrap: "anywhere" }}>
            <PageLink to={to.replaceDevice({ license: id })}>
              {product.product_name} {license_key ?? t.licenses.licenseOf(id)}
            </PageLink>
          </List.Item>
        ))}
      </List>
    </>
  );
}

function ChooseDevice({ id }: { id: number }) {
  const { data: license } = useSuspenseQuery(licenseQuery(id));
  const [freed, setFreed] = useState<string>();
  const { product, seats, own_seats, may } = license;
  const { used, most } = own_seats ?? seats;
  return (
    <>
      <Text style={{ overflowWrap: "anywhere" }}>{t.replace.of(product.product_name)}</Text>
      {freed === undefined ? (
        <Text>{most !== null && used >= most ? t.replace.full : t.replace.hasRoom}</Text>
      ) : (
        <section>
          <Title order={2} size="h4" mb="xs">
            {t.replace.next}
          </Title>
          <List type="ordered">
            {t.replace.steps(product.product_name).map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </section>
      )}
      {!may.free_devices && !may.ask_to_free_devices && <Alert color="orange">{t.replace.notAllowed}</Alert>}
      <Devices license={license} onFreed={({ name }) => setFreed(name)} />
      <div>
        <ButtonLink to={to.license(id)} variant="default">
          {t.replace.toLicense}
        </ButtonLink>
      </div>
    </>
  );
}
