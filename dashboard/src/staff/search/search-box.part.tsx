import { Spotlight, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Icon, IconPlus, IconSearch } from "../../kit/icons.ts";
import { targetOf } from "../../kit/link.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { found, type Hit } from "./search.queries.ts";
import { pageOfHit } from "./search.rules.ts";

const typedMs = 150;

/** A page that can be gone to. */
interface Place {
  readonly text: string;
  readonly to: string;
  readonly icon: Icon;
  readonly permission: string;
}

/** Opens the box. */
export const openSearch = spotlight.open;

/** One box for everything: finds keys, orders, people, devices, decisions; goes to pages; runs commands. */
export function SearchBox({ pages: all }: { pages: readonly Place[] }) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), typedMs);
  const { data } = useQuery({ ...found(asked), enabled: asked !== "", placeholderData: keepPreviousData });
  const navigate = useNavigate();
  const may = useMay();
  const go = (address: string) => void navigate(targetOf(address));
  const wanted = text.trim().toLowerCase();
  const isWanted = (name: string) => name.toLowerCase().includes(wanted);
  const pages = all.filter((each) => may(each.permission) && isWanted(each.text));
  const commands = [{ text: t.search.newOrder, to: to.newOrder(), permission: "orders_write" }].filter(
    (each) => may(each.permission) && isWanted(each.text),
  );
  const groups = wanted === "" ? [] : (data?.groups ?? []);
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={["mod + K", "/", "shift + /"]}
      scrollable
      maxHeight={440}
      clearQueryOnClose
    >
      <Spotlight.Search
        placeholder={t.search.hint}
        aria-label={t.search.open}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ kind, hits }) => (
          <Spotlight.ActionsGroup key={kind} label={t.search.kinds[kind]}>
            {hits.map((hit: Hit) => (
              <Spotlight.Action
                key={hit.id}
                label={hit.title}
                description={hit.detail}
                onClick={() => go(pageOfHit(hit))}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t.search.commands}>
            {commands.map((each) => (
              <Spotlight.Action
                key={each.to}
                label={each.text}
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => go(each.to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t.search.pages}>
            {pages.map(({ text: name, to: address, icon: Icon }) => (
              <Spotlight.Action
                key={address}
                label={name}
                leftSection={<Icon size={16} aria-hidden />}
                onClick={() => go(address)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.length + pages.length + commands.length === 0 && <Spotlight.Empty>{t.search.nothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
