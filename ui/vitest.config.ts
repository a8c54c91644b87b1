import { defineConfig, mergeConfig } from "vitest/config";

import app from "./vite.config.ts";

export default mergeConfig(
  app,
  defineConfig({
    // Svelte's runes as in a page: the modules under test react there.
    resolve: { conditions: ["browser"] },
    test: {
      include: ["src/**/*.test.ts"],
      environment: "happy-dom",
      // The words a page shows depend on these; a test that means another zone sets it.
      env: { TZ: "Europe/Berlin" },
      setupFiles: ["src/testing/setup.ts"],
      // One worker keeps its modules: a page of its own for each file costs more than all tests together.
      isolate: false,
      restoreMocks: true,
      unstubEnvs: true,
    },
  }),
);
