import type { CustomField } from "./records-people.ts";

/** A hosting product bought (GetClientsProducts). */
export interface Service {
  readonly serviceId: number;
  readonly clientId: number;
  readonly orderId: number | undefined;
  readonly productId: number;
  readonly productName: string;
  readonly groupName: string;
  readonly quantity: number | undefined;
  readonly status: string;
  readonly domain: string;
  readonly username: string;
  readonly serverId: number | undefined;
  readonly serverName: string;
  readonly serverHostname: string;
  readonly dedicatedIp: string;
  readonly assignedIps: string;
  readonly nameServers: readonly string[];
  readonly registeredOn: string | undefined;
  readonly nextDueOn: string | undefined;
  readonly billingCycle: string;
  readonly firstPaymentAmount: string | undefined;
  readonly recurringAmount: string | undefined;
  readonly paymentMethod: string;
  readonly subscriptionId: string;
  readonly suspensionReason: string;
  readonly overrideAutoSuspend: boolean;
  readonly notes: string;
  readonly diskUsage: string;
  readonly bandwidthUsage: string;
  readonly customFields: readonly CustomField[];
  readonly configurableOptions: readonly { readonly name: string; readonly value: string }[];
}

/** A product addon bought for a service (GetClientsAddons). */
export interface ServiceAddon {
  readonly serviceAddonId: number;
  readonly clientId: number;
  readonly serviceId: number | undefined;
  /** Which addon of the catalogue; undefined for one made up for this service alone, which has no module. */
  readonly catalogueId: number | undefined;
  readonly orderId: number | undefined;
  readonly name: string;
  readonly status: string;
  readonly registeredOn: string | undefined;
  readonly nextDueOn: string | undefined;
  readonly billingCycle: string;
  readonly setupFee: string | undefined;
  readonly recurringAmount: string | undefined;
  readonly paymentMethod: string;
  readonly notes: string;
}

/** A registered domain name (GetClientsDomains). */
export interface RegisteredDomain {
  readonly domainId: number;
  readonly clientId: number;
  readonly orderId: number | undefined;
  readonly domainName: string;
  readonly registrationType: string;
  readonly registrar: string;
  readonly status: string;
  readonly registeredOn: string | undefined;
  readonly expiresOn: string | undefined;
  readonly nextDueOn: string | undefined;
  readonly firstPaymentAmount: string | undefined;
  readonly recurringAmount: string | undefined;
  readonly paymentMethod: string;
  readonly subscriptionId: string;
  readonly idProtection: boolean;
  readonly doNotRenew: boolean;
  readonly notes: string;
}

/** Ends a service (GetCancelledPackages); it stays on the list after it was carried out. */
export interface CancellationRequest {
  readonly cancellationRequestId: number;
  readonly serviceId: number;
  readonly requestedAt: string | undefined;
  /** `unknown`: a word the reference does not know; never act on it. */
  readonly type: "immediate" | "end_of_billing_period" | "unknown";
  readonly reason: string;
}

/** The catalogue's view of a product (GetProducts). */
export interface Product {
  readonly productId: number;
  /** hostingaccount, reselleraccount, server or other; "" if WHMCS did not say. */
  readonly type: string;
}
