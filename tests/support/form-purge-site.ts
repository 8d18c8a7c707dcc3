import { emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { Processor } from "../../src/connectors/processor.ts";
import type { WebsiteFormsValues } from "../../src/connectors/values.ts";
import { releaseDuty } from "../../src/duties/hold.ts";
import { latestPurgeAt } from "../../src/ledger/duties.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { openFormPurges } from "../../workers/purge-forms.ts";
import { type DutySite, withDutySite } from "./duty-site.ts";
import { formsNow, formsValues, openForms, withFormsSite, type FormsSite } from "./forms-site.ts";
import { processorsOf } from "./given-processors.ts";
import type { Mariadb } from "./mariadb.ts";

/** The weekly purge in process: a real ledger, the workers, and the website's database. */
export interface FormPurgeSite extends FormsSite {
  readonly site: DutySite;
  /** One sweep. */
  sweep(): Promise<void>;
  /** The newest purge with its steps as `purge_cfdb7 done 2 reason`; undefined: none was ever opened. */
  purge(): Promise<
    | { readonly id: string; readonly state: string; readonly reason: string | null; readonly steps: readonly string[] }
    | undefined
  >;
  /** Gives it turns until it rests. */
  turn(): Promise<void>;
  /** The owner's word. */
  release(): Promise<void>;
  /** Codes of the open tasks. */
  tasks(): Promise<readonly string[]>;
}

/** Runs a test. The purge acts through `wrap(connector)`, where one is given. */
export function withFormPurge(
  server: Mariadb,
  options: { readonly values?: Partial<WebsiteFormsValues>; readonly wrap?: (forms: Processor) => Processor },
  run: (on: FormPurgeSite) => Promise<void>,
): Promise<void> {
  const { values = {}, wrap = (forms) => forms } = options;
  return withFormsSite(server, values, (website) =>
    withDutySite({ world: emptyWorld(), processors: processorsOf(wrap(website.forms)) }, async (site) => {
      site.books.now = formsNow;
      const newest = () => latestPurgeAt(site.books.ledger, "website_forms");
      await run({
        ...website,
        site,
        sweep: () => openFormPurges(site.parts),
        purge: async () => {
          const duty = await newest();
          if (duty === undefined) return undefined;
          const steps = await listSteps(site.books.ledger, duty.id);
          return {
            id: duty.id,
            state: duty.state,
            reason: duty.reason,
            steps: steps.map(({ action, state, count, reason }) => [action, state, count, reason].join(" ").trim()),
          };
        },
        turn: async () => void (await site.finish((await newest())!.id)),
        release: async () => releaseDuty(site.books.acts, (await newest())!.id, "purge", "owner"),
        tasks: async () =>
          (await listTasks(site.books.ledger, { state: "open", limit: 50 })).map(({ code }) => code).toSorted(),
      });
    }),
  );
}

/** The same sites with other settings, as after a restart. */
export function withOtherSettings(
  on: FormPurgeSite,
  values: Partial<WebsiteFormsValues>,
): FormPurgeSite["site"]["parts"] {
  return { ...on.site.parts, processors: processorsOf(openForms(formsValues(on.url, values))) };
}
