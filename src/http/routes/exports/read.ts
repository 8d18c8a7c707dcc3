import { readRoutes } from "../duties/read.ts";
import { exportSchema } from "../../schemas.ts";

/** Exports with their sources and package, newest first, and one of them. */
export const readExports = readRoutes({ kind: "export", path: "/v1/exports", tag: "exports", schema: exportSchema });
