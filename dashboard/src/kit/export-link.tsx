import { Button } from "@mantine/core";
import { base } from "./api.ts";
import { IconDownload } from "./icons.ts";
import { filtersOf, type ListSearch, writeAddress } from "./list/list-search.ts";

/** Downloads what the filters of a list match: the browser reads the file from the server, however large it is. */
export function ExportLink({ path, search, text }: { path: string; search: ListSearch; text: string }) {
  const address = new URL(`api/v1/${path}${writeAddress(Object.fromEntries(filtersOf(search)))}`, base);
  return (
    <Button
      component="a"
      href={address.href}
      download
      variant="default"
      size="sm"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {text}
    </Button>
  );
}
