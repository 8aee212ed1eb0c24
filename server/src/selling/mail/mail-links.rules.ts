/**
 * The addresses that mails hold, each of a page of the dashboard or of the portal; `server` is where Licet is reached.
 * Tokens stand behind `#`, where no server and no proxy logs them.
 */
export const mailLinks = {
  portal: (server: string, company: number) => `${server}/portal/?company=${company}`,
  signIn: (server: string, company: number, token: string) => `${server}/portal/link?company=${company}#${token}`,
  confirm: (server: string, company: number, token: string) => `${server}/portal/confirm?company=${company}#${token}`,
  imported: (server: string, kind: string, id: number) => `${server}/imports/${kind}/${id}`,
  webhook: (server: string, id: number) => `${server}/webhooks/${id}`,
} as const;
