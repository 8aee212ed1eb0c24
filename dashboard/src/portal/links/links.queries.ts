import type { PortalLink } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";
import { beginSession } from "../session.ts";

/** What a mailed link is good for; looking uses nothing up. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ["portal-link", token],
    queryFn: async (): Promise<PortalLink> => ({ ...(await licet.portal.link({ token })) }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Signs in with a link, and sets a password where one was chosen. */
export async function signInByLink(token: string, new_password: string): Promise<void> {
  const { ...answer } = await licet.portal.sessionLink({ token, ...(new_password === "" ? {} : { new_password }) });
  beginSession(answer);
}

/** Confirms that a device makes place. */
export async function confirmLink(token: string): Promise<void> {
  await licet.portal.linkConfirm({ token });
}
