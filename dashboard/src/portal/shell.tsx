import { Anchor, Box, Container, Group, Text } from "@mantine/core";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { PageLink, targetOf } from "../kit/link.tsx";
import { Hosts } from "../kit/shell/application.tsx";
import { t as kit } from "../texts/kit.ts";
import { t } from "../texts/portal.ts";
import { to } from "./paths.ts";
import { looks, useSessionIfAny } from "./session.ts";

/** What surrounds every page of the portal: the vendor, where one can go, whom to ask. */
export function Shell() {
  return (
    <>
      <button type="button" className="licet-skip" onClick={() => document.getElementById("content")?.focus()}>
        {kit.shell.skip}
      </button>
      <Header />
      <Container component="main" id="content" tabIndex={-1} size="lg" py="lg" mih="70vh">
        <Outlet />
      </Container>
      <Footer />
      <Hosts />
    </>
  );
}

function Header() {
  const session = useSessionIfAny();
  const { pathname } = useLocation();
  const isIn = session !== null && !session.is_initial_password;
  const entries = isIn
    ? [
        { text: t.nav.licenses, address: to.licenses() },
        { text: t.nav.offline, address: to.offline() },
        { text: t.nav.account, address: to.account() },
      ]
    : [
        { text: t.nav.signIn, address: to.signIn({ company: looks()?.company }) },
        { text: t.nav.offline, address: to.offline() },
      ];
  return (
    <Box component="header" style={{ borderBottom: "1px solid var(--mantine-color-default-border)" }}>
      <Container size="lg" py="sm">
        <Group justify="space-between" gap="sm">
          <Vendor />
          <Group component="nav" gap="md" aria-label={t.nav.main}>
            {entries.map(({ text, address }) => (
              <PageLink
                key={text}
                to={address}
                size="sm"
                fw={pathname === address.split("?")[0] ? 650 : 400}
                aria-current={pathname === address.split("?")[0] ? "page" : undefined}
              >
                {text}
              </PageLink>
            ))}
          </Group>
        </Group>
      </Container>
    </Box>
  );
}

function Vendor() {
  const appearance = looks();
  return (
    <Anchor component={Link} {...targetOf(to.licenses())} c="inherit" underline="never">
      <Group gap="xs" wrap="nowrap">
        {appearance?.logo_path && <img src={appearance.logo_path} alt="" height={32} style={{ maxWidth: 140 }} />}
        <Text fw={700}>{appearance?.name ?? t.title}</Text>
      </Group>
    </Anchor>
  );
}

function Footer() {
  const { support_email, support_url } = looks() ?? {};
  if (!support_email && !support_url) return null;
  return (
    <Container component="footer" size="lg" py="lg">
      <Group gap="md">
        <Text size="sm" c="dimmed">
          {t.help}
        </Text>
        {support_email && (
          <Anchor size="sm" href={`mailto:${support_email}`}>
            {support_email}
          </Anchor>
        )}
        {support_url && (
          <Anchor size="sm" href={support_url} rel="noreferrer">
            {t.helpPage}
          </Anchor>
        )}
      </Group>
    </Container>
  );
}
