import type { Db } from "./connect.ts";

/**
 * Gives the planner, for tables that it knows nothing about yet, the fact that their rows belong to few companies.
 * Unless it knows, it takes any index that begins with company_id to be as good as the right one, and reads whole
 * tables by it until the first analysis, which replaces what is said here. Needs PostgreSQL 18; older ones learn it
 * from their first analysis.
 */
export async function describeUnknownTables(session: Db): Promise<void> {
  const [server] = await session<{ version: number }[]>`
    select current_setting('server_version_num')::integer as version`;
  if ((server?.version ?? 0) < 180_000) return;
  await session`
    select pg_restore_attribute_stats('schemaname', n.nspname::text, 'relname', c.relname::text,
      'attname', a.attname::text, 'inherited', false, 'null_frac', 0::real, 'avg_width', 8, 'n_distinct', 1::real)
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
    where n.nspname = current_schema() and c.relkind = 'r' and not exists (
      select from pg_stats s
      where s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname)`;
}
