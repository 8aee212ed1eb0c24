import { Skeleton, Stack } from "@mantine/core";
import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemAlert } from "./problem.tsx";

/** A part of a page that asks for its own data: what takes its place until then, and what went wrong. */
export function Loaded<Data, Key extends QueryKey>({
  query,
  children,
}: {
  query: UseQueryOptions<Data, Error, Data, Key>;
  children: (data: Data) => ReactNode;
}) {
  const { data, error, isSuccess, refetch } = useQuery(query);
  if (isSuccess) return children(data);
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  return (
    <Stack gap="xs" aria-busy>
      <Skeleton h={14} w="40%" />
      <Skeleton h={14} />
      <Skeleton h={14} w="70%" />
    </Stack>
  );
}
