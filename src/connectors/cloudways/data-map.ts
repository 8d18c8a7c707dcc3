import type { EntityDescription } from "../../domain/data-map.ts";
import { kept, leftOut, main, masked } from "../data-rows.ts";

/** What Cloudways tells of an application, field by field. */
export const appDescription: EntityDescription = {
  entity: "apps",
  origins: ["GET /server", "GET /project"],
  purpose: "delivery",
  legalBasis: "contract",
  retention: "hosting",
  recipients: ["hosting"],
  isPortable: true,
  fields: [
    kept("id", "appId", "id", main),
    kept("label", "label", "text", main),
    kept("cname", "domain", "text", main),
    kept("aliases", "aliases", "texts"),
    kept("app_fqdn", "hostname", "text"),
    kept("application", "application", "text"),
    kept("app_version", "version", "text"),
    kept("server_id", "serverId", "id"),
    kept("project_name", "project", "text"),
    kept("created_at", "createdAt", "moment"),
    // The site's administrator, whose address may be the agency's.
    masked("app_user", "administrator", "text", "own_addresses"),
    ...leftOut("secret", "app_password", "sys_password", "mysql_password"),
    ...leftOut("technical", "project_id", "sys_user", "mysql_user", "mysql_db_name", "webroot", "symlink"),
    ...leftOut("technical", "is_csr_available", "lets_encrypt", "app_version_id", "cms_app_id"),
  ],
};
