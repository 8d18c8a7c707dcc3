export default {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/tests/support/strip-types.mjs" },
  moduleFileExtensions: ["ts", "mjs", "js", "json", "node"],
  testTimeout: 30_000,
  maxWorkers: 2,
};
