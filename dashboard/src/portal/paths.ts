import { writeAddress } from "../kit/list/list-search.ts";

type Search = Readonly<Record<string, string | number | undefined>>;

/** An address with what stands behind `?`. */
function at(path: string, search: Search = {}): string {
  return `${path}${writeAddress(search)}`;
}

/** Every address of the portal, below `/portal`. */
export const to = {
  licenses: (search?: Search) => at("/", search),
  license: (id: number, search?: Search) => at(`/licenses/${id}`, search),
  replaceDevice: (search?: Search) => at("/replace-device", search),
  offline: () => at("/offline"),
  account: () => at("/account"),
  signIn: (search?: Search) => at("/sign-in", search),
  signedOn: (search?: Search) => at("/sign-in/callback", search),
  newPassword: (search?: Search) => at("/new-password", search),
};
