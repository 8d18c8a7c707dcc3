/** What each connector of a processor is opened with, secrets revealed. A system that is missing here has no connector in use. */
export interface ProcessorValues {
  readonly cloudways?: CloudwaysValues | undefined;
  readonly freshdesk?: FreshdeskValues | undefined;
  readonly versio?: VersioValues | undefined;
  readonly resellerclub?: ResellerClubValues | undefined;
  readonly rackspace?: RackspaceValues | undefined;
  readonly website_forms?: WebsiteFormsValues | undefined;
  readonly google_analytics?: GoogleAnalyticsValues | undefined;
  /** It has no API: enabled is all it takes. */
  readonly apple_keychain?: Readonly<Record<string, never>> | undefined;
}

/** The name of a system that has a connector. */
export type ProcessorName = keyof ProcessorValues;

/** Where the policy says that a product's hosting lives, by WHMCS product id; a product that is missing may live anywhere. */
export type LivesByProduct = Readonly<Record<number, string>>;

/** Of Cloudways. `backupsKept`: ISO 8601. */
export interface CloudwaysValues {
  readonly url: string;
  readonly token: string;
  readonly backupsKept: string;
  readonly lives: LivesByProduct;
  readonly callsPerMinute: number;
}

/** Of Freshdesk. `deleteAfter`: ISO 8601. */
export interface FreshdeskValues {
  readonly url: string;
  readonly apiKey: string;
  readonly fileOrigins: readonly string[];
  readonly tickets: "keep" | "delete";
  readonly deleteAfter: string;
  /** Whether exports hold what staff noted about the client. */
  readonly withNotes: boolean;
  readonly callsPerMinute: number;
}

/** Of Versio. */
export interface VersioValues {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly callsPerMinute: number;
}

/** Of ResellerClub. */
export interface ResellerClubValues {
  readonly url: string;
  readonly userId: number;
  readonly apiKey: string;
  /** The owner's word that customers there have nothing but domain names. */
  readonly onlyDomains: boolean;
  readonly callsPerMinute: number;
}

/** Of Rackspace Email. `backupsKept`: ISO 8601. `callsPerMinute` counts reads; half as many writes are made. */
export interface RackspaceValues {
  readonly url: string;
  readonly account: string;
  readonly userKey: string;
  readonly secretKey: string;
  readonly backupsKept: string;
  readonly lives: LivesByProduct;
  readonly callsPerMinute: number;
}

/** The plugins of WordPress whose rows the connector of the website's forms knows, as the policy names them. */
export const formPlugins = ["flamingo", "cfdb7", "wpforms", "gravity", "elementor"] as const;
export type FormPlugin = (typeof formPlugins)[number];

/** Of the website's forms. `forms`: whose rows may be erased and purged, `plugin:form`; `keep`: ISO 8601. */
export interface WebsiteFormsValues {
  readonly databaseUrl: string;
  readonly filesUrl: string | undefined;
  readonly filesKey: string | undefined;
  readonly forms: readonly string[];
  readonly keep: string;
  /** IANA zone in which the site's zone-less dates are read. */
  readonly timezone: string;
}

/** Of Google Analytics 4. `key`: the JSON of a service account. */
export interface GoogleAnalyticsValues {
  readonly url: string;
  readonly tokenUrl: string;
  readonly property: number;
  readonly key: string;
  readonly callsPerMinute: number;
}
