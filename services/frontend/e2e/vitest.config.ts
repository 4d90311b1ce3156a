import { defineConfig } from "vitest/config";

/** Tests in a real browser against a running program at BASE_URL. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.test.ts"],
    // Vite gives BASE_URL a meaning of its own inside the tests.
    env: { APEX_BASE_URL: process.env.BASE_URL ?? "" },
    fileParallelism: false,
    // The steps build on each other: after a failure the rest would only repeat it.
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
