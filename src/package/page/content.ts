import type { Language, Policy } from "../../domain/policy.ts";
import { contactOf } from "../contact.ts";
import type { PackageFile } from "../manifest.ts";
import type { ReadSource } from "../read-source.ts";
import type { Translate } from "../texts/translate.ts";
import { createFormats, type Formats } from "./formats.ts";

/** What the page shows. */
export interface PageContent {
  readonly clientId: number;
  readonly language: Language;
  readonly policy: Policy;
  readonly generatedAt: Date;
  readonly sources: readonly ReadSource[];
  /** Every file but the page and the manifest. */
  readonly files: readonly PackageFile[];
  readonly translate: Translate;
}

/** What every part of the page is written with. */
export interface Writing {
  readonly translate: Translate;
  readonly formats: Formats;
  readonly policy: Policy;
  /** The controller's name, and where to write to. */
  readonly contact: string;
}

/** The means to write a page in its language. */
export function createWriting({ language, policy, translate }: PageContent): Writing {
  const contact = contactOf(policy.controller);
  return { translate, formats: createFormats(language, policy.timezone), policy, contact };
}
