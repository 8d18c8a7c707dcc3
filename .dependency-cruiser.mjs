// The arrows between the rooms of the house. A new arrow is a decision: write it down in docs/decisions/ first.

/** A room may import itself, the named rooms and nothing else of ours. */
const mayImport = (room, ...others) => ({
  name: `${room.replaceAll("/", "-")}-arrows`,
  comment: `${room} imports ${others.length === 0 ? "no other room" : others.join(", ")} only`,
  severity: "error",
  from: { path: `^${room}/` },
  to: { path: "^(src|workers|config|simulators|scripts|tests)/", pathNot: [room, ...others].map((path) => `^${path}`) },
});

/** Only some places import a package, so that it can be replaced and its rules are kept in one place. */
const onlyThere = (name, packages, places) => ({
  name,
  severity: "error",
  from: { path: "^(src|workers|config)/", pathNot: places },
  to: { path: packages },
});

const nobody = (room, exceptions) => ({
  name: `nobody-imports-${room.split("/").pop()}`,
  severity: "error",
  from: { path: "^(src|workers|config|simulators|scripts)/", pathNot: [`^${room}/`, ...exceptions] },
  to: { path: `^${room}/` },
});

const inside = ["src/domain", "src/observability"];
const compositionRoot = ["^src/(main|installation|facts|watch|replay)\\.ts$"];

export default {
  forbidden: [
    {
      name: "no-circles",
      comment: "types are gone at run time, so a circle closed by one is none",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-dev-dependency-in-production",
      severity: "error",
      from: { path: "^(src|workers|config)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    mayImport("src/domain"),
    mayImport("src/observability", "src/domain"),
    mayImport("src/ledger", ...inside),
    mayImport("src/queues", "src/ledger", ...inside),
    mayImport("src/duties", "src/ledger", "src/queues", ...inside),
    mayImport("src/webhook", "src/duties", "src/ledger", ...inside),
    mayImport("src/http", "src/duties", "src/ledger", "src/webhook", ...inside),
    mayImport("src/connectors", ...inside),
    mayImport("src/package", "src/connectors/connector.ts", ...inside),
    mayImport("src/notices", "src/ledger", ...inside),
    mayImport(
      "workers",
      "src/duties",
      "src/ledger",
      "src/queues",
      "src/connectors",
      "src/package",
      "src/notices",
      ...inside,
    ),
    mayImport("config", "src/connectors/values.ts", ...inside),
    mayImport("simulators", "src/domain"),
    {
      name: "connectors-alone",
      comment: "one connector never imports another",
      severity: "error",
      from: { path: "^src/connectors/([^/]+)/" },
      to: { path: "^src/connectors/[^/]+/", pathNot: "^src/connectors/$1/" },
    },
    {
      name: "config-is-read-at-the-door",
      severity: "error",
      from: { path: "^(src|workers|simulators)/", pathNot: "^src/main\\.ts$" },
      to: { path: "^config/" },
    },
    nobody("src/http", compositionRoot),
    // What measures a chore of the workers runs it.
    nobody("workers", [...compositionRoot, "^scripts/bench/"]),
    nobody("simulators", ["^scripts/"]),
    // What measures and what runs PHPUnit stand on the ground of the tests: MariaDB and a WHMCS of their own.
    nobody("tests", ["^scripts/(phpunit\\.ts$|bench|rehearse/)"]),
    onlyThere("axios-in-one-place", "^node_modules/axios", ["^src/connectors/http-client\\.ts$"]),
    onlyThere("database-driver-in-one-place", "^(node:)?sqlite$", ["^src/ledger/open\\.ts$"]),
    onlyThere("website-database-in-one-connector", "^node_modules/mysql2/", ["^src/connectors/website_forms/"]),
    onlyThere("queue-in-one-room", "^node_modules/(bullmq|ioredis)/", ["^src/queues/", "^src/main\\.ts$"]),
    onlyThere("express-in-two-rooms", "^node_modules/express/", ["^src/(http|webhook)/"]),
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
