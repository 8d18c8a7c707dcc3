import type { EntityDescription } from "../domain/data-map.ts";
import { appDescription } from "./cloudways/data-map.ts";
import { freshdeskDataMap } from "./freshdesk/data-map.ts";
import { rackspaceDataMap } from "./rackspace/data-map.ts";
import { resellerClubDataMap } from "./resellerclub/export.ts";
import { versioDataMap } from "./versio/export.ts";
import { formsDataMap } from "./website_forms/data-map.ts";
import { whmcsDataMap } from "./whmcs/data-map/index.ts";

/** What one system tells of a client, field by field. */
export interface DataMap {
  /** The connector's name, and the source's in the package. */
  readonly source: string;
  readonly entities: readonly EntityDescription[];
}

/**
 * The data map of every connector that exports: what `docs/` shows and the tests hold labels, titles and schemas against. One
 * line per connector.
 */
export const dataMaps: readonly DataMap[] = [
  { source: "whmcs", entities: whmcsDataMap },
  { source: "cloudways", entities: [appDescription] },
  { source: "freshdesk", entities: freshdeskDataMap },
  { source: "versio", entities: versioDataMap },
  { source: "resellerclub", entities: resellerClubDataMap },
  { source: "rackspace", entities: rackspaceDataMap },
  { source: "website_forms", entities: formsDataMap },
];
