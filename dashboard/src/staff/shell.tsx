import { AppShell, Burger, Button, Group, Menu, NavLink, ScrollArea, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { licet } from "../kit/api.ts";
import { IconLogout, IconSearch, IconUserCircle } from "../kit/icons.ts";
import { targetOf } from "../kit/link.tsx";
import { Hosts } from "../kit/shell/application.tsx";
import { Preferences } from "../kit/shell/preferences.tsx";
import { t as kit } from "../texts/kit.ts";
import { t } from "../texts/staff.ts";
import { navigation } from "./navigation.ts";
import { to } from "./paths.ts";
import { RunningBadge } from "./running/running-badge.part.tsx";
import { openSearch, SearchBox } from "./search/search-box.part.tsx";
import { forgetSession, useMay, useSession } from "./session.ts";
import { SignInOver } from "./sign-in/sign-in-over.part.tsx";

const places = navigation.flatMap(({ entries }) => entries);

/** What surrounds every page of the staff: menu, search, account. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the menu closes when a page was chosen.
  useEffect(close, [pathname]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 220, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <button type="button" className="licet-skip" onClick={skipToContent}>
        {kit.shell.skip}
      </button>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={kit.shell.menu} />
            <UnstyledButton component={Link} {...targetOf(to.overview())}>
              <Text fw={700}>{t.product}</Text>
            </UnstyledButton>
          </Group>
          <Group ml="auto" gap="xs" wrap="nowrap">
            <RunningBadge />
            <Button
              variant="default"
              size="xs"
              leftSection={<IconSearch size={14} aria-hidden />}
              onClick={openSearch}
              aria-keyshortcuts="Control+K"
            >
              {t.search.open}
            </Button>
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t.nav.main}>
        <ScrollArea>
          <MainMenu pathname={pathname} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <Hosts />
      <SignInOver />
      <SearchBox pages={places} />
    </AppShell>
  );
}

function skipToContent(): void {
  document.getElementById("content")?.focus();
}

function MainMenu({ pathname }: { pathname: string }) {
  const may = useMay();
  return navigation.map(({ name, entries }) => {
    const shown = entries.filter(({ permission }) => may(permission));
    if (shown.length === 0) return null;
    return (
      <div key={name ?? ""}>
        {name && (
          <Text size="xs" c="dimmed" fw={600} mt="sm" mb={4} px="sm">
            {name}
          </Text>
        )}
        {shown.map(({ text, to: address, icon: Icon }) => {
          const isHere = address === "/" ? pathname === "/" : pathname.startsWith(address);
          return (
            <NavLink
              key={address}
              component={Link}
              {...targetOf(address)}
              label={text}
              active={isHere}
              aria-current={isHere ? "page" : undefined}
              leftSection={<Icon size={18} aria-hidden />}
            />
          );
        })}
      </div>
    );
  });
}

function AccountMenu() {
  const { staff, company } = useSession();
  const navigate = useNavigate();
  const signOut = async () => {
    await licet.session.delete();
    forgetSession();
    await navigate({ to: to.signIn() });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" aria-label={kit.shell.me} px={6}>
          <IconUserCircle size={22} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {staff.name || staff.email} · {company.name}
        </Menu.Label>
        <Menu.Item component={Link} {...targetOf(to.me())} leftSection={<IconUserCircle size={16} aria-hidden />}>
          {kit.shell.me}
        </Menu.Item>
        <Preferences />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {kit.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
