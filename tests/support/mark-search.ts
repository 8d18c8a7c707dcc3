import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { connectPrivateRedis } from "./redis-server.ts";
import { readEverything } from "./redis-contents.ts";
import type { Service } from "./service.ts";

/** Somewhere a personal datum could have been left, by a name for the report. */
export interface Place {
  readonly name: string;
  readonly content: string;
}

/** Every place an installation writes to: Redis, every file and file name under `var/`, every line it logged. */
export async function placesOfService(service: Pick<Service, "directory" | "lines">): Promise<Place[]> {
  const redis = connectPrivateRedis(service.directory);
  try {
    return [
      { name: "redis", content: await readEverything(redis) },
      ...filesUnder(join(service.directory, "var")),
      { name: "log", content: service.lines.join("\n") },
    ];
  } finally {
    redis.disconnect();
  }
}

/** Which needles stand where, upper or lower case alike, as `needle in place`. */
export function findMarks(places: readonly Place[], needles: readonly string[]): string[] {
  return places.flatMap(({ name, content }) => {
    const text = content.toLowerCase();
    return needles.filter((needle) => text.includes(needle.toLowerCase())).map((needle) => `${needle} in ${name}`);
  });
}

/** Bytes are read one to one as characters, so that a needle in ASCII is found in any file. */
function filesUnder(directory: string): Place[] {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const files = names.flatMap((name): Place[] => {
    const path = join(directory, name);
    const shown = `var/${relative(directory, path)}`;
    const content = readIfFile(path);
    return content === undefined ? [] : [{ name: shown, content: content.toString("latin1") }];
  });
  return [...files, { name: "file names", content: names.join("\n") }];
}

/** Undefined for folders and sockets, and for what went while it was being listed. */
function readIfFile(path: string): Buffer | undefined {
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
