export default {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/tests/support/strip-types.mjs" },
  moduleFileExtensions: ["ts", "mjs", "js", "json", "node"],
  // A deadline for what hangs, not a measure: machines that share their cores are slow at times.
  testTimeout: 90_000,
  maxWorkers: 2,
  // What test files leave behind in a process slows those after them down.
  workerIdleMemoryLimit: "512MB",
};
