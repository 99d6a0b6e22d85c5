import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** `next dev` forwards the API to a running server; the export is served by that server itself. */
const api = process.env.CRYPTOPREDICT_URL ?? "http://127.0.0.1:8700";
const developing = process.env.NODE_ENV === "development";

const config: NextConfig = {
  ...(developing
    ? {
        skipTrailingSlashRedirect: true,
        rewrites: async () => [{ source: "/api/:path*", destination: `${api}/api/:path*` }],
      }
    : { output: "export" }),
  trailingSlash: true,
  reactStrictMode: true,
  // `npm run check` holds the types; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: { globalNotFound: true },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
