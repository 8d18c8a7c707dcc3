/** Small conversions to the texts the WHMCS stand-in puts on the wire, as the vendor's samples show them. */

/** A flag as the strings "0" and "1". */
export function flag01(value: boolean): string {
  return value ? "1" : "0";
}

const GATEWAYS: Record<string, string> = { paypal: "PayPal", stripe: "Stripe", banktransfer: "Bank Transfer" };

/** The display name of a payment gateway. */
export function gatewayName(gateway: string): string {
  return GATEWAYS[gateway] ?? gateway;
}
