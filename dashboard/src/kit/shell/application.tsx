import "@mantine/core/styles.css";
import { LicetError } from "@licet/sdk";
import { MantineProvider, type MantineThemeOverride } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "../api.ts";
import { ConfirmHost } from "../confirm/confirm.tsx";
import { nonce } from "../nonce.ts";
import { NotAllowed } from "../problem.tsx";
import { readableVariables } from "../theme.ts";
import "./application.css";

/** Draws an application: its theme, its routes, and what stands beside them. */
export function draw(router: AnyRouter, theme: MantineThemeOverride, beside?: ReactNode): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no #root");
  reloadOnceWhenStale();
  createRoot(root, { onCaughtError: noteError }).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={readableVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        {beside}
      </MantineProvider>
    </StrictMode>,
  );
}

/** A refusal that a page shows to the person is no error of ours. */
function noteError(error: unknown): void {
  if (!(error instanceof NotAllowed || error instanceof LicetError)) console.error(error);
}

/** A deploy takes the files of an old tab away: it reloads by itself, once in a while, and never over a dirty form. */
function reloadOnceWhenStale(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem("licet.reloaded") ?? 0);
    const isDirty = document.querySelector("form [data-dirty]") !== null;
    if (isDirty || performance.timeOrigin - last < 10_000) return;
    event.preventDefault();
    sessionStorage.setItem("licet.reloaded", String(performance.timeOrigin));
    location.reload();
  });
}

/** What every application shows above its pages. */
export function Hosts() {
  return <ConfirmHost />;
}
