import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  output: "export",
  trailingSlash: true,
  reactStrictMode: true,
  // `npm run check` holds the types; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: { globalNotFound: true },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
