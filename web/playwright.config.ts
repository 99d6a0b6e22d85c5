import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/**
 * Against a real server. CRYPTOPREDICT_URL names one that runs and has no owner yet; without it one is started in a home of its
 * own. Chromium is found at CHROMIUM_PATH, else at /usr/bin/chromium.
 */
const port = Number(process.env.CRYPTOPREDICT_E2E_PORT ?? 8719);
const running = process.env.CRYPTOPREDICT_URL;
/** Emptied before each run, so that the server meets its first visit; deliberately not taken from the environment. */
const home = join(tmpdir(), `cryptopredict-e2e-${port}`);
const command = process.env.CRYPTOPREDICT_BIN ?? "../.venv/bin/cryptopredict";

export default defineConfig({
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  projects: [
    { name: "e2e", testDir: "e2e" },
    { name: "screenshots", testDir: "scripts", testMatch: ["screenshots.ts", "gallery.ts"] },
  ],
  use: {
    baseURL: running ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 1000 },
    reducedMotion: "reduce",
    // The installed app has a journey of its own, which lets its worker in.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
  ...(running
    ? {}
    : {
        webServer: {
          command: `rm -rf "${home}" && exec ${command} up --port ${port} --no-open --source simulated`,
          url: `http://127.0.0.1:${port}/api/v1/health/ready`,
          env: { CRYPTOPREDICT_HOME: home },
          timeout: 240_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
          stdout: "ignore",
          stderr: "ignore",
        },
      }),
});
