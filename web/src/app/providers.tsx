"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { KeptApp } from "@/app-install/kept-app";
import { asProblem } from "@/lib/problem";

/** The cache of what the server said. Nothing is tried again that the server has refused. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 30_000,
            refetchOnWindowFocus: false,
            retry: (failures, error) => {
              const { status, unreachable } = asProblem(error);
              return (unreachable || status >= 500) && failures < 2;
            },
            retryDelay: (attempt) => 500 * 2 ** attempt,
          },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      {children}
      <KeptApp />
    </QueryClientProvider>
  );
}
